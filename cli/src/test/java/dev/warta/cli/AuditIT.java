package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.warta.cli.local.DataFolder;
import dev.warta.cli.local.LocalServers;
import dev.warta.enrich.EnrichJob;
import dev.warta.enrich.EnrichSettings;
import dev.warta.events.EventSerdes;
import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import dev.warta.store.ArticleStore;
import dev.warta.store.postgres.PostgresArticleStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code warta audit} over a real flow, whole and damaged. */
class AuditIT {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  @TempDir static Path serversFolder;
  @TempDir Path folder;

  private static DataFolder data;
  private static LocalServers servers;

  private Topics topics;
  private Map<String, String> kafka;
  private String jdbcUrl;
  private ArticleStore store;
  private KafkaProducer<byte[], byte[]> producer;
  private EnrichJob job;
  private Sinks sinks;

  /** What a command printed, and how it ended. */
  private record Audited(int status, String out, String err) {

    JsonNode json() throws Exception {
      return new ObjectMapper().readTree(out);
    }
  }

  @BeforeAll
  static void startServers() throws Exception {
    data = DataFolder.open(serversFolder);
    servers = LocalServers.start(data, 0, 0);
  }

  @AfterAll
  static void stopServers() {
    servers.close();
    data.close();
  }

  @BeforeEach
  void makeTopicsAndDatabase() throws Exception {
    topics = new Topics("a" + System.nanoTime() + ".");
    kafka = Map.of("bootstrap.servers", servers.endpoints().bootstrapServers());
    try (Admin admin = ClusterOptions.admin(kafka)) {
      TopicLayout.defaults(topics).createOrCheck(admin);
    }
    String server = servers.endpoints().jdbcUrl();
    String name = "audit" + System.nanoTime();
    try (Connection connection = DriverManager.getConnection(server);
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    jdbcUrl = server.replace("/postgres?", "/" + name + "?");
    store = PostgresArticleStore.open(jdbcUrl, null, null, 4);
    producer = new KafkaProducer<>(new HashMap<>(kafka), bytes(), bytes());
  }

  @AfterEach
  void stopTheFlow() {
    stopEnrich();
    stopStore();
    producer.close();
    store.close();
  }

  @Test
  void aWholeFlowIsCleanWithRevisionsSightingsRejectionsAndMarkersOfTransactions()
      throws Exception {
    startEnrich();
    startStore();
    receive(TestArticles.RICE_PRICES, TestArticles.RICE_PRICES, TestArticles.RICE_PRICES_EDITED);
    receiveUnreadable();
    replayAndAbort(TestArticles.FERRY_STRIKE);
    replay(TestArticles.FERRY_STRIKE);

    await()
        .atMost(LONGEST_WAIT)
        .untilAsserted(
            () -> {
              JsonNode total = audit("--json").json().get("total");
              assertThat(total.get("enriched").asInt()).isEqualTo(3);
              assertThat(total.get("sightings").asInt()).isEqualTo(1);
              assertThat(total.get("rejected").asInt()).isEqualTo(1);
              assertThat(total.get("stored").asInt()).isEqualTo(5);
              assertThat(total.get("inFlight").asInt()).isZero();
              assertThat(total.get("raw").asInt()).isEqualTo(5);
            });
    Audited audited = audit();
    assertThat(audited.status()).as(audited.out() + audited.err()).isZero();
    assertThat(audited.out()).contains(topics.raw(), "in flight", "Nothing is missing");
  }

  @Test
  void aRevisionThatIsGoneFromTheStoreIsAGapWithItsPlaceAndArticle() throws Exception {
    storeAll(TestArticles.RICE_PRICES, TestArticles.FERRY_STRIKE);
    String place = originOf(TestArticles.FERRY_STRIKE);

    execute("delete from revision where article_id = '" + id(TestArticles.FERRY_STRIKE) + "'");
    Audited audited = audit();

    assertThat(audited.status()).isEqualTo(Warta.FAILED);
    assertThat(audited.out())
        .contains("gap     " + place + ", article " + id(TestArticles.FERRY_STRIKE))
        .contains("NOT clean: 1 record without an outcome")
        .doesNotContain(id(TestArticles.RICE_PRICES));
  }

  @Test
  void aSightingBesideTheRevisionOfOneRecordIsADouble() throws Exception {
    storeAll(TestArticles.RICE_PRICES);

    execute(
        "insert into sighting (article_id, revision, source, carrier_kind, carrier_location,"
            + " observed_at, origin_topic, origin_partition, origin_offset)"
            + " select article_id, revision, source, 'file', 'x', observed_at,"
            + " origin_topic, origin_partition, origin_offset from revision");
    Audited audited = audit();

    assertThat(audited.status()).isEqualTo(Warta.FAILED);
    assertThat(audited.out())
        .contains("double  " + originOf(TestArticles.RICE_PRICES))
        .contains("article " + id(TestArticles.RICE_PRICES), "revision and sighting")
        .contains("NOT clean: 1 record with two");
  }

  @Test
  void whatWaitsForEnrichAndWhatWaitsForTheStoreIsInFlight() throws Exception {
    receive(TestArticles.RICE_PRICES);
    Audited before = audit();
    assertThat(before.status()).as(before.out() + before.err()).isZero();
    assertThat(before.out()).contains("note: enrich has not committed anything", "1 in flight");

    startEnrich();
    await()
        .atMost(LONGEST_WAIT)
        .untilAsserted(
            () ->
                assertThat(audit("--json").json().get("total").get("enriched").asInt())
                    .isEqualTo(1));
    stopEnrich();
    receive(TestArticles.FERRY_STRIKE);
    Audited between = audit("--json");

    assertThat(between.status()).as(between.out() + between.err()).isZero();
    JsonNode total = between.json().get("total");
    assertThat(total.get("raw").asInt()).isEqualTo(2);
    assertThat(total.get("enriched").asInt()).isEqualTo(1);
    assertThat(total.get("inFlight").asInt()).isEqualTo(2);
    assertThat(total.get("stored").asInt()).isZero();
  }

  @Test
  void outcomesOfAnotherTopicOfThatNameAreToldAsSuch() throws Exception {
    storeAll(TestArticles.RICE_PRICES);

    execute("update revision set origin_offset = 1000000");
    Audited audited = audit();

    assertThat(audited.status()).isEqualTo(Warta.FAILED);
    assertThat(audited.out()).contains("problem: " + topics.raw(), "up to offset 1000000");
  }

  @Test
  void trafficThatFlowsDuringTheAuditsIsNeverAGap() throws Exception {
    startEnrich();
    startStore();
    for (int i = 0; i < 30; i++) {
      receive(
          IntStream.range(20 * i, 20 * i + 20)
              .mapToObj(AuditIT::article)
              .toArray(RawArticle[]::new));
      if (i % 5 == 0) {
        Audited audited = audit();
        assertThat(audited.status()).as(audited.out() + audited.err()).isZero();
      }
    }

    await()
        .atMost(LONGEST_WAIT)
        .untilAsserted(
            () -> {
              Audited audited = audit("--json");
              assertThat(audited.status()).as(audited.out() + audited.err()).isZero();
              assertThat(audited.json().get("total").get("stored").asInt()).isEqualTo(600);
            });
  }

  @Test
  void missingTopicsAreToldWithWhatToDo() {
    topics = new Topics("nobody.made.");

    Audited audited = audit();

    assertThat(audited.status()).isEqualTo(Warta.FAILED);
    assertThat(audited.err()).contains("no topic nobody.made.articles.raw", "warta topics");
  }

  @Test
  void theWatchServesTheFiguresAsMetricsUntilItIsStopped() throws Exception {
    receive(TestArticles.RICE_PRICES);
    List<String> command =
        arguments("audit", "--watch", "1", "--metrics-address", "127.0.0.1:0", "--json");
    WartaProcess watch = WartaProcess.start(folder, command.toArray(String[]::new));
    try {
      await().atMost(LONGEST_WAIT).until(() -> metricsUrl(watch) != null || !watch.isAlive());
      await()
          .atMost(LONGEST_WAIT)
          .untilAsserted(
              () ->
                  assertThat(get(metricsUrl(watch)))
                      .contains("warta_audit_up 1.0")
                      .containsPattern(
                          "warta_audit_in_flight\\{partition=\"\\d\",topic=\""
                              + topics.raw()
                              + "\"} 1.0"));
    } finally {
      watch.terminate();
    }
    WartaProcess.Ended ended = watch.await();

    assertThat(ended.out().lines()).isNotEmpty().allMatch(line -> line.startsWith("{\"at\":"));
    assertThat(ended.err()).doesNotContain("\tat ", "rror");
  }

  private static String metricsUrl(WartaProcess watch) throws Exception {
    Matcher url = Pattern.compile("http://\\S+").matcher(watch.messages());
    return url.find() ? url.group() : null;
  }

  private static String get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private void startEnrich() {
    job =
        new EnrichJob(
            new EnrichSettings(
                topics,
                kafka,
                "test",
                folder.resolve("state"),
                2,
                TopicLayout.maxEnrichedRequestBytes(TopicLayout.DEFAULT_MAX_RECORD_BYTES)));
    job.start();
  }

  private void stopEnrich() {
    if (job != null) {
      job.close();
      job = null;
    }
  }

  private void startStore() {
    sinks = Sinks.start(2, kafka, topics, store, "test");
  }

  private void stopStore() {
    if (sinks != null) {
      sinks.close();
      sinks = null;
    }
  }

  /** Lets the flow store articles, and ends it. */
  private void storeAll(RawArticle... articles) throws Exception {
    startEnrich();
    startStore();
    receive(articles);
    await()
        .atMost(LONGEST_WAIT)
        .untilAsserted(
            () -> {
              JsonNode total = audit("--json").json().get("total");
              assertThat(total.get("stored").asInt()).isEqualTo(articles.length);
              assertThat(total.get("inFlight").asInt()).isZero();
            });
    stopEnrich();
    stopStore();
  }

  private void receive(RawArticle... articles) {
    for (RawArticle article : articles) {
      producer.send(record(article));
    }
    producer.flush();
  }

  private void receiveUnreadable() {
    producer.send(
        new ProducerRecord<>(
            topics.raw(), 0, null, "neither Avro nor JSON".getBytes(StandardCharsets.UTF_8)));
    producer.flush();
  }

  private void replay(RawArticle article) {
    try (KafkaProducer<byte[], byte[]> transactional = transactional()) {
      transactional.beginTransaction();
      transactional.send(record(article));
      transactional.commitTransaction();
    }
  }

  private void replayAndAbort(RawArticle article) {
    try (KafkaProducer<byte[], byte[]> transactional = transactional()) {
      transactional.beginTransaction();
      transactional.send(record(article));
      transactional.flush();
      transactional.abortTransaction();
    }
  }

  private KafkaProducer<byte[], byte[]> transactional() {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topics.prefix() + "replay");
    KafkaProducer<byte[], byte[]> transactional = new KafkaProducer<>(config, bytes(), bytes());
    transactional.initTransactions();
    return transactional;
  }

