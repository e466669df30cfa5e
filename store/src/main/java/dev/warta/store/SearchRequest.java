package dev.warta.store;

import java.util.Locale;

/**
 * What to search for: words, articles with something in them, or both.
 *
 * @param text words; {@code "a phrase"}, {@code or} and {@code -without} mean what they mean on the
 *     web; if it is blank, the filter alone decides and the latest articles come first
 * @param filter which articles are searched
 * @param limit most hits to return, 1 to {@value #MAX_LIMIT}
 */
public record SearchRequest(String text, ArticleFilter filter, int limit) {

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
