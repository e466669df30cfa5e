package dev.warta.store.postgres;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.warta.events.EnrichedArticle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * The part of an event that no column holds, as JSON for {@code revision.document}: the event's own
 * field names, absent values left out, strings made storable.
 */
final class DocumentJson {

  private static final Set<String> IN_COLUMNS =
      Set.of(
          "articleId",
          "revision",
          "contentHash",
          "origin",
          "source",
          "url",
          "canonicalUrl",
          "title",
          "standfirst",
          "body",
          "authors",
          "observedAt",
          "language",
          "wordCount",
          "fingerprint",
          "enrichment");

  private static final List<Schema.Field> FIELDS =
      EnrichedArticle.getClassSchema().getFields().stream()
          .filter(field -> !IN_COLUMNS.contains(field.name()))
          .toList();

  private static final JsonFactory JSON = new JsonFactory();

  private DocumentJson() {}

  /** The document in UTF-8. */
  static byte[] of(EnrichedArticle article) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try (JsonGenerator json = JSON.createGenerator(bytes, JsonEncoding.UTF8)) {
      writeFields(json, article, FIELDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void writeFields(
      JsonGenerator json, SpecificRecord event, List<Schema.Field> fields) throws IOException {
    json.writeStartObject();
    for (Schema.Field field : fields) {
      Object value = event.get(field.pos());
      if (value != null) {
        json.writeFieldName(field.name());
        writeValue(json, value);
      }
    }
    json.writeEndObject();
  }

  private static void writeValue(JsonGenerator json, Object value) throws IOException {
    if (value instanceof SpecificRecord inner) {
      writeFields(json, inner, inner.getSchema().getFields());
    } else if (value instanceof Collection<?> items) {
      json.writeStartArray();
      for (Object item : items) {
        writeValue(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Double number) {
      writeDouble(json, number);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else {
      json.writeString(StorableText.of(value.toString()));
    }
  }

  /** JSON has no infinity and no NaN. */
  private static void writeDouble(JsonGenerator json, double number) throws IOException {
    if (Double.isFinite(number)) {
      json.writeNumber(number);
    } else {
      json.writeNull();
    }
  }
}
