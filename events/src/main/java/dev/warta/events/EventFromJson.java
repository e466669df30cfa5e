package dev.warta.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads an event out of the JSON that {@link EventJson} writes: plain JSON by the names of the
 * schema.
 *
 * <p>A field that is missing has its default. What a person gets wrong is an {@link
 * IllegalArgumentException} that names the field by its path.
 */
public final class EventFromJson {

  private final JsonParser json;

  private EventFromJson(JsonParser json) {
    this.json = json;
  }

  /**
   * Reads the value the parser stands at.
   *
   * @param given values of fields of the event that are not in this JSON
   */
  public static SpecificRecord read(JsonParser json, Schema schema, Map<String, Object> given)
      throws IOException {
    return new EventFromJson(json).event(schema, firstToLower(schema.getName()), given);
  }

  private static String firstToLower(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private SpecificRecord event(Schema schema, String path, Map<String, Object> given)
      throws IOException {
    expect(JsonToken.START_OBJECT, path, "an object");
    SpecificRecord event = (SpecificRecord) SpecificData.get().newRecord(null, schema);
    Set<String> present = new HashSet<>(given.keySet());
    given.forEach((name, value) -> event.put(schema.getField(name).pos(), value));
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      Schema.Field field = schema.getField(name);
      if (field == null) {
        throw new IllegalArgumentException(path + " has no field \"" + name + "\"");
      }
      if (!present.add(name)) {
        throw new IllegalArgumentException(path + "." + name + " stands there twice");
      }
      json.nextToken();
      event.put(field.pos(), value(field.schema(), path + "." + name));
    }
    for (Schema.Field field : schema.getFields()) {
      if (!present.contains(field.name())) {
        event.put(field.pos(), defaultOf(field, path));
      }
    }
    return event;
  }

  private static Object defaultOf(Schema.Field field, String path) {
    try {
      return SpecificData.get().getDefaultValue(field);
    } catch (AvroRuntimeException noDefault) {
      throw new IllegalArgumentException(path + " lacks the field \"" + field.name() + "\"");
    }
  }

  private Object value(Schema schema, String path) throws IOException {
    return switch (schema.getType()) {
      case UNION -> union(schema, path);
      case RECORD -> event(schema, path, Map.of());
      case ARRAY -> array(schema, path);
      case STRING -> text(path);
      case ENUM -> symbol(schema, path);
      case BYTES -> bytes(path);
      case LONG ->
          schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
              ? instant(path)
              : wholeNumber(path, Long.MIN_VALUE, Long.MAX_VALUE);
      case INT -> (int) wholeNumber(path, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case DOUBLE -> number(path);
      case BOOLEAN -> truth(path);
      default -> throw new IllegalStateException("no JSON form for " + schema.getType());
    };
  }

  private Object union(Schema schema, String path) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    for (Schema branch : schema.getTypes()) {
      if (branch.getType() != Schema.Type.NULL) {
        return value(branch, path);
      }
    }
    throw new IllegalStateException("a union of null alone: " + schema);
  }

  private List<Object> array(Schema schema, String path) throws IOException {
    expect(JsonToken.START_ARRAY, path, "an array");
    List<Object> items = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(schema.getElementType(), path + "[" + items.size() + "]"));
    }
    return items;
  }

  private String text(String path) throws IOException {
    expect(JsonToken.VALUE_STRING, path, "a text");
    return json.getText();
  }

  private Object symbol(Schema schema, String path) throws IOException {
    String symbol = text(path);
    if (!schema.hasEnumSymbol(symbol)) {
      throw new IllegalArgumentException(
          "%s is none of %s: \"%s\"".formatted(path, schema.getEnumSymbols(), symbol));
    }
    return SpecificData.get().createEnum(symbol, schema);
  }

  private ByteBuffer bytes(String path) throws IOException {
    return ByteBuffer.wrap(base64(json, path));
  }

  /** The bytes in the text the parser stands at. */
  public static byte[] base64(JsonParser json, String path) throws IOException {
    try {
      if (json.currentToken() == JsonToken.VALUE_STRING) {
        return json.getBinaryValue();
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(path + " is not Base64", e);
    }
    throw new IllegalArgumentException(path + " is not a text in Base64");
  }

  private Instant instant(String path) throws IOException {
    String text = text(path);
    try {
      return Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "%s is no time as 2024-06-20T03:15:00Z: \"%s\"".formatted(path, text), e);
    }
  }

  private long wholeNumber(String path, long least, long most) throws IOException {
    expect(JsonToken.VALUE_NUMBER_INT, path, "a whole number");
    java.math.BigInteger number = json.getBigIntegerValue();
    if (number.bitLength() > 63 || number.longValue() < least || number.longValue() > most) {
      throw new IllegalArgumentException(path + " is out of range: " + number);
    }
    return number.longValue();
  }

  private double number(String path) throws IOException {
    if (!json.currentToken().isNumeric()) {
      throw new IllegalArgumentException(path + " must be a number");
    }
    return json.getDoubleValue();
  }

  private boolean truth(String path) {
    if (!json.currentToken().isBoolean()) {
      throw new IllegalArgumentException(path + " must be true or false");
    }
    return json.currentToken() == JsonToken.VALUE_TRUE;
  }

  private void expect(JsonToken token, String path, String inWords) {
    if (json.currentToken() != token) {
      throw new IllegalArgumentException(path + " must be " + inWords);
    }
  }
}
