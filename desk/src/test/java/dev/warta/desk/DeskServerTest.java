package dev.warta.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.warta.events.ArticleId;
import dev.warta.events.ArticleTime;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Quote;
import dev.warta.events.TestArticles;
import dev.warta.events.TimePrecision;
import dev.warta.store.postgres.PostgresArticleStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asks a desk on a real PostgreSQL; every answer is held against the description. */
class DeskServerTest {

  private static final Instant MONDAY = Instant.parse("2024-06-17T00:00:00Z");
  private static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  /** Of an article that need not be there. */
  private static final String SOME_CURSOR =
      cursor("2024-06-19T00:00:00Z/" + ArticleId.ofSourceId("test", "any"));

  /** The same of a quote. */
  private static final String SOME_QUOTE_CURSOR =
      cursor("2024-06-19T00:00:00Z/" + ArticleId.ofSourceId("test", "any") + "/0");

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static DeskDatabase database;
  private static DeskServer desk;
  private static Description description;

  @BeforeAll
  static void start() throws Exception {
    database = DeskDatabase.start();
    desk = DeskServer.start(new DeskSettings(LOOPBACK, null), database.store());
    description = Description.servedBy(desk);
  }

  @AfterAll
  static void stop() throws Exception {
    desk.close();
    database.close();
  }

  @BeforeEach
  void empty() throws Exception {
    database.empty();
  }

  @Test
  void anArticleIsFoundByPhraseAndNotByAnExcludedWord() throws Exception {
    write(article("rice", MONDAY, "Harga beras turun").build());

    assertThat(sources(ok("/api/articles?q=" + encoded("\"harga beras\""))))
        .containsExactly("rice");
    assertThat(sources(ok("/api/articles?q=" + encoded("\"beras harga\"")))).isEmpty();
    assertThat(sources(ok("/api/articles?q=" + encoded("harga -turun")))).isEmpty();
  }

  @Test
  void foundWordsAreOffsetsInAPlainTextSnippetWhateverTheArticleHolds() throws Exception {
    write(article("hostile", MONDAY, "x").setBody("<script>alert(1)</script> beras").build());

    JsonNode snippet = ok("/api/articles?q=beras").at("/hits/0/snippet");

    JsonNode highlight = snippet.at("/highlights/0");
    assertThat(
            snippet
                .get("text")
                .asText()
                .substring(highlight.get("start").asInt(), highlight.get("end").asInt()))
        .isEqualTo("beras");
    assertThat(snippet.get("text").asText()).doesNotContain("\u0002").doesNotContain("\u0003");
  }

  @Test
  void eachFilterNarrowsTheSearch() throws Exception {
    write(
        article("rice", MONDAY, "Beras").build(),
        article("later", MONDAY.plus(Duration.ofDays(2)), "Beras").setPlaces(List.of()).build());

    assertThat(sources(ok("/api/articles?country=VN"))).containsExactly("rice");
    assertThat(sources(ok("/api/articles?from=2024-06-18"))).containsExactly("later");
    assertThat(sources(ok("/api/articles?q=beras&to=2024-06-18T00:00:00Z")))
        .containsExactly("rice");
    assertThat(sources(ok("/api/articles?source=rice"))).containsExactly("rice");
    assertThat(sources(ok("/api/articles?place=1562822"))).isEmpty();
    assertThat(sources(ok("/api/articles?problems=false"))).containsExactly("later", "rice");
    for (String nothing :
        List.of(
            "problems=true",
            "speaker=ratna",
            "place=hanoi",
            "language=en",
            "topic=medtop:15000000",
            "person=ratna",
            "organisation=pangan")) {
      assertThat(sources(ok("/api/articles?" + nothing))).as(nothing).isEmpty();
    }
  }

  @Test
  void pagesNeitherRepeatNorSkipAnArticleWhileOthersArrive() throws Exception {
    for (String words : List.of("", "&q=beras")) {
      empty();
      for (int i = 0; i < 7; i++) {
        // Several at the same moment: the id decides between them.
        write(article("old-" + i, MONDAY.plusSeconds(i / 3), "Beras").build());
      }
      List<String> expected = sources(ok("/api/articles?order=newest" + words));

      List<String> paged = new ArrayList<>();
      String cursor = "";
      for (int page = 0; page < 4; page++) {
        JsonNode answer = ok("/api/articles?order=newest&limit=2" + words + cursor);
        paged.addAll(sources(answer));
        cursor = "&cursor=" + answer.get("nextCursor").asText();
        write(article("new-" + page, MONDAY.plusSeconds(100 + page), "Beras").build());
        assertThat(answer.get("nextCursor").isNull()).isEqualTo(page == 3);
      }

      assertThat(paged).hasSize(7).isEqualTo(expected);
    }
  }

