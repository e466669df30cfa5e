package dev.warta.store;

import java.util.Locale;

/**
 * What to search for.
 *
 * @param text words; {@code "a phrase"}, {@code or} and {@code -without} mean what they mean on the
 *     web
 * @param language BCP-47 tag of the articles to search, such as {@code id}; null for all
 * @param limit most hits to return, 1 to {@value #MAX_LIMIT}
 */
public record SearchRequest(String text, String language, int limit) {

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
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "the limit is %d; it must be from 1 to %d", limit, MAX_LIMIT));
    }
  }

  /** A search in all languages. */
  public static SearchRequest of(String text, int limit) {
    return new SearchRequest(text, null, limit);
  }
}
