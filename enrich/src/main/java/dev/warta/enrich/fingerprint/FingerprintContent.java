package dev.warta.enrich.fingerprint;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.Step;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Makes the fingerprint by which equal and nearly equal articles are found: a MinHash signature of
 * the body.
 *
 * <p>Start with {@link #similarity} to compare two of them. Case, spaces and punctuation do not
 * count, the title does not either. One-permutation MinHash (Li, Owen and Zhang 2012): each run of
 * four words falls into one of 128 bins, which keeps the smallest value; a bin without any takes
 * the value of another one, chosen by a fixed hash (densification by Shrivastava 2017).
 *
 * <p>Signatures are stored: what this class computes for a text must never change. Stateless and
 * safe for use by several threads.
 */
public final class FingerprintContent implements Step {

  /** Values of a signature. */
  private static final int BINS = 128;

  private static final ByteBuffer TOO_SHORT = ByteBuffer.allocate(0).asReadOnlyBuffer();

  private static final long EMPTY = -1;

  @Override
  public ArticleDraft apply(ArticleDraft draft) {
    return draft.withFingerprint(signature(draft.body()));
  }

  /**
   * Estimates how much two texts have in common, from their fingerprints.
   *
   * @return the share of runs of four words that both have (Jaccard), from 0 to 1; 0 where one of
   *     them was too short for a fingerprint
   * @throws IllegalArgumentException when one is not a fingerprint of this class
   */
  public static double similarity(ByteBuffer a, ByteBuffer b) {
    if (!a.hasRemaining() || !b.hasRemaining()) {
      return 0.0;
    }
    requireSignature(a);
    requireSignature(b);
    int equal = 0;
    for (int bin = 0; bin < BINS; bin++) {
      int offset = bin * Integer.BYTES;
      if (a.getInt(a.position() + offset) == b.getInt(b.position() + offset)) {
        equal++;
      }
    }
    return (double) equal / BINS;
  }

  private static void requireSignature(ByteBuffer bytes) {
    if (bytes.remaining() != BINS * Integer.BYTES) {
      throw new IllegalArgumentException(
          "a fingerprint has " + BINS * Integer.BYTES + " bytes, not " + bytes.remaining());
    }
  }

  private static ByteBuffer signature(String text) {
    long[] shingles = Shingles.of(text);
    if (shingles.length == 0) {
      return TOO_SHORT.duplicate();
    }
    long[] smallest = densified(smallestOfBins(shingles));
    ByteBuffer bytes = ByteBuffer.allocate(BINS * Integer.BYTES);
    for (long value : smallest) {
      bytes.putInt((int) value);
    }
    return bytes.flip();
  }

  /** The bin is in the lowest bits of a hash, the value in its upper 32. */
  private static long[] smallestOfBins(long[] shingles) {
    long[] smallest = new long[BINS];
    Arrays.fill(smallest, EMPTY);
    for (long shingle : shingles) {
      int bin = (int) (shingle & BINS - 1);
      long value = shingle >>> 32;
      if (smallest[bin] == EMPTY || value < smallest[bin]) {
        smallest[bin] = value;
      }
    }
    return smallest;
  }

  private static long[] densified(long[] smallest) {
    long[] full = smallest.clone();
    for (int bin = 0; bin < BINS; bin++) {
      for (int attempt = 1; full[bin] == EMPTY; attempt++) {
        full[bin] = smallest[donor(bin, attempt)];
      }
    }
    return full;
  }

  private static int donor(int bin, int attempt) {
    return (int) (Shingles.mixed((long) attempt * BINS + bin) & BINS - 1);
  }
}
