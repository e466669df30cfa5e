package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.warta.cli.local.LocalBroker;
import dev.warta.enrich.EnrichJob;
import dev.warta.enrich.EnrichSettings;
import dev.warta.events.EventSerdes;
import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transactions that a killed instance of the enrichment leaves open. */
class OrphanTransactionsIT {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(90);

  @TempDir Path folder;

  private LocalBroker broker;
  private Map<String, String> kafka;
  private Admin admin;
  private final List<KafkaProducer<String, byte[]>> dead = new ArrayList<>();

  @BeforeEach
  void startBroker() throws Exception {
    broker = LocalBroker.start(Files.createDirectories(folder.resolve("kafka")), 0);
    kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
    admin = ClusterOptions.admin(kafka);
    TopicLayout.defaults(Topics.DEFAULT).createOrCheck(admin);
  }

  @AfterEach
  void stopBroker() {
    dead.forEach(producer -> producer.close(Duration.ZERO));
    admin.close();
    broker.close();
  }

  @Test
  void aTransactionLeftOpenIsEndedAndWhatLiesBehindItIsRead() throws Exception {
    leaveOpen("warta-enrich-" + UUID.randomUUID() + "-1");

    try (EnrichJob job = job()) {
      job.start();
      publish(TestArticles.RICE_PRICES, TestArticles.FERRY_STRIKE);

      await().atMost(LONGEST_WAIT).untilAsserted(() -> assertThat(openTransactions()).isEmpty());
      assertThat(readEnriched(2))
          .containsExactlyInAnyOrder(
              TestArticles.RICE_PRICES.getArticleId(), TestArticles.FERRY_STRIKE.getArticleId());
    }
  }

  @Test
  void aTransactionOfAnotherProgramIsLeftAlone() throws Exception {
    String orphan = "warta-enrich-" + UUID.randomUUID() + "-1";
    String foreign = "another-" + UUID.randomUUID() + "-1";
    leaveOpen(foreign);
    leaveOpen(orphan);

    try (EnrichJob job = job()) {
      job.start();

      await()
          .atMost(LONGEST_WAIT)
          .untilAsserted(() -> assertThat(openTransactions()).doesNotContain(orphan));
      assertThat(openTransactions()).contains(foreign);
    }
  }

  @Test
  void aTransactionOfAThreadThatTheRestartedProcessHasNoMoreIsEnded() throws Exception {
    String process = processOfOneRun();
    leaveOpen("warta-enrich-" + process + "-2");

    try (EnrichJob job = job()) {
      job.start();
      publish(TestArticles.RICE_PRICES, TestArticles.FERRY_STRIKE);

      await().atMost(LONGEST_WAIT).untilAsserted(() -> assertThat(openTransactions()).isEmpty());
      assertThat(readEnriched(2))
          .containsExactlyInAnyOrder(
              TestArticles.RICE_PRICES.getArticleId(), TestArticles.FERRY_STRIKE.getArticleId());
      assertThat(processes()).as("the process keeps its id").containsExactly(process);
    }
  }

  @Test
  void aTransactionThatACrashedBrokerForgotIsEndedAndItsArticlesAreRead() throws Exception {
    publish(TestArticles.RICE_PRICES, TestArticles.FERRY_STRIKE);
    leaveOpen("warta-enrich-" + UUID.randomUUID() + "-1");
    broker.close();
    forgetAllButTheFirstState(folder.resolve("kafka"));
    startBroker();

    try (EnrichJob job = job()) {
      job.start();

      assertThat(readEnriched(2))
          .containsExactlyInAnyOrder(
              TestArticles.RICE_PRICES.getArticleId(), TestArticles.FERRY_STRIKE.getArticleId());
    }
  }

