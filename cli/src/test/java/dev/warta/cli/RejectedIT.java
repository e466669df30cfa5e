package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.warta.cli.local.DataFolder;
import dev.warta.cli.local.LocalServers;
import dev.warta.enrich.EnrichJob;
import dev.warta.enrich.EnrichSettings;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventSerdes;
import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import dev.warta.store.ArticleStore;
import dev.warta.store.SearchRequest;
import dev.warta.store.StoreCounts;
import dev.warta.store.postgres.PostgresArticleStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rejected records from the flow to the list, back into the flow, and corrected. */
class RejectedIT {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final byte[] GARBAGE =
      "neither Avro nor \u001b[2JJSON".getBytes(StandardCharsets.UTF_8);

  @TempDir static Path serverFolder;
  @TempDir Path folder;

  private static DataFolder data;
  private static LocalServers servers;

  private Topics topics;
  private Map<String, String> kafka;
  private ArticleStore store;
  private Sinks sinks;
  private EnrichJob job;
  private KafkaProducer<byte[], byte[]> producer;

  @BeforeAll
  static void startServers() throws Exception {
    data = DataFolder.open(serverFolder);
    servers = LocalServers.start(data, 0, 0);
  }

  @AfterAll
  static void stopServers() {
    servers.close();
    data.close();
  }

  @BeforeEach
  void startTheFlow() throws Exception {
    topics = new Topics("r" + System.nanoTime() + ".");
    kafka = Map.of("bootstrap.servers", servers.endpoints().bootstrapServers());
    try (Admin admin = ClusterOptions.admin(kafka)) {
      TopicLayout.defaults(topics).createOrCheck(admin);
    }
    store = PostgresArticleStore.open(emptyDatabase(), null, null, 2);
    producer =
        new KafkaProducer<>(
            new HashMap<>(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    sinks = Sinks.start(1, kafka, topics, store, "test");
    job =
        new EnrichJob(
            new EnrichSettings(
                topics,
                kafka,
                "test",
                folder.resolve("state"),
                1,
                TopicLayout.maxEnrichedRequestBytes(TopicLayout.DEFAULT_MAX_RECORD_BYTES)));
    job.start();
  }

  @AfterEach
  void stopTheFlow() {
    job.close();
    sinks.close();
    producer.close();
    store.close();
  }

  @Test
  void garbageIsListedAndShownAndAReplayThatFailsAgainIsRecognised() {
    producer.send(new ProducerRecord<>(topics.raw(), 0, null, GARBAGE));
    awaitRejected(1);
    String id = onlyOpenId();

    Ended list = warta("list");
    assertThat(list.out())
        .contains("enrich", "SerializationException", id)
        .containsPattern("(?m)^1 +enrich +SerializationException");
    Ended show = warta("show", id);
    assertThat(show.out())
        .contains(
            "are not an event at all", topics.raw() + ":0:0", "neither Avro no", "handled     no")
        .doesNotContain("\u001b");

    Ended replay = warta("replay", id, "--by", "ayu");
    assertThat(replay.status()).as(replay.err()).isZero();
    assertThat(replay.err()).contains("1 replayed");
    awaitRejected(2);

    assertThat(warta("list", "--json").out())
        .contains("\"replays\":1", "\"replayOf\":\"" + id + "\"")
        .doesNotContain("\"id\":\"" + id + "\"");
    assertThat(warta("list", "--json", "--all").out().lines()).hasSize(2);
    assertThat(warta("show", id).out()).contains("replayed by ayu");
    assertThat(warta("show", onlyOpenId()).out())
        .contains("replays     1 before", "replayed from " + id + " by ayu");
  }

  @Test
  void aSecondReplayOfTheSameRecordSendsNothing() {
    producer.send(new ProducerRecord<>(topics.raw(), 0, null, GARBAGE));
    awaitRejected(1);
    String id = onlyOpenId();

    warta("replay", id);
    Ended again = warta("replay", id);

    assertThat(again.status()).isZero();
    assertThat(again.err()).contains(id + " was replayed before and is not replayed again");
    assertThat(records(topics.raw())).hasSize(2);
  }

  @Test
  void aDryRunSendsNothingAndLeavesTheRecordOpen() {
    producer.send(new ProducerRecord<>(topics.raw(), 0, null, GARBAGE));
    awaitRejected(1);

    Ended dryRun = warta("replay", "--all", "--dry-run");

    assertThat(dryRun.out()).contains("would go back to " + topics.raw());
    assertThat(records(topics.raw())).hasSize(1);
    assertThat(onlyOpenId()).isNotEmpty();
  }

  @Test
  void anUnreadableDocumentThatIsCorrectedIsStoredOnce() throws Exception {
    RawArticle spreadsheet =
        RawArticle.newBuilder(TestArticles.RICE_PRICES).setMediaType("application/x-sheet").build();
    send(topics.raw(), spreadsheet.getArticleId(), bytes(spreadsheet));
    awaitRejected(1);
    Path file = folder.resolve("edit.jsonl");

    assertThat(warta("export", file.toString()).err()).contains("1 exported");
    assertThat(warta("import", file.toString()).err()).contains("0 published, 1 unchanged");
    Files.writeString(
        file,
        Files.readString(file)
                .replace("application/x-sheet", "text/plain")
                .replace("delapan persen", "sembilan persen")
            + "{\"id\":\"0:\n");
    Ended edited = warta("import", file.toString());

    assertThat(edited.status()).isEqualTo(Warta.FAILED);
    assertThat(edited.err()).contains(file + ":2: the line is not JSON", "1 published");
    awaitCounts(new StoreCounts(1, 1, 0));
    assertThat(store.search().search(SearchRequest.of("\"sembilan persen\"", 10)))
        .extracting(hit -> hit.articleId())
        .containsExactly(spreadsheet.getArticleId());
    Ended again = warta("import", file.toString());
    assertThat(again.err()).contains("was edited before and is left out", "0 published");
    assertThat(records(topics.raw())).hasSize(2);
  }

  @Test
  void anEventThatTheStoreRefusedIsStoredOnceItIsCorrected() throws Exception {
    EnrichedArticle article =
        EnrichedArticle.newBuilder(TestArticles.enrichedRicePrices()).setArticleId("beras").build();
    send(
        topics.enriched(),
        "beras",
        EventSerdes.enrichedArticle().serializer().serialize("", article));
    awaitRejected(1);
    Path file = folder.resolve("edit.jsonl");

    assertThat(warta("list", "--stage", "store", "--source", "harian-timur").out())
        .contains("UnstorableRecordException");
    warta("export", file.toString(), "--stage", "store");
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "\"articleId\":\"beras\"",
                "\"articleId\":\"" + TestArticles.RICE_PRICES.getArticleId() + "\""));
    Ended edited = warta("import", file.toString());

    assertThat(edited.err()).contains("1 published");
    awaitCounts(new StoreCounts(1, 1, 0));
  }

