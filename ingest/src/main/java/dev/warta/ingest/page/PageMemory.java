package dev.warta.ingest.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The pages of a source that were seen last, as many as fit into the state of a source.
 *
 * <p>A page that is forgotten is fetched anew when it is named again, and becomes a sighting if it
 * has not changed.
 */
final class PageMemory {

  private static final JsonFactory JSON = new JsonFactory();

  /** A state may have 256 kB. */
  private static final int MOST_BYTES = 250_000;

  private static final int BYTES_OF_NAMES = 130;

  private final Map<String, KnownPage> pages = new LinkedHashMap<>();
  private int bytes;

  /** As it was written; what cannot be read is forgotten. */
  static PageMemory of(String json) {
    PageMemory memory = new PageMemory();
    try (JsonParser parser = JSON.createParser(json)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.START_OBJECT
            && parser.getParsingContext().getParent().inArray()) {
          memory.read(parser);
        }
      }
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      return memory;
    }
    return memory;
  }

  Optional<KnownPage> page(String address) {
    return Optional.ofNullable(pages.get(address));
  }

  Collection<KnownPage> all() {
    return pages.values();
  }

  /** Remembers a page, and forgets the eldest if there are too many. */
  void put(KnownPage page) {
    forget(page.address());
    pages.put(page.address(), page);
    bytes += length(page);
    Iterator<KnownPage> eldest = pages.values().iterator();
    while (bytes > MOST_BYTES) {
      bytes -= length(eldest.next());
      eldest.remove();
    }
  }

  void forget(String address) {
    KnownPage before = pages.remove(address);
    if (before != null) {
      bytes -= length(before);
    }
  }

  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeArrayFieldStart("pages");
      for (KnownPage page : pages.values()) {
        write(json, page);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory can be written to", e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, KnownPage page) throws IOException {
    json.writeStartObject();
    json.writeStringField("address", page.address());
    write(json, "etag", page.etag());
    write(json, "lastModified", page.lastModified());
    write(json, "version", page.version());
    json.writeStringField("hash", page.hash());
    json.writeStringField("seenAt", page.seenAt().toString());
    json.writeStringField("checks", Integer.toString(page.checks()));
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  private void read(JsonParser json) throws IOException {
    Map<String, String> fields = new HashMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      fields.put(name, json.nextTextValue());
    }
    if (fields.get("address") != null && fields.get("seenAt") != null) {
      put(
          new KnownPage(
              fields.get("address"),
              fields.get("etag"),
              fields.get("lastModified"),
              fields.get("version"),
              fields.getOrDefault("hash", ""),
              Instant.parse(fields.get("seenAt")),
              Integer.parseInt(fields.getOrDefault("checks", "0"))));
    }
  }

  private static int length(KnownPage page) {
    return BYTES_OF_NAMES
        + length(page.address())
        + length(page.etag())
        + length(page.lastModified())
        + length(page.version())
        + length(page.hash());
  }

  /** As JSON in UTF-8. */
  private static int length(String text) {
    return text == null
        ? 0
        : text.chars().map(c -> c < ' ' || c == '"' || c == '\\' ? 6 : c < 128 ? 1 : 3).sum();
  }
}
