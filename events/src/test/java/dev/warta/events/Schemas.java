package dev.warta.events;

import java.util.List;
import org.apache.avro.Schema;

/** The schemas of the events as they are in {@code src/main/avro}. */
final class Schemas {

  private Schemas() {}

  static List<Schema> current() {
    return List.of(
        RawArticle.getClassSchema(), EnrichedArticle.getClassSchema(), Sighting.getClassSchema());
  }
}
