package dev.warta.store;

import java.time.Instant;

/**
 * Whose companions in the news are meant; what is null does not matter.
 *
 * @param name words of the name of a person, an organisation or a place, such as {@code dewi}
 * @param from in articles published then or later; seen then or later, where that is unknown
 * @param to in articles published earlier than then
 * @param limit most companions to return, 1 to {@link SearchRequest#MAX_LIMIT}
 */
public record CompanionRequest(String name, Instant from, Instant to, int limit) {

  /** Of very many articles that name them the latest so many are counted. */
  public static final int MAX_ARTICLES = 1_000;

  public CompanionRequest {
    if (name == null) {
      throw new IllegalArgumentException("there must be a name to look for");
    }
    SearchRequest.checkLimit(limit);
  }
}
