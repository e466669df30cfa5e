package dev.warta.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.warta.events.ArticleId;
import dev.warta.events.ArticleTime;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Entity;
import dev.warta.events.EntityType;
import dev.warta.events.Keyword;
import dev.warta.events.Quote;
import dev.warta.events.TestArticles;
import dev.warta.events.TimePrecision;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Counts and trends of a week in which a mayor is in the news every day and a volcano on the last.
 */
class DeskTrendsTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Instant MONDAY = Instant.parse("2024-06-17T00:00:00Z");
  private static final Instant SUNDAY = MONDAY.plus(Duration.ofDays(6));
  private static final String WEEK = "from=2024-06-17&to=2024-06-24";

  private static DeskDatabase database;
  private static DeskServer desk;
  private static Description description;

  @BeforeAll
  static void start() throws Exception {
    database = DeskDatabase.start();
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    desk = DeskServer.start(new DeskSettings(loopback, null), database.store());
    description = Description.servedBy(desk);
    List<EnrichedArticle> articles = new ArrayList<>();
    IntStream.range(0, 7 * 4).forEach(i -> articles.add(mayor(i)));
    IntStream.range(0, 6).forEach(i -> articles.add(volcano(i)));
    database.write(articles.toArray(EnrichedArticle[]::new));
  }

  @AfterAll
  static void stop() throws Exception {
    desk.close();
    database.close();
  }

  @Test
  void whatIsNewInTheLastHoursRisesAndWhatIsThereEveryDayDoesNot() throws Exception {
    JsonNode trends = ok("/api/trends?to=2024-06-24&hours=24&days=6");

    assertThat(trends.get("entities").findValuesAsText("name")).containsExactly("Gunung Merapi");
    assertThat(trends.get("keywords").findValuesAsText("text")).containsExactly("letusan");
    assertThat(trends.at("/entities/0/articles").asInt()).isEqualTo(6);
    assertThat(trends.at("/entities/0/expected").asDouble()).isLessThan(1);
    assertThat(trends.at("/entities/0/id").asText()).isEqualTo("place:gunung merapi");
  }

  @Test
  void whereNothingHasArrivedForLongTheHoursEndWithTheLatestArticle() throws Exception {
    JsonNode trends = ok("/api/trends?hours=24&days=6");

    assertThat(trends.get("to").asText()).startsWith("2024-06-23");
    assertThat(trends.get("entities").findValuesAsText("name")).contains("Gunung Merapi");
  }

  @Test
  void articlesAreCountedByDay() throws Exception {
    JsonNode counts = ok("/api/counts?interval=day&" + WEEK);

    assertThat(counts.get("times")).hasSize(7);
    assertThat(counts.at("/series/0/counts").toString()).isEqualTo("[4,4,4,4,4,4,10]");
    assertThat(counts.get("counted").asInt()).isEqualTo(34);
    assertThat(counts.get("isExact").asBoolean()).isTrue();
  }

  @Test
  void seriesAreTheMostFrequentValuesWithTheMostFirst() throws Exception {
    JsonNode languages = ok("/api/counts?by=language&interval=week&" + WEEK);
    JsonNode persons = ok("/api/counts?by=person&" + WEEK);

    assertThat(languages.get("series").findValuesAsText("value")).containsExactly("en", "id");
    assertThat(languages.at("/series/1/counts").toString()).isEqualTo("[6]");
    assertThat(persons.at("/series/0/label").asText()).isEqualTo("Ratna Dewi");
    assertThat(persons.at("/series/0/counts").toString()).isEqualTo("[4,4,4,4,4,4,4]");
  }

  @Test
  void countsTakeTheFiltersOfTheSearch() throws Exception {
    JsonNode counts = ok("/api/counts?language=id&q=merapi&" + WEEK);
    JsonNode nothing = ok("/api/counts?person=...&" + WEEK);

    assertThat(counts.at("/series/0/counts").toString()).isEqualTo("[0,0,0,0,0,0,6]");
    assertThat(nothing.get("counted").asInt()).isZero();
  }

  @Test
  void tooManyIntervalsAreRefused() throws Exception {
    description.check(send("/api/counts?interval=hour&from=2020-01-01"), 400);
    description.check(send("/api/counts?by=colour"), 400);
    description.check(send("/api/counts?from=2024-06-24&to=2024-06-17"), 400);
    description.check(send("/api/trends?hours=0"), 400);
  }

  @Test
  void aPersonIsToldWithRolesDaysCompanionsAndQuotes() throws Exception {
    JsonNode person = ok("/api/entities/person:RATNA%20d%C3%A9wi");

    assertThat(person.get("id").asText()).isEqualTo("person:ratna dewi");
    assertThat(person.get("name").asText()).isEqualTo("Ratna Dewi");
    assertThat(person.get("articles").asInt()).isEqualTo(28);
    assertThat(person.at("/roles/0/role").asText()).isEqualTo("mayor");
    assertThat(person.get("mentions")).hasSize(7);
    assertThat(person.at("/mentions/0/articles").asInt()).isEqualTo(4);
    assertThat(person.at("/companions/0/name").asText()).isEqualTo("City Council");
    assertThat(person.at("/places/0/name").asText()).isEqualTo("Vietnam");
    assertThat(person.get("quotes").asInt()).isEqualTo(28);
  }

  @Test
  void whoIsNotNamedIsNotFoundAndWhatIsNoIdIsRefused() throws Exception {
    description.check(send("/api/entities/person:nobody"), 404);
    description.check(send("/api/entities/person:..."), 404);
    description.check(send("/api/entities/animal:dog"), 400);
    description.check(send("/api/entities/dewi"), 400);
  }

  @Test
  void quotesAreFoundByTheirWordsAndNotByThoseOfTheArticleAround() throws Exception {
    JsonNode said = ok("/api/quotes?q=opening&limit=100");
    JsonNode written = ok("/api/quotes?q=council&limit=100");

    assertThat(said.get("quotes")).hasSize(28);
    assertThat(written.get("quotes")).isEmpty();
  }

  @Test
  void pagesOfQuotesNeitherRepeatNorSkipOne() throws Exception {
    List<String> seen = new ArrayList<>();
    JsonNode page = ok("/api/quotes?speaker=ratna&limit=10");
    while (true) {
      seen.addAll(page.get("quotes").findValuesAsText("articleId"));
      if (page.get("nextCursor").isNull()) {
        break;
      }
      page = ok("/api/quotes?speaker=ratna&limit=10&cursor=" + page.get("nextCursor").asText());
    }

    assertThat(seen).hasSize(28).doesNotHaveDuplicates();
  }

  private static EnrichedArticle mayor(int number) {
    Instant at = MONDAY.plus(Duration.ofHours(6L * number));
    String body = "The council met. “We are opening the market”, said Ratna Dewi.";
    return article("mayor-" + number, at, "The mayor speaks", body)
        .setLanguage(new dev.warta.events.Language("en", 1.0))
        .setEntities(
            List.of(
                entity("Ratna Dewi", EntityType.person, "mayor"),
                entity("City Council", EntityType.organisation, null)))
        .setKeywords(List.of(new Keyword("market", 0.9)))
        .setQuotes(
            List.of(
                Quote.newBuilder()
                    .setText("We are opening the market")
                    .setStart(18)
                    .setEnd(43)
                    .setSpeaker("Ratna Dewi")
                    .setEntity(0)
                    .setMethod("verb-after")
                    .setConfidence(0.9)
                    .build()))
        .build();
  }

  private static EnrichedArticle volcano(int number) {
    Instant at = SUNDAY.plus(Duration.ofHours(number));
    return article("volcano-" + number, at, "Merapi meletus", "Letusan Gunung Merapi.")
        .setEntities(List.of(entity("Gunung Merapi", EntityType.place, null)))
        .setKeywords(List.of(new Keyword("letusan", 0.9)))
        .setQuotes(List.of())
        .build();
  }

  private static EnrichedArticle.Builder article(
      String name, Instant at, String title, String body) {
    return EnrichedArticle.newBuilder(TestArticles.enrichedRicePrices())
        .setArticleId(ArticleId.ofSourceId("test", name))
        .setTitle(title)
        .setBody(body)
        .setPublishedAt(new ArticleTime(at.toString(), at, TimePrecision.minute));
  }

  private static Entity entity(String name, EntityType type, String role) {
    return Entity.newBuilder()
        .setName(name)
        .setType(type)
        .setRole(role)
        .setMentions(List.of())
        .setSalience(0.5)
        .setMethod("test-names")
        .setConfidence(0.8)
        .build();
  }

  private static JsonNode ok(String path) throws Exception {
    return description.check(send(path), 200);
  }

  private static HttpResponse<String> send(String path) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(desk.url() + path))
            .timeout(Duration.ofMinutes(1))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
