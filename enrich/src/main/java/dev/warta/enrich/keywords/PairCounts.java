package dev.warta.enrich.keywords;

import java.util.Arrays;

/** How often each pair of terms stands side by side; an open hash table of numbers. */
final class PairCounts {

  private static final long NONE = -1;

  private long[] pairs = new long[1024];
  private int[] counts = new int[1024];
  private int size;

  PairCounts() {
    Arrays.fill(pairs, NONE);
  }

  void add(int left, int right) {
    if (2 * size > pairs.length) {
      grow();
    }
    int at = place(pair(left, right));
    if (pairs[at] == NONE) {
      pairs[at] = pair(left, right);
      size++;
    }
    counts[at]++;
  }

  int count(int left, int right) {
    return counts[place(pair(left, right))];
  }

  /** What is done with each pair. */
  @FunctionalInterface
  interface Taker {
    void take(int left, int right, int count);
  }

  void each(Taker taker) {
    for (int i = 0; i < pairs.length; i++) {
      if (pairs[i] != NONE) {
        taker.take((int) (pairs[i] >> 32), (int) pairs[i], counts[i]);
      }
    }
  }

  private static long pair(int left, int right) {
    return (long) left << 32 | right;
  }

  private int place(long pair) {
    long mixed = pair * 0x9E3779B97F4A7C15L;
    int at = (int) (mixed >>> 33) & pairs.length - 1;
    while (pairs[at] != NONE && pairs[at] != pair) {
      at = at + 1 & pairs.length - 1;
    }
    return at;
  }

  private void grow() {
    long[] oldPairs = pairs;
    int[] oldCounts = counts;
    pairs = new long[2 * oldPairs.length];
    counts = new int[pairs.length];
    Arrays.fill(pairs, NONE);
    for (int i = 0; i < oldPairs.length; i++) {
      if (oldPairs[i] != NONE) {
        int at = place(oldPairs[i]);
        pairs[at] = oldPairs[i];
        counts[at] = oldCounts[i];
      }
    }
  }
}
