package dev.warta.store;

import java.time.Instant;

/**
 * Which quotes are meant; what is null does not matter.
 *
 * @param speaker words of the speaker's name, such as {@code dewi}
 * @param language BCP-47 tag of the article
 * @param from of articles published then or later; seen then or later, where that is unknown
 * @param to of articles published earlier than then
 * @param limit most quotes to return, 1 to {@link SearchRequest#MAX_LIMIT}
 */
public record QuoteRequest(String speaker, String language, Instant from, Instant to, int limit) {

  public QuoteRequest {
    SearchRequest.checkLimit(limit);
  }
}
