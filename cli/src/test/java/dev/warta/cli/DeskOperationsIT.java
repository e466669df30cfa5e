package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.warta.cli.local.TestCluster;
import dev.warta.desk.DeskServer;
import dev.warta.desk.DeskSettings;
import dev.warta.events.ArticleId;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventSerdes;
import dev.warta.events.Origin;
import dev.warta.events.Problem;
import dev.warta.events.TestArticles;
import dev.warta.store.StoreCounts;
import dev.warta.store.postgres.PostgresArticleStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a desk shows of a running enrichment and store, and what can be done there. */
class DeskOperationsIT extends LocalFlow {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String TOKEN = "sesame";

  private static final byte[] GARBAGE = "neither Avro nor JSON".getBytes(StandardCharsets.UTF_8);

  /** A sample of Prometheus' text format: name, labels, value. */
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*(?:\\{(?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\]|\\\\.)*\",?)*})?)"
              + " (NaN|[+-]Inf|[0-9.eE+-]+)");

  private static final Pattern COMMENT =
      Pattern.compile("# (HELP \\S+ .*|TYPE \\S+ (counter|gauge|summary|histogram|untyped))");

  private Shutdown shutdown;
  private DeskServer desk;

  @BeforeEach
  void prepareShutdown() {
    shutdown = new Shutdown();
  }

  @AfterEach
  void stopTheDesk() {
    shutdown.close();
  }

  @Test
  void onceAllIsStoredEveryStageIsWellAndNothingWaits() throws Exception {
    ingestTwoArticles();
    awaitCounts(new StoreCounts(2, 2, 0));
    startDesk(TOKEN, kafka);

    awaitPipeline(
        pipeline -> {
          assertThat(pipeline.get("verdict").asText()).as(pipeline.toString()).isEqualTo("well");
          assertThat(pipeline.get("stages").findValuesAsText("name"))
              .containsExactly("ingest", "raw", "enrich", "enriched", "store", "search");
          assertThat(stage(pipeline, "enrich").get("lag").asLong(-1)).isZero();
          assertThat(stage(pipeline, "store").get("lag").asLong(-1)).isZero();
          assertThat(stage(pipeline, "store").at("/latencyMillis/p50").asDouble()).isPositive();
          assertThat(stage(pipeline, "store").at("/latencyMillis/p99").asDouble())
              .isGreaterThanOrEqualTo(stage(pipeline, "store").at("/latencyMillis/p50").asDouble());
          assertThat(stage(pipeline, "store").get("ratePerSecond").isNumber()).isTrue();
        });
  }

  @Test
  void theSourcesAreListedWithWhatTheyBrought() throws Exception {
    ingestTwoArticles();
    startDesk(TOKEN, kafka);

    awaitPipeline(
        pipeline -> {
          assertThat(pipeline.get("sources")).as(pipeline.toString()).hasSize(1);
          JsonNode source = pipeline.at("/sources/0");
          assertThat(source.get("kind").asText()).isEqualTo("files");
          assertThat(source.get("location").asText()).contains("harian-timur");
          assertThat(source.get("articles").asLong()).isEqualTo(2);
          assertThat(Instant.parse(source.get("lastNewAt").asText())).isBefore(Instant.now());
        });
  }

  @Test
  void anAuditSaysThatNothingIsMissing() throws Exception {
    ingestTwoArticles();
    awaitCounts(new StoreCounts(2, 2, 0));
    startDesk(TOKEN, kafka);

    awaitPipeline(
        pipeline -> {
          assertThat(pipeline.at("/audit/verdict").asText())
              .as(pipeline.toString())
              .isEqualTo("well");
          assertThat(pipeline.at("/audit/summary").asText())
              .contains("Nothing is missing", "2 raw records, 2 stored");
        });
  }

  @Test
  void brokersThatDoNotAnswerAreTheReasonWhyAllIsIll() throws Exception {
    startDesk(TOKEN, Map.of("bootstrap.servers", "127.0.0.1:" + TestCluster.freePort()));

    awaitPipeline(
        pipeline -> {
          assertThat(pipeline.get("verdict").asText()).isEqualTo("ill");
          assertThat(pipeline.get("reason").asText()).contains("the brokers do not answer");
          assertThat(stage(pipeline, "search").get("state").asText()).isEqualTo("well");
        });
  }

  @Test
  void aRejectedDocumentIsListedWithItsPlaceAndWhatIsTheMatter() throws Exception {
    startDesk(TOKEN, kafka);
    producer.send(new ProducerRecord<>(topics.raw(), 0, null, GARBAGE));

    JsonNode rejected = awaitRejectedAtDesk();

    assertThat(place(rejected)).isEqualTo(topics.raw() + ":0:0");
    assertThat(rejected.get("stage").asText()).isEqualTo("enrich");
    assertThat(rejected.get("cause").asText()).isEqualTo("SerializationException");
    assertThat(rejected.get("inWords").asText()).contains("not an event at all");
    assertThat(rejected.get("replays").asInt()).isZero();
    JsonNode counted = json(get("/api/pipeline")).at("/rejected/0");
    assertThat(counted.get("cause").asText()).isEqualTo("SerializationException");
    assertThat(counted.get("count").asLong()).isEqualTo(1);
  }

