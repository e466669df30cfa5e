package dev.warta.store;

import java.time.Duration;

/**
 * Which articles are to be counted, and how.
 *
 * @param words to search for; empty for none
 * @param filter with both ends of its time
 * @param interval of each count
 * @param by what the series are; null for one of all articles
 */
public record TimeCountRequest(
    String words, ArticleFilter filter, Interval interval, Facets.Facet by) {

  /** Most intervals between the ends. */
  public static final int MAX_INTERVALS = 1_000;

  /** Of very many articles the latest so many are counted. */
  public static final int MAX_ARTICLES = 50_000;

  /** The same where names are counted. */
  public static final int MAX_ARTICLES_BY_NAME = 10_000;

  /** Most series. */
  public static final int MAX_SERIES = 8;

  /** Lengths of intervals, in UTC; a week begins on a Monday. */
  public enum Interval {
    hour(Duration.ofHours(1)),
    day(Duration.ofDays(1)),
    week(Duration.ofDays(7));

    private final Duration length;

    Interval(Duration length) {
      this.length = length;
    }

    /** How long one is. */
    public Duration length() {
      return length;
    }
  }

  public TimeCountRequest {
    if (filter.from() == null || filter.to() == null || !filter.from().isBefore(filter.to())) {
      throw new IllegalArgumentException("counts need a time with a beginning and an end");
    }
    if (Duration.between(filter.from(), filter.to()).dividedBy(interval.length()) > MAX_INTERVALS) {
      throw new IllegalArgumentException("there are too many intervals between the ends");
    }
  }

  /** Most articles that are looked at. */
  public int mostArticles() {
    return by == Facets.Facet.person || by == Facets.Facet.organisation
        ? MAX_ARTICLES_BY_NAME
        : MAX_ARTICLES;
  }
}
