package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.warta.cli.local.TestCluster;
import dev.warta.enrich.EnrichSettings;
import dev.warta.events.TestArticles;
import dev.warta.events.Topics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topics on a cluster of three brokers: how they are made, and what is said of them. */
class TopicsCommandIT {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  @TempDir private static Path folder;

  private static TestCluster cluster;
  private static Admin admin;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Topics topics;

  @BeforeAll
  static void startThreeBrokers() throws Exception {
    cluster = TestCluster.start(folder, 3);
    admin = ClusterOptions.admin(kafka());
    await().atMost(LONGEST_WAIT).until(() -> admin.describeCluster().nodes().get().size() == 3);
  }

  @AfterAll
  static void stopThem() {
    admin.close();
    cluster.close();
  }

  @BeforeEach
  void nameTheTopics() {
    topics = new Topics("t" + System.nanoTime() + ".");
  }

  @Test
  void onThreeBrokersEachRecordHasThreeCopiesAndIsWrittenWhenTwoBrokersHaveIt() throws Exception {
    assertThat(warta("topics")).isZero();

    for (String topic : topics.all()) {
      assertThat(copies(topic)).as(topic).isEqualTo(3);
      assertThat(setting(topic, "min.insync.replicas")).as(topic).isEqualTo("2");
    }
    assertThat(printed(out)).doesNotContain("warning");
  }

  @Test
  void recordsAreKeptForEverWhatWasReprocessedAWeekAndPositionsAreCompacted() throws Exception {
    warta("topics");

    assertThat(setting(topics.raw(), "retention.ms")).isEqualTo("-1");
    assertThat(setting(topics.rejected(), "retention.ms")).isEqualTo("-1");
    assertThat(setting(topics.reprocessed(), "retention.ms"))
        .isEqualTo(Long.toString(Duration.ofDays(7).toMillis()));
    assertThat(setting(topics.sources(), "cleanup.policy")).isEqualTo("compact");
  }

  @Test
  void retentionAndReplicationCanBeChosenForEachTopic() throws Exception {
    warta(
        "topics",
        "--retention",
        "raw=365d,rejected=90d",
        "--retention",
        "reprocessed=2d",
        "--replication",
        "3",
        "--replication",
        "enriched=2");

    assertThat(setting(topics.raw(), "retention.ms")).isEqualTo(millis(365));
    assertThat(setting(topics.rejected(), "retention.ms")).isEqualTo(millis(90));
    assertThat(setting(topics.reprocessed(), "retention.ms")).isEqualTo(millis(2));
    assertThat(copies(topics.raw())).isEqualTo(3);
    assertThat(copies(topics.enriched())).isEqualTo(2);
    assertThat(setting(topics.enriched(), "min.insync.replicas")).isEqualTo("1");
    assertThat(printed(out)).doesNotContain("warning");
  }

  @Test
  void anExistingTopicIsComparedWithWhatIsWantedAndNotChanged() throws Exception {
    warta("topics", "--replication", "2");
    out.reset();

    assertThat(warta("topics", "--replication", "raw=3", "--retention", "raw=30d")).isZero();

    assertThat(printed(out))
        .contains("differs  " + topics.raw() + ": replication 2, not 3; retention.ms -1, not ")
        .contains("ok       " + topics.enriched() + ": exists with 4 partitions, replication 2");
    assertThat(copies(topics.raw())).isEqualTo(2);
  }

  @Test
  void aSingleCopyAndAnAcknowledgementOfOneBrokerAreWarnedOfWithTheCommandThatMendsIt()
      throws Exception {
    warta("topics", "--replication", "raw=1");
    set(topics.enriched(), "min.insync.replicas", "1");
    out.reset();

    assertThat(warta("topics")).isZero();

    assertThat(warnings())
        .satisfiesExactlyInAnyOrder(
            line ->
                assertThat(line)
                    .contains(topics.raw(), "one copy", "3 brokers", "kafka-reassign-partitions"),
            line ->
                assertThat(line)
                    .contains(topics.enriched(), "is lost with that broker")
                    .contains("--entity-name " + topics.enriched())
                    .contains("--add-config min.insync.replicas=2"));
  }

  @Test
  void theEnrichmentsOwnTopicsAreLookedAtToo() throws Exception {
    warta("topics");
    String memory = EnrichSettings.applicationId(topics) + "-revisions-changelog";
    admin
        .createTopics(
            List.of(
                new NewTopic(memory, 1, (short) 1).configs(Map.of("cleanup.policy", "compact"))))
        .all()
        .get();
    out.reset();

    warta("topics");

    assertThat(warnings()).singleElement().asString().contains(memory, "one copy");
  }

  @Test
  void rawRecordsThatGetOldUnreadAreWarnedOf() throws Exception {
    warta("topics", "--retention", "raw=10d");
    write(topics.raw(), 2, Instant.now().minus(Duration.ofDays(6)));
    out.reset();

    warta("topics");

    assertThat(warnings())
        .singleElement()
        .asString()
        .contains(topics.raw(), "the enrichment has not read (partition 2, offset 0)")
        .contains("6 d old", "10 d", "can be deleted before it is read");
  }