  @Test
  void whatTheDatabaseNowTakesIsStoredByAReplayAndASecondReplayIsRefused() throws Exception {
    startDesk(TOKEN, kafka);
    inDatabase("alter table revision add constraint no_rice check (source <> 'harian-timur')");
    send(topics.raw(), TestArticles.RICE_PRICES.getArticleId(), bytes(TestArticles.RICE_PRICES));
    String place = place(awaitRejectedAtDesk());
    inDatabase("alter table revision drop constraint no_rice");

    HttpResponse<String> answer = replay(place, "Authorization", "Bearer " + TOKEN);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).get("replayedTo").asText())
        .startsWith(topics.enriched() + ":")
        .isNotEqualTo(place);
    awaitCounts(new StoreCounts(1, 1, 0));
    awaitNothingRejected();
    HttpResponse<String> second = replay(place, "Authorization", "Bearer " + TOKEN);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(json(second).get("detail").asText()).contains("was replayed before");
    assertThat(records(topics.enriched())).hasSize(2);
  }

  @Test
  void onlyWhoHasTheTokenReplays() throws Exception {
    startDesk(TOKEN, kafka);
    producer.send(new ProducerRecord<>(topics.raw(), 0, null, GARBAGE));
    String place = place(awaitRejectedAtDesk());
    String cookie = cookie(postToken(TOKEN));

    assertThat(replay(place).statusCode()).isEqualTo(401);
    assertThat(replay(place, "Authorization", "Bearer guess").statusCode()).isEqualTo(401);
    assertThat(replay(place, "Cookie", cookie).statusCode()).isEqualTo(403);
    assertThat(replay(place, "Cookie", cookie, "Origin", "http://other.example").statusCode())
        .isEqualTo(403);
    assertThat(records(topics.raw())).hasSize(1);
    HttpResponse<String> fromPage = replay(place, "Cookie", cookie, "Origin", desk.url());
    assertThat(fromPage.statusCode()).as(fromPage.body()).isEqualTo(200);
    assertThat(records(topics.raw())).hasSize(2);
  }

  @Test
  void atADeskWithoutATokenNobodyReplays() throws Exception {
    startDesk(null, kafka);
    producer.send(new ProducerRecord<>(topics.raw(), 0, null, GARBAGE));
    String place = place(awaitRejectedAtDesk());

    HttpResponse<String> answer = replay(place);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(json(answer).get("detail").asText()).contains("without a token");
    assertThat(records(topics.raw())).hasSize(1);
  }

  @Test
  void whatIsNoPlaceOrNeverWasRejectedIsToldApart() throws Exception {
    startDesk(TOKEN, kafka);

    HttpResponse<String> noPlace = replay("0:12", "Authorization", "Bearer " + TOKEN);
    HttpResponse<String> unknown =
        replay(topics.raw() + ":0:12", "Authorization", "Bearer " + TOKEN);

    assertThat(noPlace.statusCode()).as(noPlace.body()).isEqualTo(400);
    assertThat(json(noPlace).get("parameter").asText()).isEqualTo("place");
    assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(404);
  }

  @Test
  void theRightTokenBeginsASessionAndAWrongOneDoesNot() throws Exception {
    startDesk(TOKEN, kafka);

    HttpResponse<String> wrong = postToken("simsim");
    HttpResponse<String> right = postToken(TOKEN);

    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(right.statusCode()).isEqualTo(303);
    assertThat(right.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("HttpOnly", "SameSite=Strict");
    assertThat(send(request("/api/articles")).statusCode()).isEqualTo(401);
    assertThat(send(request("/api/articles", "Cookie", cookie(right))).statusCode()).isEqualTo(200);
    assertThat(send(request("/api/articles", "Cookie", cookie(right) + "x")).statusCode())
        .isEqualTo(401);
  }

  @Test
  void prometheusIsToldOfStagesRejectionsAndSources() throws Exception {
    ingestTwoArticles();
    producer.send(new ProducerRecord<>(topics.raw(), 0, null, GARBAGE));
    awaitCounts(new StoreCounts(2, 2, 0));
    startDesk(TOKEN, kafka);
    awaitRejectedAtDesk();

    await()
        .atMost(LONGEST_WAIT)
        .untilAsserted(
            () -> {
              Map<String, Double> metrics = samples(get("/metrics").body());
              assertThat(metrics)
                  .containsEntry("warta_stage_lag{stage=\"enrich\"}", 0.0)
                  .containsEntry("warta_stage_lag{stage=\"store\"}", 0.0)
                  .containsEntry("warta_stage_ill{stage=\"store\"}", 0.0)
                  .containsEntry(
                      "warta_rejected_open{cause=\"SerializationException\",stage=\"enrich\"}", 1.0)
                  .containsKeys("jvm_threads_live_threads", "process_uptime_seconds");
              assertThat(metrics.get("warta_latency_seconds{quantile=\"0.99\"}")).isPositive();
              assertThat(metrics.get("warta_stage_rate{stage=\"store\"}")).isNotNegative();
              assertThat(metrics.keySet())
                  .anyMatch(name -> name.matches("warta_source_verdict\\{kind=\"files\".*}"));
            });
  }

  @Test
  void prometheusIsToldHowMuchIsStoredAndWhatStepsReported() throws Exception {
    storeByTheFlow(1, List.of(new Problem("find-quotes", "timeout", "it took too long")));
    storeByTheFlow(2, List.of());
    awaitCounts(new StoreCounts(2, 2, 0));
    startDesk(TOKEN, kafka);

    await()
        .atMost(LONGEST_WAIT)
        .untilAsserted(
            () ->
                assertThat(samples(get("/metrics").body()))
                    .containsEntry("warta_stored_articles", 2.0)
                    .containsEntry("warta_stored_revisions", 2.0)
                    .containsEntry("warta_stored_sightings", 0.0)
                    .containsEntry(
                        "warta_problems_per_article{kind=\"timeout\",step=\"find-quotes\"}", 0.5));
  }

  private void storeByTheFlow(long number, List<Problem> problems) {
    String id = ArticleId.ofSourceId("test", Long.toString(number));
    EnrichedArticle article =
        EnrichedArticle.newBuilder(TestArticles.enrichedRicePrices())
            .setArticleId(id)
            .setOrigin(new Origin(topics.raw(), 0, number))
            .setProblems(problems)
            .build();
    byte[] event = EventSerdes.enrichedArticle().serializer().serialize("", article);
    send(topics.enriched(), id, event);
  }

  private void ingestTwoArticles() throws Exception {
    Path articles = Files.createDirectory(folder.resolve("harian-timur"));
    Files.writeString(articles.resolve("beras.txt"), TestArticles.RICE_PRICES_TEXT);
    Files.writeString(articles.resolve("ferry.txt"), TestArticles.FERRY_STRIKE_TEXT);
    Ended ended = warta("ingest", articles.toString());
    assertThat(ended.status()).as(ended.err()).isZero();
  }

  private void startDesk(String token, Map<String, String> brokers) throws Exception {
    PostgresArticleStore read =
        shutdown.stopAtEnd(PostgresArticleStore.openForReading(database, null, null, 4));
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    desk =
        shutdown.stopAtEnd(
            DeskServer.start(
                new DeskSettings(address, token, brokers),
                read,
                DeskOperations.start(read, brokers, topics, shutdown)));
  }

  private void awaitPipeline(PipelineFact fact) {
    await().atMost(LONGEST_WAIT).untilAsserted(() -> fact.holdsOf(json(get("/api/pipeline"))));
  }

  @FunctionalInterface
  private interface PipelineFact {
    void holdsOf(JsonNode pipeline);
  }

  private static JsonNode stage(JsonNode pipeline, String name) {
    return StreamSupport.stream(pipeline.get("stages").spliterator(), false)
        .filter(stage -> stage.get("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode awaitRejectedAtDesk() {
    await()
        .atMost(LONGEST_WAIT)
        .untilAsserted(() -> assertThat(json(get("/api/rejected")).get("rejected")).hasSize(1));
    return json(get("/api/rejected")).at("/rejected/0");
  }

  private void awaitNothingRejected() {
    await()
        .atMost(LONGEST_WAIT)
        .untilAsserted(() -> assertThat(json(get("/api/rejected")).get("rejected")).isEmpty());
  }

  private static String place(JsonNode rejected) {
    return "%s:%d:%d"
        .formatted(
            rejected.get("topic").asText(),
            rejected.get("partition").asInt(),
            rejected.get("offset").asLong());
  }

  /** By name and labels; fails on a line that Prometheus would not take. */
  private static Map<String, Double> samples(String text) {
    Map<String, Double> samples = new HashMap<>();
    for (String line : text.lines().toList()) {
      Matcher sample = SAMPLE.matcher(line);
      if (sample.matches()) {
        Double value = Double.valueOf(sample.group(2).replace("Inf", "Infinity"));
        assertThat(samples.put(sample.group(1), value)).as("twice: %s", line).isNull();
      } else {
        assertThat(line).matches(COMMENT);
      }
    }
    return samples;
  }

  private HttpResponse<String> get(String path) {
    return send(request(path, "Authorization", "Bearer " + TOKEN));
  }

  private HttpResponse<String> replay(String place, String... headers) {
    return send(
        post(request("/api/rejected/" + place + "/replay", headers), BodyPublishers.noBody()));
  }

  private HttpResponse<String> postToken(String token) {
    return send(
        post(
            request("/session", "Content-Type", "application/x-www-form-urlencoded"),
            BodyPublishers.ofString("token=" + token)));
  }

  private static String cookie(HttpResponse<?> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(desk.url() + path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private static HttpRequest.Builder post(
      HttpRequest.Builder request, HttpRequest.BodyPublisher body) {
    return request.POST(body);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (Exception e) {
      throw new AssertionError("the desk did not answer", e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (Exception e) {
      throw new AssertionError("not JSON: " + answer.body(), e);
    }
  }

  private void inDatabase(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
