package dev.warta.store.postgres;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

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

  /** By identity: a field of an inner record may look the same. */
  private static final Set<Schema.Field> COLUMN_FIELDS =
      EnrichedArticle.getClassSchema().getFields().stream()
          .filter(field -> IN_COLUMNS.contains(field.name()))
          .collect(
              Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));

  private static final JsonFactory JSON = new JsonFactory();

  private DocumentJson() {}

  /** The document in UTF-8. */
  static byte[] of(EnrichedArticle article) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try (JsonGenerator json = new StorableStrings(JSON.createGenerator(bytes, JsonEncoding.UTF8))) {
      EventJson.write(
          json, article, (field, value) -> value != null && !COLUMN_FIELDS.contains(field));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Writes strings as PostgreSQL takes them. */
  private static final class StorableStrings extends JsonGeneratorDelegate {

    StorableStrings(JsonGenerator json) {
      super(json);
    }

    @Override
    public void writeString(String text) throws IOException {
      super.writeString(StorableText.of(text));
    }
  }
}
