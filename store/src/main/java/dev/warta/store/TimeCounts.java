package dev.warta.store;

import java.time.Instant;
import java.util.List;

/**
 * Counts of articles over time.
 *
 * @param counted how many articles were counted, the latest of those that match
 * @param isExact whether these are all that match; else what is before the first of the times with
 *     a count is not known
 * @param times beginnings of the intervals, without a gap
 * @param series those with the most articles first
 */
public record TimeCounts(int counted, boolean isExact, List<Instant> times, List<Series> series) {

  /**
   * One series.
   *
   * @param value as a filter takes it; null for all articles
   * @param label for people to read; null where the value says it all
   * @param counts one for each of the times
   */
  public record Series(String value, String label, List<Integer> counts) {}
}
