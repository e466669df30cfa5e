package dev.warta.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import dev.warta.events.ArticleId;
import dev.warta.events.ArticleTime;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Entity;
import dev.warta.events.EntityType;
import dev.warta.events.Image;
import dev.warta.events.Keyword;
import dev.warta.events.Place;
import dev.warta.events.PlaceKind;
import dev.warta.events.TestArticles;
import dev.warta.events.TimePrecision;
import dev.warta.events.Topic;
import dev.warta.store.Batch;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asks a desk for everything of one article; every answer is held against the description. */
class DeskArticleTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static final String ID = TestArticles.RICE_PRICES.getArticleId();
  private static final String ADDRESS = "/api/articles/" + ID;

  private static final EnrichedArticle FIRST = rich();

  private static final EnrichedArticle SECOND =
      EnrichedArticle.newBuilder(FIRST)
          .setRevision(2)
          .setBody(FIRST.getBody().replace("delapan", "sembilan"))
          .setObservedAt(FIRST.getObservedAt().plusSeconds(3600))
          .build();

  private static DeskDatabase database;
  private static DeskServer desk;
  private static Description description;

  @BeforeAll
  static void start() throws Exception {
    database = DeskDatabase.start();
    desk =
        DeskServer.start(
            new DeskSettings(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), null),
            database.store());
    description = Description.servedBy(desk);
  }

  @AfterAll
  static void stop() throws Exception {
    desk.close();
    database.close();
  }

  @BeforeEach
  void storeTwoRevisions() throws Exception {
    database.empty();
    write(FIRST);
    write(SECOND);
  }

  @Test
  void eachRevisionIsReadByItsNumber() throws Exception {
    JsonNode first = ok(ADDRESS + "/revisions/1");

    assertThat(first.get("revision").asInt()).isEqualTo(1);
    assertThat(first.get("body").asText()).isEqualTo(FIRST.getBody());
    assertThat(first.get("revisions")).hasSize(2);
    assertThat(ok(ADDRESS + "?revision=1")).isEqualTo(first);
    assertThat(ok(ADDRESS).get("revision").asInt()).isEqualTo(2);
  }

  @Test
  void theDifferenceOfTwoRevisionsIsToldWordByWord() throws Exception {
    JsonNode difference = ok(ADDRESS + "/revisions/1..2");

    assertThat(difference.at("/from/revision").asInt()).isEqualTo(1);
    assertThat(Instant.parse(difference.at("/to/observedAt").asText()))
        .isEqualTo(SECOND.getObservedAt());
    assertThat(difference.get("title").findValuesAsText("op")).containsExactly("equal");
    assertThat(difference.get("standfirst")).isEmpty();
    assertThat(difference.get("body").findValuesAsText("op"))
        .containsExactly("equal", "delete", "insert", "equal");
    assertThat(difference.get("body").findValuesAsText("text")).contains("delapan", "sembilan");
  }

  @Test
  void theDifferenceBackwardsIsTheOtherWayRound() throws Exception {
    JsonNode body = ok(ADDRESS + "/revisions/2..1").get("body");

    assertThat(body.at("/1/text").asText()).isEqualTo("sembilan");
    assertThat(body.at("/1/op").asText()).isEqualTo("delete");
  }

  @Test
  void aJourneyIsToldFromTheDatabaseAlone() throws Exception {
    database.store().write(new Batch(List.of(), List.of(TestArticles.ricePricesAgain()), Map.of()));

    JsonNode journey = ok(ADDRESS + "/journey");

    assertThat(journey.get("revisions")).hasSize(2);
    assertThat(journey.get("sightingCount").asInt()).isEqualTo(1);
    assertThat(journey.at("/revisions/0/origin").asText()).isEqualTo("articles.raw:0:0");
    assertThat(journey.at("/revisions/0/publishedAt").isNull()).isTrue();
  }

  @Test
  void ninjsIsAsTheStandardWantsItAndHoldsWhatWasFound() throws Exception {
    JsonNode ninjs = ok(ADDRESS + "?format=ninjs&revision=1");

    SchemaValidatorsConfig strict =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    JsonNode used = JSON.readTree(getClass().getResourceAsStream("ninjs-3.0-used.json"));
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(used, strict)
                .validate(ninjs))
        .isEmpty();
    assertThat(ninjs.get("uri").asText()).isEqualTo("urn:uuid:" + ID);
    assertThat(ninjs.get("version").asText()).isEqualTo("1");
    assertThat(ninjs.get("contentCreated").asText()).isEqualTo("2024-06-19T08:30:00+07:00");
    assertThat(ninjs.at("/people/0/name").asText()).isEqualTo("Ratna Dewi");
    assertThat(ninjs.at("/places/0/geojson/coordinates/0").asDouble()).isEqualTo(112.75);
    assertThat(ninjs.at("/subjects/0/confidence").asInt()).isEqualTo(80);
    assertThat(ninjs.get("associations")).hasSize(1);
  }

  @Test
  void jsonLdIsANewsArticleWithItsPeopleAndPlaces() throws Exception {
    HttpResponse<String> answer = send(ADDRESS + "?format=jsonld");

    JsonNode article = description.check(answer, 200);

    assertThat(answer.headers().firstValue("Content-Type")).contains("application/ld+json");
    assertThat(article.at("/author/0/name").asText()).isEqualTo("Laksmi Andayani");
    assertThat(article.get("datePublished").asText()).isEqualTo("2024-06-19T08:30+07:00");
    assertThat(article.get("inLanguage").asText()).isEqualTo("id");
    assertThat(article.at("/mentions/0/jobTitle").asText()).isEqualTo("Menteri Pertanian");
    assertThat(article.at("/contentLocation/0/@type").asText()).isEqualTo("City");
    assertThat(article.get("isBasedOn").asText()).isEqualTo("https://harian.example/beras?x=1");
  }

  @Test
  void avroJsonIsReadByAvroAndIsTheWholeEvent() throws Exception {
    for (EnrichedArticle stored : List.of(FIRST, SECOND)) {
      HttpResponse<String> answer =
          send(ADDRESS + "?format=avro-json&revision=" + stored.getRevision());

      description.check(answer, 200);
      EnrichedArticle read =
          new SpecificDatumReader<>(EnrichedArticle.class)
              .read(
                  null,
                  DecoderFactory.get()
                      .jsonDecoder(EnrichedArticle.getClassSchema(), answer.body()));
      assertThat(read).isEqualTo(stored);
    }
  }

  @Test
  void textHoldsTitleBylineBodyAndSource() throws Exception {
    HttpResponse<String> answer = send(ADDRESS + "?format=text");

    assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
    assertThat(answer.body())
        .startsWith(FIRST.getTitle() + "\n\nLaksmi Andayani, Bram Siregar\n\nSURABAYA · ")
        .contains(SECOND.getBody())
        .endsWith("harian-timur · https://harian.example/beras\n");
  }

  @Test
  void aFormatHasASafeFileNameAndIsNoPage() throws Exception {
    for (String format : List.of("ninjs", "jsonld", "avro-json", "text")) {
      HttpResponse<String> answer = send(ADDRESS + "?format=" + format);

      assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
          .matches("inline; filename=\"" + ID + "-r2\\.[a-z.]+\"");
      assertThat(answer.headers().map())
          .containsEntry("x-content-type-options", List.of("nosniff"))
          .containsEntry(
              "content-security-policy", List.of("default-src 'none'; frame-ancestors 'none'"));
    }
  }

  @Test
  void hostileContentsStayData() throws Exception {
    String attack = "</script><script>alert(1)</script>";
    write(
        EnrichedArticle.newBuilder(FIRST)
            .setRevision(3)
            .setTitle(attack)
            .setUrl("javascript:alert(1)")
            .setCanonicalUrl("data:text/html,x")
            .setImages(List.of(new Image("javascript:alert(1)", attack, null)))
            .build());

    String jsonLd = send(ADDRESS + "?format=jsonld").body();
    String ninjs = send(ADDRESS + "?format=ninjs").body();

    assertThat(jsonLd).doesNotContain("<").doesNotContain("javascript:").doesNotContain("data:");
    assertThat(ninjs).doesNotContain("javascript:").doesNotContain("data:text");
    assertThat(JSON.readTree(jsonLd).get("headline").asText()).isEqualTo(attack);
  }

  @Test
  void whatIsNotThereIsNotFoundAndWhatIsWrongIsNamed() throws Exception {
    String unknown = "/api/articles/" + ArticleId.ofSourceId("test", "none");
    for (String path :
        List.of(
            unknown,
            unknown + "?format=text",
            unknown + "/journey",
            unknown + "/raw",
            ADDRESS + "?revision=3",
            ADDRESS + "/revisions/3",
            ADDRESS + "/revisions/1..3")) {
      description.check(send(path), 404);
    }
    Map<String, String> wrong =
        Map.of(
            ADDRESS + "?format=pdf", "format",
            ADDRESS + "?revision=0", "revision",
            ADDRESS + "?revision=99999999999", "revision",
            ADDRESS + "/revisions/x", "revisions",
            ADDRESS + "/revisions/1..2..3", "revisions",
            ADDRESS + "/revisions/1..", "revisions",
            ADDRESS + "/raw?x=1", "x");
    for (Map.Entry<String, String> request : wrong.entrySet()) {
      assertThat(description.check(send(request.getKey()), 400).get("parameter").asText())
          .isEqualTo(request.getValue());
    }
  }

  @Test
  void aDeskWithoutABrokerSaysHowToGiveItOneWhenItIsAskedForARawDocument() throws Exception {
    JsonNode problem = description.check(send(ADDRESS + "/raw"), 501);

    assertThat(problem.get("expected").asText()).contains("--bootstrap-servers");
  }

  private static EnrichedArticle rich() {
    EnrichedArticle plain = TestArticles.enrichedRicePrices();
    Entity minister =
        Entity.newBuilder()
            .setName("Ratna Dewi")
            .setType(EntityType.person)
            .setRole("Menteri Pertanian")
            .setMentions(List.of())
            .setSalience(0.5)
            .setMethod("model:ner-2")
            .build();
    Place surabaya =
        Place.newBuilder()
            .setName("Surabaya")
            .setKind(PlaceKind.city)
            .setCountry("ID")
            .setLatitude(-7.25)
            .setLongitude(112.75)
            .setGeonamesId(1625822)
            .setMentions(List.of())
            .setMethod("geonames")
            .build();
    return EnrichedArticle.newBuilder(plain)
        .setUrl("https://harian.example/beras?x=1")
        .setCanonicalUrl("https://harian.example/beras")
        .setDateline("SURABAYA")
        .setPublishedAt(
            new ArticleTime(
                "2024-06-19T08:30+07:00",
                Instant.parse("2024-06-19T01:30:00Z"),
                TimePrecision.minute))
        .setEntities(List.of(minister))
        .setPlaces(List.of(surabaya))
        .setKeywords(List.of(new Keyword("harga beras", 0.9)))
        .setTopics(List.of(new Topic("medtop:04000000", "economy", "ekonomi", 0.8)))
        .setImages(List.of(new Image("https://harian.example/beras.jpg", "Beras", null)))
        .setFingerprint(ByteBuffer.wrap(fingerprint()))
        .setIsPaywalled(true)
        .build();
  }

  private static byte[] fingerprint() {
    byte[] bytes = new byte[512];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    return bytes;
  }

  private static void write(EnrichedArticle article) {
    database.write(article);
  }

  private static HttpResponse<String> send(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(desk.url() + path))
            .timeout(Duration.ofMinutes(1))
            .build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode ok(String path) throws Exception {
    return description.check(send(path), 200);
  }
}
