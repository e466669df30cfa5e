package dev.warta.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Every schema version that was ever released, so that records written by older versions stay
 * readable.
 *
 * <p>They lie beside this class as {@code schemas/NAME-VERSION.avsc}, numbered from 1 without a
 * gap. A released file never changes; a changed schema is released by adding the next number.
 */
public final class ReleasedSchemas {

  private ReleasedSchemas() {}

  /**
   * The released versions of a schema, oldest first.
   *
   * @param name simple name of the record, such as {@code RawArticle}
   * @throws IllegalArgumentException if no version of that name was ever released
   */
  public static List<Schema> of(String name) {
    List<Schema> versions = new ArrayList<>();
    for (int version = 1; ; version++) {
      String resource = "schemas/" + name + "-" + version + ".avsc";
      try (InputStream in = ReleasedSchemas.class.getResourceAsStream(resource)) {
        if (in == null) {
          break;
        }
        versions.add(new Schema.Parser().parse(in));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the schema " + resource, e);
      }
    }
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("no released schema is named " + name);
    }
    return versions;
  }
}
