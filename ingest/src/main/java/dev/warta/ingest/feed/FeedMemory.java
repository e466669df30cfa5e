package dev.warta.ingest.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What is remembered of a feed from one poll to the next: the memory of its state.
 *
 * @param address where it is now, if it has moved from where it was named; null if not
 * @param etag mark of the version that was read; null if the server gave none
 * @param lastModified when that version was made, as the server wrote it; null if it did not
 * @param next when it is to be polled again; null for at once
 * @param interval how often it is polled, by how often it changes; null if not known yet
 * @param seen from {@link SeenEntries}; null for nothing
 */
record FeedMemory(
    String address,
    String etag,
    String lastModified,
    Instant next,
    Duration interval,
    String seen) {

  static final FeedMemory NONE = new FeedMemory(null, null, null, null, null, null);

  private static final JsonFactory JSON = new JsonFactory();
  private static final int LONGEST_MARK = 1_000;

  FeedMemory {
    etag = etag != null && etag.length() > LONGEST_MARK ? null : etag;
    lastModified =
        lastModified != null && lastModified.length() > LONGEST_MARK ? null : lastModified;
  }

  /** Reads the memory of a state; what cannot be read is not remembered. */
  static FeedMemory of(String memory) {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser json = JSON.createParser(memory)) {
      while (json.nextToken() != null) {
        if (json.currentToken().isScalarValue() && json.currentToken() != JsonToken.VALUE_NULL) {
          fields.put(json.currentName(), json.getText());
        }
      }
    } catch (IOException unreadable) {
      return NONE;
    }
    Long next = number(fields.get("next"));
    Long interval = number(fields.get("intervalSeconds"));
    return new FeedMemory(
        fields.get("address"),
        fields.get("etag"),
        fields.get("lastModified"),
        next == null ? null : Instant.ofEpochSecond(next),
        interval == null ? null : Duration.ofSeconds(interval),
        fields.get("seen"));
  }

  /** JSON for the state. */
  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      write(json, "address", address);
      write(json, "etag", etag);
      write(json, "lastModified", lastModified);
      if (next != null) {
        json.writeNumberField("next", next.getEpochSecond());
      }
      if (interval != null) {
        json.writeNumberField("intervalSeconds", interval.toSeconds());
      }
      write(json, "seen", seen);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory can be written to", e);
    }
    return text.toString();
  }

  FeedMemory at(String newAddress) {
    return new FeedMemory(newAddress, etag, lastModified, next, interval, seen);
  }

  FeedMemory next(Instant newNext, Duration newInterval) {
    return new FeedMemory(address, etag, lastModified, newNext, newInterval, seen);
  }

  FeedMemory read(String newEtag, String newLastModified, String newSeen) {
    return new FeedMemory(address, newEtag, newLastModified, next, interval, newSeen);
  }

  private static void write(JsonGenerator json, String name, String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  private static Long number(String text) {
    return text != null && text.matches("\\d{1,12}") ? Long.valueOf(text) : null;
  }
}
