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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Pages that are remembered, as JSON. */
final class PageJson {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int BYTES_OF_NAMES = 130;

  /** Name and value of a time, or the name of an address. */
  private static final int BYTES_OF_FIELD = 50;

  private PageJson() {}

  static String write(Collection<KnownPage> pages) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeArrayFieldStart("pages");
      for (KnownPage page : pages) {
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
    write(json, "url", page.url().equals(page.address()) ? null : page.url());
    write(json, "lastSeenAt", isSeenOnce(page) ? null : page.lastSeenAt().toString());
    write(json, "missingSince", Objects.toString(page.missingSince(), null));
    json.writeStringField("checks", Integer.toString(page.checks()));
    json.writeEndObject();
  }

  private static boolean isSeenOnce(KnownPage page) {
    return page.lastSeenAt().equals(page.seenAt());
  }

  private static void write(JsonGenerator json, String name, String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  /** The pages that were written; of what cannot be read, those before it. */
  static List<KnownPage> read(String json) {
    List<KnownPage> pages = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(json)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.START_OBJECT
            && parser.getParsingContext().getParent().inArray()) {
          read(parser, pages);
        }
      }
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      return pages;
    }
    return pages;
  }

  private static void read(JsonParser json, List<KnownPage> pages) throws IOException {
    Map<String, String> fields = new HashMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      fields.put(name, json.nextTextValue());
    }
    if (fields.get("address") != null && fields.get("seenAt") != null) {
      Instant seenAt = Instant.parse(fields.get("seenAt"));
      String missingSince = fields.get("missingSince");
      pages.add(
          new KnownPage(
              fields.get("address"),
              fields.getOrDefault("url", fields.get("address")),
              fields.get("etag"),
              fields.get("lastModified"),
              fields.get("version"),
              fields.getOrDefault("hash", ""),
              seenAt,
              Instant.parse(fields.getOrDefault("lastSeenAt", seenAt.toString())),
              missingSince == null ? null : Instant.parse(missingSince),
              Integer.parseInt(fields.getOrDefault("checks", "0"))));
    }
  }

  /** At most so many bytes a page takes, in UTF-8. */
  static int length(KnownPage page) {
    return BYTES_OF_NAMES
        + length(page.address())
        + length(page.etag())
        + length(page.lastModified())
        + length(page.version())
        + length(page.hash())
        + (page.url().equals(page.address()) ? 0 : BYTES_OF_FIELD + length(page.url()))
        + (isSeenOnce(page) ? 0 : BYTES_OF_FIELD)
        + (page.missingSince() == null ? 0 : BYTES_OF_FIELD);
  }

  private static int length(String text) {
    return text == null
        ? 0
        : text.chars().map(c -> c < ' ' || c == '"' || c == '\\' ? 6 : c < 128 ? 1 : 3).sum();
  }
}
