package dev.warta.desk;

import dev.warta.store.SearchHit;
import dev.warta.store.SearchRequest.Position;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Where the next page begins, as a word that callers send back as it is. */
final class Cursor {

  private Cursor() {}

  /** The word for the place behind a hit. */
  static String behind(SearchHit hit) {
    Instant at = hit.publishedAt() == null ? hit.observedAt() : hit.publishedAt();
    byte[] place = (at + "/" + hit.articleId()).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(place);
  }

  /** The place that a word means; null for none. */
  static Position read(String cursor) throws ProblemException {
    if (cursor == null) {
      return null;
    }
    try {
      byte[] place = Base64.getUrlDecoder().decode(cursor);
      String[] parts = new String(place, StandardCharsets.US_ASCII).split("/", 2);
      Instant at = Instant.parse(parts[0]);
      if (parts.length == 2) {
        return new Position(at, UUID.fromString(parts[1]).toString());
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // Told below.
    }
    throw Query.bad("cursor", "is none of this server", "nextCursor of an answer, as it is");
  }
}
