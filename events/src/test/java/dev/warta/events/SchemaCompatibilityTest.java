package dev.warta.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the schemas to their promise: full compatibility with every version ever released. */
class SchemaCompatibilityTest {

  static List<Schema> current() {
    return Schemas.current();
  }

  /** Documentation may be mended without a release. */
  @ParameterizedTest
  @MethodSource("current")
  void theCurrentSchemaIsTheLastOneReleased(Schema current) throws IOException {
    Path file = Path.of("src/main/avro", current.getName() + ".avsc");
    List<Schema> released = ReleasedSchemas.of(current.getName());

    assertThat(new Schema.Parser().parse(file.toFile()))
        .as(
            "%s was changed without a release. To release it, copy it to"
                + " src/main/resources/dev/warta/events/schemas/%s-%d.avsc; or undo the change."
                + " Never change a file in that folder",
            file, current.getName(), released.size() + 1)
        .isEqualTo(released.get(released.size() - 1));
  }

  @ParameterizedTest
  @MethodSource("current")
  void everyReleasedVersionReadsWhatEveryOtherWrote(Schema current) {
    List<Schema> versions = new ArrayList<>(ReleasedSchemas.of(current.getName()));
    versions.add(current);

    for (Schema reader : versions) {
      for (Schema writer : versions) {
        SchemaPairCompatibility pair =
            SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        assertThat(pair.getType())
            .as(
                "version %d of %s must read what version %d wrote: %s",
                versions.indexOf(reader) + 1,
                current.getName(),
                versions.indexOf(writer) + 1,
                pair.getResult().getIncompatibilities())
            .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("current")
  void everyRecordAndFieldIsDocumented(Schema current) {
    for (Schema record : records(current)) {
      assertThat(record.getDoc()).as("doc of record %s", record.getName()).isNotBlank();
      for (Schema.Field field : record.getFields()) {
        assertThat(field.doc())
            .as("doc of field %s.%s", record.getName(), field.name())
            .isNotBlank();
      }
    }
  }

  @Test
  void aNameThatWasNeverReleasedIsSaid() {
    assertThatThrownBy(() -> ReleasedSchemas.of("Obituary"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Obituary");
  }

  private static List<Schema> records(Schema root) {
    return reachable(root).filter(schema -> schema.getType() == Schema.Type.RECORD).toList();
  }

  private static Stream<Schema> reachable(Schema root) {
    Set<Schema> found = new LinkedHashSet<>();
    collect(root, found);
    return found.stream();
  }

  private static void collect(Schema schema, Set<Schema> found) {
    if (!found.add(schema)) {
      return;
    }
    switch (schema.getType()) {
      case RECORD -> schema.getFields().forEach(field -> collect(field.schema(), found));
      case UNION -> schema.getTypes().forEach(type -> collect(type, found));
      case ARRAY -> collect(schema.getElementType(), found);
      case MAP -> collect(schema.getValueType(), found);
      default -> {}
    }
  }
}
