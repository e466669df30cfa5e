package dev.warta.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.warta.ingest.Position.RawSpan;
import dev.warta.ingest.source.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;

/**
 * A position as it lies in {@code articles.sources}: JSON that a person can read.
 *
 * <p>Fields not known are passed over; a position without the ones that are needed cannot be read.
 */
final class PositionJson {

  private static final JsonFactory JSON = new JsonFactory();

  /** The position, and of what it is one. */
  record Saved(Position position, Identity identity) {}

  private PositionJson() {}

  static byte[] write(Position position, Identity identity) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("files", identity.files());
      json.writeStringField("rawTopicId", identity.rawTopicId());
      json.writeNumberField("source", position.source());
      if (position.place() != null) {
        json.writeObjectFieldStart("place");
        json.writeStringField("location", position.place().location());
        json.writeStringField("file", position.place().file());
        json.writeNumberField("line", position.place().line());
        json.writeNumberField("offset", position.place().offset());
        json.writeStringField("before", position.place().before());
        json.writeEndObject();
      }
      json.writeStringField("since", position.since().toString());
      json.writeNumberField("published", position.published());
      json.writeNumberField("refused", position.refused());
      json.writeArrayFieldStart("raw");
      for (Map.Entry<TopicPartition, RawSpan> span : position.raw().entrySet()) {
        json.writeStartObject();
        json.writeNumberField("partition", span.getKey().partition());
        json.writeNumberField("begin", span.getValue().begin());
        json.writeNumberField("last", span.getValue().last());
        json.writeNumberField("tail", span.getValue().tail());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory can be written to", e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IOException if it is not a position
   */
  static Saved read(byte[] bytes, String rawTopic) throws IOException {
    Fields fields = new Fields();
    Place place = null;
    Map<TopicPartition, RawSpan> raw = new HashMap<>();
    try (JsonParser json = JSON.createParser(bytes)) {
      expect(JsonToken.START_OBJECT, json.nextToken());
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        switch (name) {
          case "place" -> place = place(Fields.of(json));
          case "raw" -> {
            expect(JsonToken.START_ARRAY, json.currentToken());
            while (json.nextToken() != JsonToken.END_ARRAY) {
              Fields span = Fields.of(json);
              raw.put(new TopicPartition(rawTopic, (int) span.number("partition")), span(span));
            }
          }
          default -> fields.take(name, json);
        }
      }
      return new Saved(
          new Position(
              (int) fields.number("source"),
              place,
              Instant.parse(fields.text("since")),
              fields.number("published"),
              fields.number("refused"),
              raw),
          new Identity(fields.text("files"), fields.text("rawTopicId")));
    } catch (DateTimeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Place place(Fields fields) throws IOException {
    return new Place(
        fields.text("location"),
        fields.text("file"),
        fields.number("line"),
        fields.number("offset"),
        fields.text("before"));
  }

  private static RawSpan span(Fields fields) throws IOException {
    return new RawSpan(fields.number("begin"), fields.number("last"), fields.number("tail"));
  }

  private static void expect(JsonToken expected, JsonToken actual) throws IOException {
    if (actual != expected) {
      throw new IOException("expected %s, not %s".formatted(expected, actual));
    }
  }

  /**
   * What a position belongs to; of another one it says nothing.
   *
   * @param files tells the files and folders named from others that took their names
   * @param rawTopicId tells the raw topic from another one created under its name
   */
  record Identity(String files, String rawTopicId) {}

  /** The plain values of an object. */
  private static final class Fields {

    private final Map<String, String> values = new HashMap<>();

    static Fields of(JsonParser json) throws IOException {
      expect(JsonToken.START_OBJECT, json.currentToken());
      Fields fields = new Fields();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        fields.take(name, json);
      }
      return fields;
    }

    void take(String name, JsonParser json) throws IOException {
      if (json.currentToken().isScalarValue()) {
        values.put(name, Objects.toString(json.getText()));
      } else {
        json.skipChildren();
      }
    }

    String text(String name) throws IOException {
      String value = values.get(name);
      if (value == null) {
        throw new IOException("it has no \"" + name + "\"");
      }
      return value;
    }

    long number(String name) throws IOException {
      try {
        return Long.parseLong(text(name));
      } catch (NumberFormatException e) {
        throw new IOException("its \"" + name + "\" is not a whole number", e);
      }
    }
  }
}
