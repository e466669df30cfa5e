package dev.warta.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.warta.events.ArticleId;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventSerdes;
import dev.warta.events.RejectionHeaders;
import dev.warta.events.TestArticles;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import dev.warta.store.postgres.PostgresArticleStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The sink between a real broker and a real database. */
@ExtendWith(DockerEngine.class)
class ArticleSinkContainerIT {

  private static KafkaContainer kafka;
  private static PostgreSQLContainer postgres;
  private static ArticleStore store;
  private static Admin admin;

  @BeforeAll
  static void start() {
    kafka = new KafkaContainer("apache/kafka:4.3.1");
    postgres = new PostgreSQLContainer("postgres:15");
    kafka.start();
    postgres.start();
    store =
        PostgresArticleStore.open(
            postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword(), 4);
    admin = Admin.create(connection());
  }

  @AfterAll
  static void stop() {
    if (admin != null) {
      admin.close();
    }
    if (store != null) {
      store.close();
    }
    postgres.stop();
    kafka.stop();
  }

  @Test
  void everythingCommittedIsStoredAndTheRecordedOffsetsReachTheEnds() throws Exception {
    Topics topics = topics("ends.");

    try (ArticleSink sink = started(new ArticleSink(connection(), topics, store))) {
      publish(topics, articles("ends", 0, 50), true);
      publish(topics, articles("ends", 50, 60), false);
      publish(topics, articles("ends", 60, 100), true);

      awaitStored(topics);
      assertThat(sink.status().revisions()).isEqualTo(90);
      assertThat(sink.health()).isEqualTo(Health.HEALTHY);
    }
    assertThat(stored("ends", 0, 100)).isEqualTo(90);
    assertThat(stored("ends", 50, 60)).isZero();
  }

  @Test
  void aBadRecordIsInTheRejectedTopicWithItsCauseAndPlace() throws Exception {
    Topics topics = topics("bad.");
    List<EnrichedArticle> withBadId = articles("bad", 0, 20);
    withBadId.add(
        EnrichedArticle.newBuilder(TestArticles.enrichedRicePrices())
            .setArticleId("beras.txt")
            .build());

    try (ArticleSink sink = started(new ArticleSink(connection(), topics, store))) {
      publish(topics, withBadId, true);
      try (Producer<byte[], byte[]> producer = producer(Map.of())) {
        producer.send(
            new ProducerRecord<>(topics.sightings(), 0, new byte[] {1}, new byte[] {2, 3}));
      }

      awaitStored(topics);
      assertThat(sink.status().rejected()).isEqualTo(2);
    }
    assertThat(stored("bad", 0, 20)).isEqualTo(20);
    Map<String, ConsumerRecord<byte[], byte[]>> rejected = rejected(topics, 2);
    assertThat(rejected.keySet()).containsExactlyInAnyOrder(topics.enriched(), topics.sightings());
    assertThat(rejected.get(topics.sightings()).value()).isEqualTo(new byte[] {2, 3});
    assertThat(header(rejected.get(topics.enriched()), RejectionHeaders.MESSAGE))
        .isEqualTo("the article id \"beras.txt\" is not a UUID");
  }

  @Test
  void twoInstancesShareThePartitionsAndOneTakesOverWhenTheOtherStops() throws Exception {
    Topics topics = topics("share.");
    ArticleSink first = started(new ArticleSink(connection(), topics, store));
    try (ArticleSink second = started(new ArticleSink(connection(), topics, store))) {
      publish(topics, articles("share", 0, 100), true);
      awaitStored(topics);

      first.close();
      publish(topics, articles("share", 100, 200), true);

      awaitStored(topics);
      assertThat(second.health()).isEqualTo(Health.HEALTHY);
    } finally {
      first.close();
    }
    assertThat(stored("share", 0, 200)).isEqualTo(200);
  }