  private ProducerRecord<byte[], byte[]> record(RawArticle article) {
    return new ProducerRecord<>(
        topics.raw(),
        id(article).getBytes(StandardCharsets.UTF_8),
        EventSerdes.rawArticle().serializer().serialize(topics.raw(), article));
  }

  private static RawArticle article(int number) {
    return TestArticles.plainText(
        "harian-timur",
        number + ".txt",
        TestArticles.RICE_PRICES_TEXT.replace("delapan", "nomor " + number));
  }

  private static String id(RawArticle article) {
    return article.getArticleId();
  }

  private static ByteArraySerializer bytes() {
    return new ByteArraySerializer();
  }

  /** Where a stored article came from, as the audit writes it. */
  private String originOf(RawArticle article) throws Exception {
    String sql =
        "select origin_topic, origin_partition, origin_offset from revision where article_id = '"
            + id(article)
            + "'";
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return "%s partition %d offset %d".formatted(row.getString(1), row.getInt(2), row.getLong(3));
    }
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }

  private Audited audit(String... options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> arguments = arguments("audit");
    arguments.addAll(Arrays.asList(options));
    int status =
        Warta.execute(
            arguments.toArray(String[]::new),
            new Console(printer(out), printer(err), false, false));
    return new Audited(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private List<String> arguments(String... command) {
    List<String> arguments = new ArrayList<>(Arrays.asList(command));
    arguments.addAll(
        List.of(
            "--bootstrap-servers",
            kafka.get("bootstrap.servers"),
            "--jdbc-url",
            jdbcUrl,
            "--topic-prefix",
            topics.prefix()));
    return arguments;
  }

  private static PrintStream printer(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