  /**
   * Cuts the coordinators' logs down to the state before the transaction began, so that it is open
   * on its partitions alone.
   */
  private static void forgetAllButTheFirstState(Path logs) throws Exception {
    try (Stream<Path> files = Files.walk(logs)) {
      for (Path file :
          files.filter(file -> file.toString().contains("__transaction_state-")).toList()) {
        if (file.toString().endsWith(".log") && Files.size(file) > 0) {
          cutAfterFirstBatch(file);
        } else if (file.toString().endsWith(".snapshot")) {
          Files.delete(file);
        }
      }
    }
  }

  /** A batch begins with its offset and the number of bytes that follow. */
  private static void cutAfterFirstBatch(Path log) throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      file.seek(Long.BYTES);
      file.setLength(Long.BYTES + Integer.BYTES + file.readInt());
    }
  }

  /** Runs the job until it is a member of its group, and ends it. */
  private String processOfOneRun() throws Exception {
    try (EnrichJob job = job()) {
      job.start();
      await().atMost(LONGEST_WAIT).until(() -> !processes().isEmpty());
      return processes().iterator().next();
    }
  }

  /** The processes whose threads are members of the group. */
  private Set<String> processes() throws Exception {
    Set<String> processes = new HashSet<>();
    for (MemberDescription member :
        admin.describeConsumerGroups(List.of("warta-enrich")).all().get().values().stream()
            .flatMap(group -> group.members().stream())
            .toList()) {
      processes.add(member.clientId().replaceAll("warta-enrich-|-StreamThread-.*", ""));
    }
    return processes;
  }

  private EnrichJob job() {
    return new EnrichJob(
        new EnrichSettings(
            Topics.DEFAULT,
            kafka,
            "test",
            folder.resolve("state"),
            1,
            TopicLayout.maxEnrichedRequestBytes(TopicLayout.DEFAULT_MAX_RECORD_BYTES)));
  }

  /** As an instance does that is killed between a record and its commit. */
  private void leaveOpen(String transactionalId) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("transactional.id", transactionalId);
    settings.put("transaction.timeout.ms", (int) Duration.ofMinutes(10).toMillis());
    KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    dead.add(producer);
    producer.initTransactions();
    producer.beginTransaction();
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (int partition = 0; partition < TopicLayout.DEFAULT_PARTITIONS; partition++) {
      producer.send(
          new ProducerRecord<>(Topics.DEFAULT.enriched(), partition, "never", new byte[] {1}));
      offsets.put(new TopicPartition(Topics.DEFAULT.raw(), partition), new OffsetAndMetadata(0));
    }
    producer.flush();
    producer.sendOffsetsToTransaction(offsets, enrichGroup());
  }

  private ConsumerGroupMetadata enrichGroup() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("group.id", "warta-enrich");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return consumer.groupMetadata();
    }
  }

  private Set<String> openTransactions() throws Exception {
    Set<String> open = new HashSet<>();
    for (TransactionListing transaction : admin.listTransactions().all().get()) {
      if (transaction.state() == TransactionState.ONGOING) {
        open.add(transaction.transactionalId());
      }
    }
    return open;
  }

  private void publish(RawArticle... articles) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            new HashMap<>(kafka), new StringSerializer(), new ByteArraySerializer())) {
      for (RawArticle article : articles) {
        byte[] value =
            EventSerdes.rawArticle().serializer().serialize(Topics.DEFAULT.raw(), article);
        producer.send(new ProducerRecord<>(Topics.DEFAULT.raw(), article.getArticleId(), value));
      }
    }
  }

  /** The keys of that many events, as a consumer reads them who waits for decided ones. */
  private Set<String> readEnriched(int events) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.putAll(
        Map.of(
            "group.id", "reader",
            "auto.offset.reset", "earliest",
            "isolation.level", "read_committed"));
    Set<String> keys = new HashSet<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(Topics.DEFAULT.enriched()));
      await()
          .atMost(LONGEST_WAIT)
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(event -> keys.add(event.key()));
                return keys.size() >= events;
              });
    }
    return keys;
  }
}