  @Test
  void aDatabaseThatStandsStillIsWaitedForWithoutLossAndWithoutLeavingTheGroup() throws Exception {
    Topics topics = topics("outage.");
    String group = topics.prefix() + "warta-store";
    try (ArticleSink sink = started(new ArticleSink(connection(), topics, store))) {
      publish(topics, articles("outage", 0, 20), true);
      awaitStored(topics);

      alterRevisionTable("rename to revision_elsewhere");
      publish(topics, articles("outage", 20, 40), true);
      await().atMost(Duration.ofSeconds(30)).until(() -> !sink.health().isHealthy());
      assertThat(sink.health().reason()).contains("revision").contains("42P01");
      assertThat(
              admin
                  .describeConsumerGroups(List.of(group))
                  .describedGroups()
                  .get(group)
                  .get()
                  .members())
          .hasSize(1);
      alterRevisionTable("elsewhere");

      awaitStored(topics);
      await().until(() -> sink.health().isHealthy());
      assertThat(sink.status().revisions()).isEqualTo(40);
    }
    assertThat(stored("outage", 0, 40)).isEqualTo(40);
  }

  private static void alterRevisionTable(String action) throws Exception {
    String sql =
        action.equals("elsewhere")
            ? "alter table revision_elsewhere rename to revision"
            : "alter table revision " + action;
    try (java.sql.Connection connection = postgres.createConnection("");
        java.sql.Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Topics topics(String prefix) throws Exception {
    Topics topics = new Topics(prefix);
    TopicLayout.defaults(topics).createOrCheck(admin);
    return topics;
  }

  private static ArticleSink started(ArticleSink sink) {
    Thread thread = new Thread(sink, "sink");
    thread.setDaemon(true);
    thread.start();
    return sink;
  }

  /** The offset recorded for each partition is the end of what is committed: all is stored. */
  private static void awaitStored(Topics topics) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              Map<TopicPartition, Long> ends = ends(topics);
              Map<TopicPartition, Long> recorded = new HashMap<>();
              ends.keySet().forEach(p -> recorded.put(p, store.offsets().getOrDefault(p, 0L)));
              assertThat(recorded).isEqualTo(ends);
            });
  }

  private static Map<TopicPartition, Long> ends(Topics topics) throws Exception {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (int partition = 0; partition < TopicLayout.DEFAULT_PARTITIONS; partition++) {
      wanted.put(new TopicPartition(topics.enriched(), partition), OffsetSpec.latest());
      wanted.put(new TopicPartition(topics.sightings(), partition), OffsetSpec.latest());
    }
    Map<TopicPartition, ListOffsetsResultInfo> ends =
        admin
            .listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
            .all()
            .get();
    return ends.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private static List<EnrichedArticle> articles(String name, int from, int to) {
    List<EnrichedArticle> articles = new ArrayList<>();
    for (int i = from; i < to; i++) {
      articles.add(
          EnrichedArticle.newBuilder(TestArticles.enrichedRicePrices())
              .setArticleId(id(name, i))
              .build());
    }
    return articles;
  }

  private static String id(String name, int number) {
    return ArticleId.ofSourceId(name, Integer.toString(number));
  }

  private static long stored(String name, int from, int to) {
    List<String> ids = new ArrayList<>();
    for (int i = from; i < to; i++) {
      ids.add(id(name, i));
    }
    return store.summaries(ids).size();
  }

  private static void publish(Topics topics, List<EnrichedArticle> articles, boolean isCommitted) {
    String transactionalId = topics.prefix() + "test";
    try (Producer<byte[], byte[]> producer =
        producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId))) {
      producer.initTransactions();
      producer.beginTransaction();
      for (EnrichedArticle article : articles) {
        producer.send(
            new ProducerRecord<>(
                topics.enriched(),
                article.getArticleId().getBytes(StandardCharsets.UTF_8),
                EventSerdes.enrichedArticle().serializer().serialize(topics.enriched(), article)));
      }
      producer.flush();
      if (isCommitted) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
    }
  }

  private static Map<String, ConsumerRecord<byte[], byte[]>> rejected(Topics topics, int count) {
    Map<String, Object> config = new HashMap<>(connection());
    config.put(ConsumerConfig.GROUP_ID_CONFIG, topics.prefix() + "reader");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    Map<String, ConsumerRecord<byte[], byte[]>> byTopic = new HashMap<>();
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topics.rejected()));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                consumer
                    .poll(Duration.ofMillis(200))
                    .forEach(record -> byTopic.put(header(record, RejectionHeaders.TOPIC), record));
                return byTopic.size() == count;
              });
    }
    return byTopic;
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static Producer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>(connection());
    config.putAll(more);
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static Map<String, Object> connection() {
    return Map.of("bootstrap.servers", kafka.getBootstrapServers());
  }
}
