package dev.warta.enrich.entities.tagger;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The weights of a model, a byte each: for what is seen of a word, and for how tags follow each
 * other.
 *
 * <p>What is seen is a hash, which finds a row of {@link NameTags#COUNT} weights; rows are shared
 * by whatever falls on them. A row is one long, so that a word costs one memory access for each
 * thing seen and all tags are summed at once. Immutable once read.
 */
public final class TagModel {

  private static final int FORMAT = 1;
  private static final long EVEN_BYTES = 0x00FF00FF00FF00FFL;
  private static final int ZERO = 128;

  /** Steps from nothing to the largest weight; more make the file larger and no tag better. */
  private static final int STEPS = 63;

  private static final float LEAST_WEIGHT = 0.03f;

  private final int bits;
  private final float scale;
  private final long[] rows;

  /** By kind of word, tag before (or start) and tag. */
  private final float[] transitions;

  private TagModel(int bits, float scale) {
    this.bits = bits;
    this.scale = scale;
    this.rows = new long[1 << bits];
    this.transitions = new float[Words.KINDS * (NameTags.COUNT + 1) * NameTags.COUNT];
    Arrays.fill(rows, 0x8080808080808080L);
  }

  /** Reads the bundled model. */
  public static TagModel bundled() {
    try (InputStream stream = TagModel.class.getResourceAsStream("names.model.gz")) {
      return read(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read names.model.gz", e);
    }
  }

  /** How many weights transitions have. */
  public static int transitionCount() {
    return Words.KINDS * (NameTags.COUNT + 1) * NameTags.COUNT;
  }

  /** Where the weight of a transition stands. */
  public static int transition(int kind, int before, int tag) {
    return (kind * (NameTags.COUNT + 1) + before) * NameTags.COUNT + tag;
  }

  /** The row of what is seen, in a table of so many bits. */
  public static int row(int seen, int bits) {
    return seen >>> 32 - bits;
  }

  /**
   * Makes a model of trained weights; the smallest are left out.
   *
   * @param bits logarithm of the number of rows
   * @param weights {@link NameTags#COUNT} for each row
   */
  public static TagModel of(int bits, float[] weights, float[] transitions) {
    float largest = 0;
    for (float weight : weights) {
      largest = Math.max(largest, Math.abs(weight));
    }
    TagModel model = new TagModel(bits, largest / STEPS);
    System.arraycopy(transitions, 0, model.transitions, 0, transitions.length);
    for (int row = 0; row < model.rows.length; row++) {
      long packed = 0x8000000000000000L;
      for (int tag = 0; tag < NameTags.COUNT; tag++) {
        float exact = weights[row * NameTags.COUNT + tag];
        int weight = Math.abs(exact) < LEAST_WEIGHT ? 0 : Math.round(exact / model.scale);
        packed |= (long) (weight + ZERO) << 8 * tag;
      }
      model.rows[row] = packed;
    }
    return model;
  }

  /** Reads what {@link #write} wrote. */
  public static TagModel read(InputStream stream) throws IOException {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(new GZIPInputStream(stream), 1 << 16));
    if (in.readInt() != FORMAT) {
      throw new IOException("not a model of names of format " + FORMAT);
    }
    TagModel model = new TagModel(in.readByte(), in.readFloat());
    for (int i = 0; i < model.transitions.length; i++) {
      model.transitions[i] = in.readFloat();
    }
    byte[] weights = new byte[model.rows.length];
    for (int tag = 0; tag < NameTags.COUNT; tag++) {
      in.readFully(weights);
      for (int row = 0; row < weights.length; row++) {
        long weight = weights[row] + ZERO;
        model.rows[row] = model.rows[row] & ~(0xFFL << 8 * tag) | weight << 8 * tag;
      }
    }
    return model;
  }

  /** Writes the model, tag by tag, which compresses best. */
  public void write(OutputStream stream) throws IOException {
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(stream))) {
      out.writeInt(FORMAT);
      out.writeByte(bits);
      out.writeFloat(scale);
      for (float transition : transitions) {
        out.writeFloat(transition);
      }
      byte[] weights = new byte[rows.length];
      for (int tag = 0; tag < NameTags.COUNT; tag++) {
        for (int row = 0; row < rows.length; row++) {
          weights[row] = (byte) ((rows[row] >>> 8 * tag & 0xFF) - ZERO);
        }
        out.write(weights);
      }
    }
  }

  /**
   * Sums the weights of what is seen of a word.
   *
   * @param seen what is seen, at most 256 things
   * @param count how many things
   * @param scores gets the sum of each tag, from an offset on
   */
  void score(int[] seen, int count, float[] scores, int offset) {
    long even = 0;
    long odd = 0;
    int shift = 32 - bits;
    for (int i = 0; i < count; i++) {
      long row = rows[seen[i] >>> shift];
      even += row & EVEN_BYTES;
      odd += row >>> 8 & EVEN_BYTES;
    }
    int zero = ZERO * count;
    for (int tag = 0; tag < NameTags.COUNT; tag++) {
      long sums = (tag & 1) == 0 ? even : odd;
      scores[offset + tag] = scale * ((int) (sums >>> 16 * (tag >> 1) & 0xFFFF) - zero);
    }
  }

  float transitionWeight(int kind, int before, int tag) {
    return transitions[transition(kind, before, tag)];
  }
}