  @Test
  void oldRecordsThatWereReadAreNoMatter() throws Exception {
    warta("topics", "--retention", "raw=10d");
    write(topics.raw(), 2, Instant.now().minus(Duration.ofDays(6)));
    write(topics.raw(), 2, Instant.now());
    commit(new TopicPartition(topics.raw(), 2), 1);
    out.reset();

    warta("topics");

    assertThat(warnings()).isEmpty();
  }

  @Test
  void recordsThatWereDeletedUnreadAreCountedAndNamed() throws Exception {
    warta("topics");
    TopicPartition partition = new TopicPartition(topics.raw(), 1);
    for (int i = 0; i < 7; i++) {
      write(topics.raw(), 1, Instant.now());
    }
    commit(partition, 2);
    admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(6))).all().get();
    out.reset();

    assertThat(warta("topics")).isZero();

    assertThat(warnings())
        .singleElement()
        .asString()
        .contains("4 records were deleted before the enrichment read them")
        .contains("partition 1 offsets 2 to 5", "ingest their sources again");
  }

  @Test
  void theStoreComparesWithTheOffsetsOfItsDatabase() throws Exception {
    warta("topics", "--retention", "enriched=10d");
    write(topics.enriched(), 3, Instant.now().minus(Duration.ofDays(8)));
    write(topics.enriched(), 3, Instant.now().minus(Duration.ofDays(7)));
    List<String> said = new ArrayList<>();

    try (TopicWarnings warnings = new TopicWarnings(kafka(), topics, said::add)) {
      warnings.ofUnreadByStore(() -> Map.of(new TopicPartition(topics.enriched(), 3), 1L));
    }

    assertThat(said)
        .singleElement()
        .asString()
        .contains("the store has not read (partition 3, offset 1)", "7 d old");
  }

  @Test
  void aCheckThatFailsIsToldAndNothingElseHappens() throws Exception {
    List<String> said = new ArrayList<>();

    try (TopicWarnings warnings = new TopicWarnings(kafka(), topics, said::add)) {
      warnings.ofUnreadByEnrichment();
    }

    assertThat(said).singleElement().asString().contains("cannot check");
  }

  @Test
  void ingestWarnsOfARawTopicThatIsCompactedAndGoesOn() throws Exception {
    warta("topics");
    set(topics.raw(), "cleanup.policy", "compact");
    Path article = folder.resolve("beras.txt");
    Files.writeString(article, TestArticles.RICE_PRICES_TEXT);

    assertThat(warta("ingest", article.toString())).as(printed(err)).isZero();

    assertThat(printed(err))
        .contains("warning: topic " + topics.raw() + ": is compacted")
        .contains("--add-config cleanup.policy=delete")
        .contains("1 published");
  }

  private int warta(String command, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                command,
                "--bootstrap-servers",
                cluster.bootstrapServers(),
                "--topic-prefix",
                topics.prefix()));
    arguments.addAll(List.of(options));
    return Warta.execute(
        arguments.toArray(String[]::new), new Console(printer(out), printer(err), false, false));
  }

  private List<String> warnings() {
    return printed(out).lines().filter(line -> line.startsWith("warning")).toList();
  }

  private static Map<String, String> kafka() {
    return Map.of("bootstrap.servers", cluster.bootstrapServers());
  }

  private static String millis(int days) {
    return Long.toString(Duration.ofDays(days).toMillis());
  }

  private static int copies(String topic) {
    TopicDescription description =
        onceKnown(() -> admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic));
    return description.partitions().get(0).replicas().size();
  }

  private static String setting(String topic, String name) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return onceKnown(() -> admin.describeConfigs(List.of(resource)).all().get())
        .get(resource)
        .get(name)
        .value();
  }

  /** Each of the brokers is asked, and hears of a topic some time after it was made. */
  private static <T> T onceKnown(Callable<T> question) {
    return await()
        .atMost(LONGEST_WAIT)
        .ignoreExceptionsMatching(e -> e.getCause() instanceof UnknownTopicOrPartitionException)
        .until(question, answer -> true);
  }

  private static void set(String topic, String name, String value) {
    Map<ConfigResource, Collection<AlterConfigOp>> change =
        Map.of(
            new ConfigResource(ConfigResource.Type.TOPIC, topic),
            List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET)));
    onceKnown(() -> admin.incrementalAlterConfigs(change).all().get() == null);
    await().atMost(LONGEST_WAIT).until(() -> setting(topic, name).equals(value));
  }

  private static void write(String topic, int partition, Instant written) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            new HashMap<>(kafka()), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(topic, partition, written.toEpochMilli(), null, new byte[2_000]))
          .get();
    }
  }

  private void commit(TopicPartition partition, long next) throws Exception {
    admin
        .alterConsumerGroupOffsets(
            EnrichSettings.applicationId(topics), Map.of(partition, new OffsetAndMetadata(next)))
        .all()
        .get();
  }

  private static PrintStream printer(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String printed(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
