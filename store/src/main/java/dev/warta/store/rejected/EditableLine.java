package dev.warta.store.rejected;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.warta.events.EventJson;
import dev.warta.events.RawArticle;
import dev.warta.events.Sighting;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Writes a rejected record as one line of JSON that a person can edit and {@link EditedRecord}
 * reads again.
 *
 * <p>A raw article stands in {@code rawArticle}, and its document beside it in {@code text}, or in
 * {@code contentBase64} where it is no text in its charset. Other events stand in {@code
 * enrichedArticle} or {@code sighting}; bytes that are no event in {@code valueBase64}.
 */
public final class EditableLine {

  static final String ID = "id";
  static final String TOPIC = "topic";
  static final String KEY = "key";
  static final String KEY_BASE64 = "keyBase64";
  static final String CAUSE = "cause";
  static final String MESSAGE = "message";
  static final String RAW_ARTICLE = "rawArticle";
  static final String TEXT = "text";
  static final String CONTENT_BASE64 = "contentBase64";
  static final String ENRICHED_ARTICLE = "enrichedArticle";
  static final String SIGHTING = "sighting";
  static final String VALUE_BASE64 = "valueBase64";

  private static final JsonFactory JSON = new JsonFactory();

  private EditableLine() {}

  /** The line, without its end. */
  public static String of(RejectedItem item) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      write(json, item);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  private static void write(JsonGenerator json, RejectedItem item) throws IOException {
    Rejection about = item.about();
    json.writeStartObject();
    json.writeStringField(ID, about.id().toString());
    json.writeStringField(TOPIC, about.place() == null ? null : about.place().topic());
    writeKey(json, item.record().key());
    json.writeStringField(CAUSE, about.cause());
    json.writeStringField(MESSAGE, about.message());
    writeValue(json, item);
    json.writeEndObject();
  }

  private static void writeKey(JsonGenerator json, byte[] key) throws IOException {
    if (key == null) {
      json.writeNullField(KEY);
      return;
    }
    Optional<String> text = utf8(key);
    if (text.isPresent()) {
      json.writeStringField(KEY, text.get());
    } else {
      json.writeBinaryField(KEY_BASE64, key);
    }
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException noText) {
      return Optional.empty();
    }
  }

  private static void writeValue(JsonGenerator json, RejectedItem item) throws IOException {
    if (item.event() instanceof RawArticle raw) {
      json.writeFieldName(RAW_ARTICLE);
      DocumentText.writeWithoutContent(json, raw);
      Optional<String> text = DocumentText.of(raw);
      if (text.isPresent()) {
        json.writeStringField(TEXT, text.get());
      } else {
        json.writeBinaryField(CONTENT_BASE64, DocumentText.bytes(raw));
      }
    } else if (item.event() != null) {
      boolean isSighting = item.event() instanceof Sighting;
      json.writeFieldName(isSighting ? SIGHTING : ENRICHED_ARTICLE);
      EventJson.write(json, item.event());
    } else if (item.record().value() == null) {
      json.writeNullField(VALUE_BASE64);
    } else {
      json.writeBinaryField(VALUE_BASE64, item.record().value());
    }
  }
}
