package dev.warta.lab.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What an annotator says of an article: the {@code .json} beside its {@code .txt}. */
final class GoldArticle {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode gold;

  private GoldArticle(JsonNode gold) {
    this.gold = gold;
  }

  static GoldArticle of(Path delivery) throws IOException {
    String file = delivery.getFileName().toString().replaceFirst("\\.txt$", ".json");
    return new GoldArticle(JSON.readTree(delivery.resolveSibling(file).toFile()));
  }

  /** The end of the day on which the article was received. */
  Instant received() {
    LocalDate day = LocalDate.parse(gold.path("reference_date").asText());
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1);
  }

  /** A field of one value; null if the article has none. */
  String text(String field) {
    return gold.path(field).textValue();
  }

  /** A field that is a list of names. */
  List<String> list(String field) {
    return items(field).map(JsonNode::asText).toList();
  }

  /** A field that is a list of objects. */
  Stream<JsonNode> items(String field) {
    return StreamSupport.stream(gold.path(field).spliterator(), false);
  }
}
