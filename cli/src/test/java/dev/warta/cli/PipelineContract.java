package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.warta.enrich.EnrichJob;
import dev.warta.enrich.EnrichSettings;
import dev.warta.events.EventSerdes;
import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import dev.warta.store.ArticleStore;
import dev.warta.store.SearchHit;
import dev.warta.store.SearchRequest;
import dev.warta.store.StoreCounts;
import dev.warta.store.postgres.PostgresArticleStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the whole flow from raw articles to searchable rows promises, on any broker and any
 * database.
 *
 * <p>Each test has topics of its own and its own articles, so that the servers can be shared.
 */
abstract class PipelineContract {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  @TempDir Path folder;

  private Path currentState;

  private Topics topics;
  private Map<String, String> kafka;
  private ArticleStore store;
  private Sinks sinks;
  private EnrichJob job;
  private KafkaProducer<byte[], byte[]> producer;

  /** Host and port of the broker. */
  abstract String bootstrapServers();

  /** Address of an empty database of this test's own, with user and password in it. */
  abstract String emptyDatabase() throws Exception;

  @BeforeEach
  void startTheFlow() throws Exception {
    topics = new Topics("t" + System.nanoTime() + ".");
    kafka = Map.of("bootstrap.servers", bootstrapServers());
    try (Admin admin = ClusterOptions.admin(kafka)) {
      TopicLayout.defaults(topics).createOrCheck(admin);
    }
    store = PostgresArticleStore.open(emptyDatabase(), null, null, 4);
    producer =
        new KafkaProducer<>(
            new HashMap<>(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    currentState = folder.resolve("state");
    startServices();
  }

  @AfterEach
  void stopTheFlow() {
    stopServices();
    producer.close();
    store.close();
  }

  private void startServices() {
    sinks = Sinks.start(2, kafka, topics, store, "test");
    job =
        new EnrichJob(
            new EnrichSettings(
                topics,
                kafka,
                "test",
                currentState,
                2,
                TopicLayout.maxEnrichedRequestBytes(TopicLayout.DEFAULT_MAX_RECORD_BYTES)));
    job.start();
  }

  private void stopServices() {
    job.close();
    sinks.close();
  }

  @Test
  void anArticleBecomesSearchable() {
    receive(TestArticles.RICE_PRICES);

    awaitCounts(1, 1, 0);
    assertThat(search("beras Vietnam"))
        .singleElement()
        .satisfies(
            hit -> {
              assertThat(hit.articleId()).isEqualTo(TestArticles.RICE_PRICES.getArticleId());
              assertThat(hit.language()).isEqualTo("id");
              assertThat(hit.authors()).containsExactly("Laksmi Andayani", "Bram Siregar");
              assertThat(hit.countries()).containsExactlyInAnyOrder("VN", "TH", "IN", "ID");
            });
  }

  @Test
  void theSameArticleAgainIsOneSightingAndNoNewRow() {
    receive(TestArticles.RICE_PRICES, TestArticles.RICE_PRICES);

    awaitCounts(1, 1, 1);
  }

  @Test
  void aChangedWordIsASecondRevisionAndBothAreKept() {
    receive(TestArticles.RICE_PRICES, TestArticles.RICE_PRICES_EDITED);

    awaitCounts(1, 2, 0);
    assertThat(search("sembilan persen")).extracting(SearchHit::revision).containsExactly(2);
    assertThat(search("\"delapan persen\"")).isEmpty();
  }

  @Test
  void aRecordNobodyCanReadIsRejectedWithItsBytesAndTheOthersArrive() {
    byte[] garbage = "neither Avro nor JSON".getBytes(StandardCharsets.UTF_8);
    producer.send(new ProducerRecord<>(topics.raw(), 0, null, garbage));
    receive(TestArticles.FERRY_STRIKE);

    awaitCounts(1, 1, 0);
    ConsumerRecord<byte[], byte[]> rejected = firstRejected();
    assertThat(rejected.value()).isEqualTo(garbage);
    assertThat(
            new String(
                rejected.headers().lastHeader("__streams.errors.topic").value(),
                StandardCharsets.UTF_8))
        .isEqualTo(topics.raw());
  }

  @Test
  void whatCameWhileTheServicesWereDownIsTakenUpAndRevisionsAreRememberedWithoutTheStateFolder() {
    receive(TestArticles.RICE_PRICES, TestArticles.FERRY_STRIKE);
    awaitCounts(2, 2, 0);
    stopServices();

    receive(TestArticles.RICE_PRICES, TestArticles.RICE_PRICES_EDITED);
    currentState = folder.resolve("another");
    startServices();

    awaitCounts(2, 3, 1);
  }

  private void receive(RawArticle... articles) {
    for (RawArticle article : articles) {
      producer.send(
          new ProducerRecord<>(
              topics.raw(),
              article.getArticleId().getBytes(StandardCharsets.UTF_8),
              EventSerdes.rawArticle().serializer().serialize(topics.raw(), article)));
    }
    producer.flush();
  }

  private void awaitCounts(long articles, long revisions, long sightings) {
    await()
        .atMost(LONGEST_WAIT)
        .untilAsserted(
            () ->
                assertThat(store.counts())
                    .isEqualTo(new StoreCounts(articles, revisions, sightings)));
  }

  private List<SearchHit> search(String text) {
    return store.search().search(SearchRequest.of(text, 10));
  }

  private ConsumerRecord<byte[], byte[]> firstRejected() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("isolation.level", "read_committed");
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topics.rejected()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      await()
          .atMost(LONGEST_WAIT)
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                return !records.isEmpty();
              });
    }
    return records.get(0);
  }
}
