package dev.warta.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Entity;
import dev.warta.events.EntityType;
import dev.warta.events.TestArticles;
import dev.warta.store.Batch;
import dev.warta.store.postgres.PostgresArticleStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Facets and completions over HTTP, held against the description. */
class DeskFacetsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static EmbeddedPostgres postgres;
  private static PostgresArticleStore store;
  private static DeskServer desk;

  @BeforeAll
  static void start() throws Exception {
    postgres = EmbeddedPostgres.start();
    store =
        PostgresArticleStore.open(
            postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", 2);
    store.write(new Batch(List.of(article()), List.of(), Map.of()));
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    desk = DeskServer.start(new DeskSettings(loopback, null), store);
  }

  @AfterAll
  static void stop() throws Exception {
    desk.close();
    store.close();
    postgres.close();
  }

  @Test
  void facetsTellWhatTheMatchesHaveInCommon() throws Exception {
    JsonNode answer = checked("/api/facets?country=VN&person=ratna", "/api/facets", 200);

    assertThat(answer.get("total").asInt()).isEqualTo(1);
    assertThat(answer.get("isExact").asBoolean()).isTrue();
    assertThat(answer.at("/facets/person/0/value").asText()).isEqualTo("ratna dewi");
    assertThat(answer.at("/facets/person/0/label").asText()).isEqualTo("Ratna Dewi");
    assertThat(answer.at("/facets/language/0/value").asText()).isEqualTo("id");
    assertThat(answer.at("/facets/language/0/count").asInt()).isEqualTo(1);
  }

  @Test
  void whereNothingMatchesEveryFacetIsEmpty() throws Exception {
    JsonNode answer = checked("/api/facets?person=nobody", "/api/facets", 200);

    assertThat(answer.get("total").asInt()).isZero();
    assertThat(answer.get("facets")).hasSize(6).allMatch(JsonNode::isEmpty);
  }

  @Test
  void aNameIsCompletedWithTheIdOfWhoBearsIt() throws Exception {
    JsonNode answer = checked("/api/completions?q=dew", "/api/completions", 200);

    assertThat(answer.get("completions")).hasSize(1);
    assertThat(answer.at("/completions/0/name").asText()).isEqualTo("Ratna Dewi");
    assertThat(answer.at("/completions/0/id").asText()).isEqualTo("person:ratna dewi");
  }

  @Test
  void aWrongParameterIsNamed() throws Exception {
    for (Map.Entry<String, String> wrong :
        Map.of("/api/completions?limit=5", "q", "/api/completions?q=a&limit=0", "limit")
            .entrySet()) {
      JsonNode problem = checked(wrong.getKey(), "/api/completions", 400);
      assertThat(problem.get("parameter").asText()).isEqualTo(wrong.getValue());
    }
    assertThat(checked("/api/facets?limit=5", "/api/facets", 400).get("parameter").asText())
        .isEqualTo("limit");
  }

  @Test
  void theDescribedParametersAreTheOnesTaken() throws Exception {
    JsonNode paths = JSON.readTree(send("/openapi.json").body()).get("paths");

    assertThat(paths.get("/api/facets").at("/get/parameters").findValuesAsText("name"))
        .containsExactlyElementsOf(CountFacets.PARAMETERS);
    assertThat(paths.get("/api/completions").at("/get/parameters").findValuesAsText("name"))
        .containsExactlyElementsOf(CompleteNames.PARAMETERS);
  }

  private static EnrichedArticle article() {
    Entity minister =
        Entity.newBuilder()
            .setName("Ratna Dewi")
            .setType(EntityType.person)
            .setMentions(List.of())
            .setMethod("names")
            .build();
    return EnrichedArticle.newBuilder(TestArticles.enrichedRicePrices())
        .setEntities(List.of(minister))
        .build();
  }

  private static HttpResponse<String> send(String path) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(desk.url() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** The body of an answer with this status, which is as it is described. */
  private static JsonNode checked(String path, String described, int status) throws Exception {
    HttpResponse<String> answer = send(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode description = JSON.readTree(send("/openapi.json").body());
    String mediaType = answer.headers().firstValue("Content-Type").orElseThrow();
    JsonNode schema =
        description
            .get("paths")
            .get(described)
            .at("/get/responses")
            .path(Integer.toString(status))
            .path("content")
            .path(mediaType)
            .path("schema");
    ObjectNode whole = schema.deepCopy();
    whole.set("components", description.get("components"));
    JsonNode body = JSON.readTree(answer.body());
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(whole)
                .validate(body))
        .as(answer.body())
        .isEmpty();
    return body;
  }
}
