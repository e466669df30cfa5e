package dev.warta.store;

import java.time.Instant;

/**
 * Which quotes are meant; what is null does not matter.
 *
 * @param words to search for in what is said, as in {@link SearchRequest}; empty for none. Of very
 *     many articles that have them the latest {@value #MAX_ARTICLES} are looked through
 * @param speaker words of the speaker's name, such as {@code dewi}
 * @param language BCP-47 tag of the article
 * @param from of articles published then or later; seen then or later, where that is unknown
 * @param to of articles published earlier than then
 * @param after the quote that the answer begins behind; null to begin with the first
 * @param limit most quotes to return, 1 to {@link SearchRequest#MAX_LIMIT}
 */
public record QuoteRequest(
    String words,
    String speaker,
    String language,
    Instant from,
    Instant to,
    Position after,
    int limit) {

  /** Most articles whose quotes are searched for words. */
  public static final int MAX_ARTICLES = 1_000;

  /**
   * Where a quote stands in the order of time.
   *
   * @param at when its article was published, else when it was seen
   * @param articleId a UUID in its 36 characters
   * @param ordinal its number in the article, from 0
   */
  public record Position(Instant at, String articleId, int ordinal) {}

  public QuoteRequest {
    SearchRequest.checkLimit(limit);
  }

  /** The latest quotes, whatever their words. */
  public QuoteRequest(String speaker, String language, Instant from, Instant to, int limit) {
    this("", speaker, language, from, to, null, limit);
  }
}
