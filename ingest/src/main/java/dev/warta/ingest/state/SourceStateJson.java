package dev.warta.ingest.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A state as it lies in {@code articles.sources}: JSON that a person can read.
 *
 * <p>Fields not known are passed over; a state without the ones that are needed cannot be read.
 */
public final class SourceStateJson {

  private static final JsonFactory JSON = new JsonFactory();

  private SourceStateJson() {}

  /** True for the key of a state; the topic holds other things too. */
  public static boolean isKey(String key) {
    return key != null && key.startsWith(SourceState.KEY_PREFIX);
  }

  /** The record's value. */
  public static byte[] write(SourceState state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      SourceHealth health = state.health();
      json.writeStartObject();
      json.writeStringField("kind", state.kind().inWords());
      json.writeStringField("location", state.location());
      write(json, "source", state.source());
      write(json, "since", health.since());
      write(json, "attemptAt", health.attemptAt());
      write(json, "successAt", health.successAt());
      write(json, "newAt", health.newAt());
      json.writeNumberField("articles", health.articles());
      json.writeNumberField("errors", health.errors());
      json.writeArrayFieldStart("daily");
      for (int day : health.daily()) {
        json.writeNumber(day);
      }
      json.writeEndArray();
      if (health.trouble() != null) {
        write(json, health.trouble());
      }
      write(json, "missed", health.missed());
      json.writeFieldName("memory");
      json.writeRawValue(state.memory());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory can be written to", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a record's value.
   *
   * @throws IOException if it is not a state
   */
  public static SourceState read(byte[] bytes) throws IOException {
    try (JsonParser json = JSON.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("it is not an object");
      }
      return new Fields(json).state();
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static void write(JsonGenerator json, Trouble trouble) throws IOException {
    json.writeObjectFieldStart("trouble");
    json.writeStringField("verdict", trouble.verdict().inWords());
    json.writeStringField("reason", trouble.reason());
    json.writeStringField("since", trouble.since().toString());
    json.writeNumberField("attempts", trouble.attempts());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, Object value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value.toString());
    }
  }

  /** The fields of a state or of its trouble. */
  private static final class Fields {

    private final Map<String, String> texts = new HashMap<>();
    private final List<Integer> daily = new ArrayList<>();
    private String memory = SourceState.NO_MEMORY;
    private Trouble trouble;

    Fields(JsonParser json) throws IOException {
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        switch (name) {
          case "daily" -> readDaily(json);
          case "memory" -> memory = structure(json);
          case "trouble" -> trouble = new Fields(json).trouble();
          default -> take(name, json);
        }
      }
    }

    private void take(String name, JsonParser json) throws IOException {
      if (json.currentToken().isScalarValue()) {
        texts.put(name, json.getText());
      } else {
        json.skipChildren();
      }
    }

    private void readDaily(JsonParser json) throws IOException {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        daily.add(json.getIntValue());
      }
    }

    private static String structure(JsonParser json) throws IOException {
      StringWriter copy = new StringWriter();
      try (JsonGenerator generator = JSON.createGenerator(copy)) {
        generator.copyCurrentStructure(json);
      }
      return copy.toString();
    }

    SourceState state() throws IOException {
      SourceHealth health =
          new SourceHealth(
              time("since"),
              time("attemptAt"),
              time("successAt"),
              time("newAt"),
              Long.parseLong(text("articles")),
              Long.parseLong(text("errors")),
              daily,
              trouble,
              texts.get("missed"));
      return new SourceState(
          SourceKind.of(text("kind")), text("location"), texts.get("source"), health, memory);
    }

    private Trouble trouble() throws IOException {
      return new Trouble(
          Verdict.of(text("verdict")),
          text("reason"),
          Instant.parse(text("since")),
          Integer.parseInt(text("attempts")));
    }

    private Instant time(String name) {
      String text = texts.get(name);
      return text == null ? null : Instant.parse(text);
    }

    private String text(String name) throws IOException {
      String text = texts.get(name);
      if (text == null) {
        throw new IOException("it has no \"" + name + "\"");
      }
      return text;
    }
  }
}
