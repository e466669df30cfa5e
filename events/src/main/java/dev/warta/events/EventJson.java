package dev.warta.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.function.BiPredicate;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Prints an event as plain JSON with the field names of its schema and no union wrappers.
 *
 * <p>Instants are ISO 8601 in UTC, bytes are Base64, an absent value is {@code null}, and so is a
 * number that JSON cannot hold (infinity, NaN). This is the form of {@code --json} everywhere; it
 * is not Avro's own JSON encoding.
 */
public final class EventJson {

  private static final JsonFactory JSON = new JsonFactory();

  private EventJson() {}

  /** The event on one line. */
  public static String toJson(SpecificRecord event) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(json, event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Writes the event as a value, for a caller that builds a larger document. */
  public static void write(JsonGenerator json, SpecificRecord event) throws IOException {
    write(json, event, (field, value) -> true);
  }

  /**
   * Writes a part of the event as a value.
   *
   * @param isWritten whether a field with its value, which may be null, is written; asked for the
   *     fields of the event and of the records in it
   */
  public static void write(
      JsonGenerator json, SpecificRecord event, BiPredicate<Schema.Field, Object> isWritten)
      throws IOException {
    json.writeStartObject();
    writeFields(json, event, isWritten);
    json.writeEndObject();
  }

  /** Writes the event's fields into an object that the caller has begun and ends. */
  public static void writeFields(JsonGenerator json, SpecificRecord event) throws IOException {
    writeFields(json, event, (field, value) -> true);
  }

  private static void writeFields(
      JsonGenerator json, SpecificRecord event, BiPredicate<Schema.Field, Object> isWritten)
      throws IOException {
    for (Schema.Field field : event.getSchema().getFields()) {
      Object value = event.get(field.pos());
      if (isWritten.test(field, value)) {
        json.writeFieldName(field.name());
        writeValue(json, value, isWritten);
      }
    }
  }

  private static void writeValue(
      JsonGenerator json, Object value, BiPredicate<Schema.Field, Object> isWritten)
      throws IOException {
    if (value == null || value instanceof Double number && !Double.isFinite(number)) {
      json.writeNull();
    } else if (value instanceof SpecificRecord inner) {
      write(json, inner, isWritten);
    } else if (value instanceof Collection<?> items) {
      json.writeStartArray();
      for (Object item : items) {
        writeValue(json, item, isWritten);
      }
      json.writeEndArray();
    } else if (value instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      json.writeBinary(copy);
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Instant
        || value instanceof Enum<?>
        || value instanceof CharSequence) {
      json.writeString(value.toString());
    } else {
      throw new IllegalArgumentException("no JSON form for " + value.getClass().getName());
    }
  }
}
