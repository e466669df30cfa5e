package dev.warta.desk;

import dev.warta.store.QuoteHit;
import dev.warta.store.QuoteRequest;
import dev.warta.store.SearchHit;
import dev.warta.store.SearchRequest.Position;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Where the next page begins, as a word that callers send back as it is. */
final class Cursor {

  private Cursor() {}

  /** The word for the place behind a hit. */
  static String behind(SearchHit hit) {
    Instant at = hit.publishedAt() == null ? hit.observedAt() : hit.publishedAt();
    return word(at + "/" + hit.articleId());
  }

  /** The word for the place behind a quote. */
  static String behind(QuoteHit quote) {
    return word(quote.at() + "/" + quote.articleId() + "/" + quote.ordinal());
  }

  /** The place that a word means; null for none. */
  static Position read(String cursor) throws ProblemException {
    if (cursor == null) {
      return null;
    }
    try {
      List<String> parts = parts(cursor, 2);
      return new Position(Instant.parse(parts.get(0)), uuid(parts.get(1)));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw notOurs();
    }
  }

  /** The same of quotes. */
  static QuoteRequest.Position readQuote(String cursor) throws ProblemException {
    if (cursor == null) {
      return null;
    }
    try {
      List<String> parts = parts(cursor, 3);
      return new QuoteRequest.Position(
          Instant.parse(parts.get(0)), uuid(parts.get(1)), Integer.parseInt(parts.get(2)));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw notOurs();
    }
  }

  private static String word(String place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.US_ASCII));
  }

  private static List<String> parts(String cursor, int count) {
    String place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
    List<String> parts = List.of(place.split("/", -1));
    if (parts.size() != count) {
      throw new IllegalArgumentException("not the parts of a cursor");
    }
    return parts;
  }

  private static String uuid(String text) {
    return UUID.fromString(text).toString();
  }

  private static ProblemException notOurs() {
    return Query.bad("cursor", "is none of this server", "nextCursor of an answer, as it is");
  }
}