  private void awaitRejected(int count) {
    await()
        .atMost(LONGEST_WAIT)
        .untilAsserted(
            () -> {
              Ended list = warta("list", "--all", "--json");
              assertThat(list.out().lines()).as(list.err()).hasSize(count);
            });
  }

  private String onlyOpenId() {
    List<String> open = warta("list", "--json").out().lines().toList();
    assertThat(open).hasSize(1);
    return open.get(0).replaceFirst(".*?\"id\":\"([^\"]+)\".*", "$1");
  }

  private void awaitCounts(StoreCounts counts) {
    await().atMost(LONGEST_WAIT).untilAsserted(() -> assertThat(store.counts()).isEqualTo(counts));
  }

  private void send(String topic, String key, byte[] value) {
    producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
    producer.flush();
  }

  private byte[] bytes(RawArticle article) {
    return EventSerdes.rawArticle().serializer().serialize(topics.raw(), article);
  }

  /** Everything committed in a topic. */
  private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("isolation.level", "read_committed");
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < end.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  private record Ended(int status, String out, String err) {}

  private Ended warta(String... arguments) {
    List<String> all = new ArrayList<>(List.of("rejected"));
    all.addAll(List.of(arguments));
    all.addAll(
        List.of(
            "--bootstrap-servers",
            kafka.get("bootstrap.servers"),
            "--topic-prefix",
            topics.prefix()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Warta.execute(
            all.toArray(String[]::new), new Console(printer(out), printer(err), false, false));
    return new Ended(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream printer(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String emptyDatabase() throws Exception {
    String url = servers.endpoints().jdbcUrl();
    String name = "test" + System.nanoTime();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return url.replace("/postgres?", "/" + name + "?");
  }
}