  @Test
  void anArticleComesWithItsFieldsAndItsRevisions() throws Exception {
    EnrichedArticle first = article("rice", MONDAY, "Harga beras").build();
    EnrichedArticle second =
        EnrichedArticle.newBuilder(first).setRevision(2).setTitle("Harga beras turun").build();
    write(first);
    write(second);

    JsonNode article = ok("/api/articles/" + first.getArticleId());

    assertThat(article.get("title").asText()).isEqualTo("Harga beras turun");
    assertThat(article.get("body").asText()).isEqualTo(first.getBody());
    assertThat(article.at("/language/tag").asText()).isEqualTo("id");
    assertThat(article.at("/places/0/name").asText()).isEqualTo("Vietnam");
    assertThat(Instant.parse(article.get("observedAt").asText())).isEqualTo(first.getObservedAt());
    assertThat(article.get("revisions").findValuesAsText("title"))
        .containsExactly("Harga beras", "Harga beras turun");
  }

  @Test
  void quotesAreFoundByTheirSpeaker() throws Exception {
    Quote quote =
        Quote.newBuilder()
            .setText("Panen naik")
            .setStart(0)
            .setEnd(10)
            .setSpeaker("José Ruiz")
            .setMethod("verb-after")
            .build();
    write(article("harvest", MONDAY, "Panen").setQuotes(List.of(quote)).build());

    assertThat(ok("/api/quotes?speaker=jose").get("quotes").findValuesAsText("text"))
        .containsExactly("Panen naik");
    assertThat(ok("/api/quotes?speaker=ratna").get("quotes")).isEmpty();
  }

  @Test
  void aWrongParameterIsNamedWithWhatWouldBeRight() throws Exception {
    Map<String, String> wrong =
        Map.ofEntries(
            Map.entry("/api/articles?langauge=id", "langauge"),
            Map.entry("/api/articles?language=id&language=en", "language"),
            Map.entry("/api/articles?language=i_d", "language"),
            Map.entry("/api/articles?q=", "q"),
            Map.entry("/api/articles?q=" + "x".repeat(1001), "q"),
            Map.entry("/api/articles?country=Indonesia", "country"),
            Map.entry("/api/articles?topic=sport", "topic"),
            Map.entry("/api/articles?problems=yes", "problems"),
            Map.entry("/api/articles?from=yesterday", "from"),
            Map.entry("/api/articles?to=%2B999999-01-01", "to"),
            Map.entry("/api/articles?limit=101", "limit"),
            Map.entry("/api/articles?order=oldest", "order"),
            Map.entry("/api/articles?order=relevance", "order"),
            Map.entry("/api/articles?cursor=x", "cursor"),
            Map.entry("/api/articles?q=x&cursor=" + SOME_CURSOR, "cursor"),
            Map.entry("/api/articles/7", "id"),
            Map.entry("/api/quotes?limit=0", "limit"),
            Map.entry("/health?x=1", "x"));

    for (Map.Entry<String, String> request : wrong.entrySet()) {
      JsonNode problem = checked(request.getKey(), 400);
      assertThat(problem.get("parameter").asText()).isEqualTo(request.getValue());
      assertThat(problem.get("expected").asText()).isNotEmpty();
    }
  }

  @Test
  void anUnknownArticleAndAnUnknownAddressAreNotFound() throws Exception {
    checked("/api/articles/" + ArticleId.ofSourceId("test", "none"), 404);
    assertThat(send("/api/nothing").statusCode()).isEqualTo(404);
    assertThat(send("/nothing.html").statusCode()).isEqualTo(404);
  }

  @Test
  void nothingButReadingIsAllowedAndNoAnswerIsAPage() throws Exception {
    HttpRequest.Builder post = to(desk, "/api/articles").POST(HttpRequest.BodyPublishers.noBody());
    HttpRequest.Builder head =
        to(desk, "/health").method("HEAD", HttpRequest.BodyPublishers.noBody());

    assertThat(CLIENT.send(post.build(), text()).statusCode()).isEqualTo(405);
    assertThat(CLIENT.send(head.build(), text()).statusCode()).isEqualTo(200);
    for (String path : List.of("/api/articles", "/api/nothing")) {
      assertThat(send(path).headers().map())
          .containsEntry("x-content-type-options", List.of("nosniff"))
          .containsEntry(
              "content-security-policy", List.of("default-src 'none'; frame-ancestors 'none'"));
    }
  }

