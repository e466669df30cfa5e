package dev.warta.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class EventJsonTest {

  private final JsonNode article = parse(EventJson.toJson(TestArticles.enrichedRicePrices()));

  @Test
  void namesAreThoseOfTheSchemaInItsOrder() {
    List<String> names =
        EnrichedArticle.getClassSchema().getFields().stream().map(Schema.Field::name).toList();

    assertThat(article.fieldNames()).toIterable().containsExactlyElementsOf(names);
  }

  @Test
  void aUnionIsItsValueAlone() {
    assertThat(article.get("language").get("tag").asText()).isEqualTo("id");
    assertThat(article.get("publishedAt").get("value").asText()).isEqualTo("2024-06-19");
  }

  @Test
  void anAbsentValueIsNull() {
    assertThat(article.has("standfirst")).isTrue();
    assertThat(article.get("standfirst").isNull()).isTrue();
  }

  @Test
  void anInstantIsIso8601InUtc() {
    assertThat(article.get("observedAt").asText()).isEqualTo("2024-06-20T03:15:00Z");
  }

  @Test
  void anEnumIsItsName() {
    assertThat(article.get("places").get(0).get("kind").asText()).isEqualTo("country");
  }

  @Test
  void bytesAreBase64() {
    JsonNode raw = parse(EventJson.toJson(TestArticles.RICE_PRICES));

    assertThat(Base64.getDecoder().decode(raw.get("content").asText()))
        .asString()
        .isEqualTo(TestArticles.RICE_PRICES_TEXT);
  }

  @Test
  void bytesAreLeftToBeReadAgain() {
    RawArticle raw = RawArticle.newBuilder(TestArticles.RICE_PRICES).build();
    ByteBuffer content = raw.getContent();

    EventJson.toJson(raw);

    assertThat(content.remaining()).isPositive();
    assertThat(EventJson.toJson(raw)).isEqualTo(EventJson.toJson(raw));
  }

  @Test
  void anEventIsOneLine() {
    assertThat(EventJson.toJson(TestArticles.enrichedRicePrices())).doesNotContain("\n");
    assertThat(parse(EventJson.toJson(TestArticles.ricePricesAgain())).get("revision").asInt())
        .isEqualTo(1);
  }

  @Test
  void fieldsCanBeLeftOutAtAnyDepth() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      EventJson.write(
          json,
          TestArticles.enrichedRicePrices(),
          (field, value) -> value != null && !field.name().equals("confidence"));
    }

    JsonNode part = parse(text.toString());
    assertThat(part.has("standfirst")).isFalse();
    assertThat(part.get("language").fieldNames()).toIterable().containsExactly("tag");
  }

  @Test
  void aNumberThatJsonCannotHoldIsNull() {
    JsonNode language = parse(EventJson.toJson(new Language("id", Double.NaN)));

    assertThat(language.get("confidence").isNull()).isTrue();
  }

  private static JsonNode parse(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + json, e);
    }
  }
}
