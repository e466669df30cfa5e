package dev.warta.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Entity;
import dev.warta.events.EntityType;
import dev.warta.events.TestArticles;
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

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static DeskDatabase database;
  private static DeskServer desk;
  private static Description description;

  @BeforeAll
  static void start() throws Exception {
    database = DeskDatabase.start();
    database.write(article());
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    desk = DeskServer.start(new DeskSettings(loopback, null), database.store());
    description = Description.servedBy(desk);
  }

  @AfterAll
  static void stop() throws Exception {
    desk.close();
    database.close();
  }

  @Test
  void facetsTellWhatTheMatchesHaveInCommon() throws Exception {
    JsonNode answer = checked("/api/facets?country=VN&person=ratna", 200);

    assertThat(answer.get("total").asInt()).isEqualTo(1);
    assertThat(answer.get("isExact").asBoolean()).isTrue();
    assertThat(answer.at("/facets/person/0/value").asText()).isEqualTo("ratna dewi");
    assertThat(answer.at("/facets/person/0/label").asText()).isEqualTo("Ratna Dewi");
    assertThat(answer.at("/facets/language/0/value").asText()).isEqualTo("id");
    assertThat(answer.at("/facets/language/0/count").asInt()).isEqualTo(1);
  }

  @Test
  void whereNothingMatchesEveryFacetIsEmpty() throws Exception {
    JsonNode answer = checked("/api/facets?person=nobody", 200);

    assertThat(answer.get("total").asInt()).isZero();
    assertThat(answer.get("facets")).hasSize(6).allMatch(JsonNode::isEmpty);
  }

  @Test
  void aNameIsCompletedWithTheIdOfWhoBearsIt() throws Exception {
    JsonNode answer = checked("/api/completions?q=dew", 200);

    assertThat(answer.get("completions")).hasSize(1);
    assertThat(answer.at("/completions/0/name").asText()).isEqualTo("Ratna Dewi");
    assertThat(answer.at("/completions/0/id").asText()).isEqualTo("person:ratna dewi");
  }

  @Test
  void aWrongParameterIsNamed() throws Exception {
    for (Map.Entry<String, String> wrong :
        Map.of("/api/completions?limit=5", "q", "/api/completions?q=a&limit=0", "limit")
            .entrySet()) {
      JsonNode problem = checked(wrong.getKey(), 400);
      assertThat(problem.get("parameter").asText()).isEqualTo(wrong.getValue());
    }
    assertThat(checked("/api/facets?limit=5", 400).get("parameter").asText()).isEqualTo("limit");
  }

  @Test
  void theDescribedParametersAreTheOnesTaken() throws Exception {
    assertThat(description.parameters("/api/facets"))
        .containsExactlyElementsOf(CountFacets.PARAMETERS);
    assertThat(description.parameters("/api/completions"))
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

  private static JsonNode checked(String path, int status) throws Exception {
    return description.check(send(path), status);
  }
}
