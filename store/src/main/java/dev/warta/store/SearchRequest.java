package dev.warta.store;

import java.time.Instant;
import java.util.Locale;

/**
 * What to search for: words, articles with something in them, or both.
 *
 * @param text words; {@code "a phrase"}, {@code or} and {@code -without} mean what they mean on the
 *     web; if it is blank, the filter alone decides and the latest articles come first
 * @param filter which articles are searched
 * @param order which hits come first
 * @param after the hit that the answer begins behind, in the order of time; null to begin with the
 *     first. What arrives meanwhile changes nothing behind it
 * @param limit most hits to return, 1 to {@value #MAX_LIMIT}
 */
public record SearchRequest(
    String text, ArticleFilter filter, Order order, Position after, int limit) {

  /** Which hits come first. */
  public enum Order {
    /** Those that fit best; without words the latest. */
    RELEVANCE,
    /** The latest. */
    NEWEST
  }

  /**
   * Where a hit stands in the order of time.
   *
   * @param at when it was published, else when it was seen
   * @param articleId a UUID in its 36 characters
   */
  public record Position(Instant at, String articleId) {}

  /** Most hits one request may ask for. */
  public static final int MAX_LIMIT = 1000;

  /** Longest text to search for, in characters. */
  public static final int MAX_TEXT = 1000;

  public SearchRequest {
    if (text.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the text to search for has %d characters; at most %d are allowed",
              text.length(),
              MAX_TEXT));
    }
    checkLimit(limit);
    if (after != null && order != Order.NEWEST) {
      throw new IllegalArgumentException("only the order of time can be gone on with");
    }
  }

  /** The best hits. */
  public SearchRequest(String text, ArticleFilter filter, int limit) {
    this(text, filter, Order.RELEVANCE, null, limit);
  }

  static void checkLimit(int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "the limit is %d; it must be from 1 to %d", limit, MAX_LIMIT));
    }
  }

  /** A search in all articles. */
  public static SearchRequest of(String text, int limit) {
    return new SearchRequest(text, ArticleFilter.NONE, limit);
  }
}