  @Test
  void aPageOfAnotherSiteMayNotAsk() throws Exception {
    HttpRequest.Builder request = to(desk, "/api/articles").header("Sec-Fetch-Site", "cross-site");

    assertThat(CLIENT.send(request.build(), text()).statusCode()).isEqualTo(403);
  }

  @Test
  void aDeskWithATokenAnswersNobodyWithout() throws Exception {
    try (DeskServer guarded =
        DeskServer.start(new DeskSettings(LOOPBACK, "secret"), database.store())) {
      HttpRequest.Builder right =
          to(guarded, "/api/articles").header("Authorization", "Bearer secret");
      HttpRequest.Builder wrong =
          to(guarded, "/api/articles").header("Authorization", "Bearer guess");

      description.check(CLIENT.send(to(guarded, "/api/articles").build(), text()), 401);
      description.check(CLIENT.send(wrong.build(), text()), 401);
      description.check(CLIENT.send(right.build(), text()), 200);
      description.check(CLIENT.send(to(guarded, "/health").build(), text()), 200);
    }
  }

  @Test
  void aDatabaseThatIsOutIsSaidAndTheDeskLivesOn() throws Exception {
    EmbeddedPostgres other = EmbeddedPostgres.start();
    try (PostgresArticleStore broken =
            PostgresArticleStore.open(
                other.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", 1);
        DeskServer unready = DeskServer.start(new DeskSettings(LOOPBACK, null), broken)) {
      other.close();

      description.check(CLIENT.send(to(unready, "/health").build(), text()), 503);
      description.check(CLIENT.send(to(unready, "/api/articles").build(), text()), 503);
      description.check(CLIENT.send(to(unready, "/health/live").build(), text()), 200);
    }
  }

  @Test
  void everyParameterThatIsDescribedIsTaken() throws Exception {
    Map<String, String> values =
        Map.ofEntries(
            Map.entry("q", "beras"),
            Map.entry("order", "newest"),
            Map.entry("/api/articlescursor", SOME_CURSOR),
            Map.entry("/api/quotescursor", SOME_QUOTE_CURSOR),
            Map.entry("country", "ID"),
            Map.entry("topic", "medtop:15000000"),
            Map.entry("language", "id"),
            Map.entry("from", "2024-06-19"),
            Map.entry("to", "2024-06-20"),
            Map.entry("problems", "true"),
            Map.entry("limit", "5"));
    for (String path : List.of("/api/articles", "/api/quotes")) {
      List<String> names = description.parameters(path);

      assertThat(names)
          .containsExactlyInAnyOrderElementsOf(
              path.equals("/api/quotes") ? SearchQuotes.PARAMETERS : SearchArticles.PARAMETERS);
      List<String> all =
          names.stream()
              .map(
                  name ->
                      name + "=" + values.getOrDefault(path + name, values.getOrDefault(name, "x")))
              .toList();
      ok(path + "?" + String.join("&", all));
    }
  }

  private static String cursor(String place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.US_ASCII));
  }

  private static EnrichedArticle.Builder article(String name, Instant publishedAt, String title) {
    return EnrichedArticle.newBuilder(TestArticles.enrichedRicePrices())
        .setArticleId(ArticleId.ofSourceId("test", name))
        .setSource(name)
        .setTitle(title)
        .setPublishedAt(new ArticleTime(publishedAt.toString(), publishedAt, TimePrecision.minute))
        .setBody("Pasar dibuka.");
  }

  private static void write(EnrichedArticle... articles) {
    database.write(articles);
  }

  private static List<String> sources(JsonNode answer) {
    return answer.get("hits").findValuesAsText("source");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static HttpRequest.Builder to(DeskServer server, String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(Duration.ofMinutes(1));
  }

  private static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString();
  }

  private static HttpResponse<String> send(String path) throws Exception {
    return CLIENT.send(to(desk, path).build(), text());
  }

  private static JsonNode ok(String path) throws Exception {
    return checked(path, 200);
  }

  private static JsonNode checked(String path, int status) throws Exception {
    return description.check(send(path), status);
  }
}
