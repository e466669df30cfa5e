package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.warta.cli.local.DataFolder;
import dev.warta.cli.local.LocalServers;
import dev.warta.enrich.EnrichJob;
import dev.warta.enrich.EnrichSettings;
import dev.warta.events.EventSerdes;
import dev.warta.events.RawArticle;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import dev.warta.store.ArticleStore;
import dev.warta.store.StoreCounts;
import dev.warta.store.postgres.PostgresArticleStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.io.TempDir;

/** The whole flow on a broker and a database of its own, and the commands that look at it. */
abstract class LocalFlow {

  static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  @TempDir static Path serverFolder;
  @TempDir Path folder;

  private static DataFolder data;
  private static LocalServers servers;

  Topics topics;
  Map<String, String> kafka;
  ArticleStore store;
  String database;
  private Sinks sinks;
  private EnrichJob job;
  KafkaProducer<byte[], byte[]> producer;

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
    database = emptyDatabase();
    store = PostgresArticleStore.open(database, null, null, 2);
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

  final void awaitRejected(int count) {
    await()
        .atMost(LONGEST_WAIT)
        .untilAsserted(
            () -> {
              Ended list = rejected("list", "--all", "--json");
              assertThat(list.out().lines()).as(list.err()).hasSize(count);
            });
  }

  final String onlyOpenId() {
    List<String> open = rejected("list", "--json").out().lines().toList();
    assertThat(open).hasSize(1);
    return open.get(0).replaceFirst(".*?\"id\":\"([^\"]+)\".*", "$1");
  }

  final void awaitCounts(StoreCounts counts) {
    await().atMost(LONGEST_WAIT).untilAsserted(() -> assertThat(store.counts()).isEqualTo(counts));
  }

  final void send(String topic, String key, byte[] value) {
    producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
    producer.flush();
  }

  final byte[] bytes(RawArticle article) {
    return EventSerdes.rawArticle().serializer().serialize(topics.raw(), article);
  }

  /** Everything committed in a topic. */
  final List<ConsumerRecord<byte[], byte[]>> records(String topic) {
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

  record Ended(int status, String out, String err) {}

  final Ended rejected(String... arguments) {
    return warta("rejected", arguments);
  }

  /** Runs a command on this flow's topics; without a database of its own. */
  final Ended warta(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(arguments));
    all.addAll(
        List.of(
            "--bootstrap-servers",
            kafka.get("bootstrap.servers"),
            "--topic-prefix",
            topics.prefix()));
    return execute(all);
  }

  /** Runs a command as it is. */
  static Ended execute(List<String> all) {
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
