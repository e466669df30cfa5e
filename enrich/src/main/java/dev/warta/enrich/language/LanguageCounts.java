package dev.warta.enrich.language;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * How often each language has each bucket of {@link NgramFeatures}: what a language model is made
 * of, and its file.
 *
 * <p>A bucket's row holds pairs of two bytes, a language's number and the level of its count.
 * Levels are logarithmic, so that a count is right to a tenth.
 *
 * @param tags BCP-47 tags; a language that is written in two alphabets may stand twice
 * @param totals number of features seen in each language
 * @param rows where the row of each bucket begins in {@code entries}, and where the last ends
 * @param entries the rows
 */
public record LanguageCounts(String[] tags, int[] totals, int[] rows, byte[] entries) {

  private static final int MAGIC = 0x574C4D31;

  /** Levels a doubling. */
  private static final int STEPS = 4;

  /** Rounds a count to its level. */
  public static byte level(int count) {
    return (byte) Math.round(STEPS * Math.log(count) / Math.log(2));
  }

  /** The count that a level stands for. */
  static double count(int level) {
    return Math.pow(2, (double) level / STEPS);
  }

  /** Reads what {@link #write} has written. */
  static LanguageCounts read(InputStream file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(new GZIPInputStream(file, 1 << 16), 1 << 16))) {
      if (in.readInt() != MAGIC || in.readInt() != NgramFeatures.BUCKETS) {
        throw new IOException("not a language model of this version");
      }
      String[] tags = new String[in.readUnsignedByte()];
      int[] totals = new int[tags.length];
      for (int language = 0; language < tags.length; language++) {
        tags[language] = in.readUTF();
        totals[language] = in.readInt();
      }
      int[] rows = readRows(in);
      return new LanguageCounts(tags, totals, rows, readEntries(in, rows[rows.length - 1]));
    }
  }

  private static int[] readRows(DataInputStream in) throws IOException {
    byte[] sizes = new byte[NgramFeatures.BUCKETS];
    in.readFully(sizes);
    int[] rows = new int[sizes.length + 1];
    for (int bucket = 0; bucket < sizes.length; bucket++) {
      rows[bucket + 1] = rows[bucket] + 2 * (sizes[bucket] & 0xff);
    }
    return rows;
  }

  private static byte[] readEntries(DataInputStream in, int length) throws IOException {
    byte[] entries = new byte[length];
    byte[] half = new byte[length / 2];
    for (int offset = 0; offset < 2; offset++) {
      in.readFully(half);
      for (int i = 0; i < half.length; i++) {
        entries[2 * i + offset] = half[i];
      }
    }
    return entries;
  }

  /** Writes the file: the same bytes for the same counts. */
  public void write(OutputStream file) throws IOException {
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(file, 1 << 16))) {
      out.writeInt(MAGIC);
      out.writeInt(NgramFeatures.BUCKETS);
      out.writeByte(tags.length);
      for (int language = 0; language < tags.length; language++) {
        out.writeUTF(tags[language]);
        out.writeInt(totals[language]);
      }
      for (int bucket = 0; bucket < NgramFeatures.BUCKETS; bucket++) {
        out.writeByte((rows[bucket + 1] - rows[bucket]) / 2);
      }
      // Languages and levels apart: that compresses better.
      for (int offset = 0; offset < 2; offset++) {
        byte[] half = new byte[entries.length / 2];
        for (int i = 0; i < half.length; i++) {
          half[i] = entries[2 * i + offset];
        }
        out.write(half);
      }
    }
  }
}
