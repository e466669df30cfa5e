package dev.warta.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.warta.events.EventSerdes;
import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import dev.warta.ingest.source.Limits;
import dev.warta.ingest.source.Sources;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** Publishing to a real broker. Skipped where no Docker engine answers. */
@Testcontainers(disabledWithoutDocker = true)
class ArticlePublisherContainerIT {

  private static final int MAX_RECORD_BYTES = 4 * 1024 * 1024;

  @Container
  private static final KafkaContainer KAFKA =
      new KafkaContainer("apache/kafka:4.3.1").withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");

  @TempDir Path folder;

  private final RecordedAcknowledgements acknowledgements = new RecordedAcknowledgements();

  @Test
  void aFolderArrivesWhole() throws Exception {
    Topics topics = createTopics("folder.");
    int articles = 500;
    for (int i = 0; i < articles; i++) {
      Files.writeString(folder.resolve(i + ".txt"), TestArticles.FERRY_STRIKE_TEXT + i);
    }
    Files.writeString(folder.resolve("more.jsonl"), "{\"text\": \"beras\"}\noops\n");

    IngestionResult result;
    try (ArticlePublisher publisher = publisher(topics)) {
      result =
          new Ingestion(publisher, IngestionListener.NONE)
              .run(
                  new Sources(new Limits(MAX_RECORD_BYTES))
                      .from(List.of(folder.toString()), "northwire"));
    }

    List<ConsumerRecord<String, RawArticle>> records = readAll(topics, articles + 1);
    assertThat(result.published()).isEqualTo(articles + 1);
    assertThat(result.refused()).isEqualTo(1);
    assertThat(records).extracting(ConsumerRecord::key).doesNotHaveDuplicates();
    assertThat(records)
        .allSatisfy(record -> assertThat(record.key()).isEqualTo(record.value().getArticleId()));
    assertThat(result.highestOffsets().values().stream().mapToLong(offset -> offset + 1).sum())
        .isEqualTo(articles + 1);
  }

  @Test
  void theLargestDocumentPassesThoughItCannotBeCompressed() throws Exception {
    Topics topics = createTopics("largest.");
    byte[] noise = new byte[MAX_RECORD_BYTES];
    new Random(1).nextBytes(noise);
    RawArticle largest =
        RawArticle.newBuilder(TestArticles.RICE_PRICES).setContent(ByteBuffer.wrap(noise)).build();

    try (ArticlePublisher publisher = publisher(topics)) {
      publisher.publish(largest, acknowledgements);
      publisher.flush();
    }

    assertThat(readAll(topics, 1))
        .extracting(record -> record.value().getContent())
        .containsExactly(ByteBuffer.wrap(noise));
  }

  @Test
  void whatTheBrokerFindsTooLargeIsRefusedAndTheOthersGoOn() throws Exception {
    Topics topics = createTopics("narrow.", 1024);
    byte[] noise = new byte[MAX_RECORD_BYTES];
    new Random(1).nextBytes(noise);
    RawArticle large =
        RawArticle.newBuilder(TestArticles.RICE_PRICES).setContent(ByteBuffer.wrap(noise)).build();

    try (ArticlePublisher publisher = publisher(topics)) {
      publisher.publish(large, acknowledgements);
      publisher.publish(TestArticles.FERRY_STRIKE, acknowledgements);
      publisher.flush();
    }

    assertThat(acknowledgements.refusals).hasSize(1);
    assertThat(acknowledgements.published).containsExactly(TestArticles.FERRY_STRIKE);
  }

  @Test
  void aMissingTopicIsAnOutageThatSaysSo() {
    Topics topics = new Topics("missing.");
    Map<String, String> kafka =
        Map.of(
            "bootstrap.servers", KAFKA.getBootstrapServers(),
            "delivery.timeout.ms", "3000",
            "linger.ms", "0");

    assertThatThrownBy(
            () -> {
              try (ArticlePublisher publisher =
                  new ArticlePublisher(kafka, topics, MAX_RECORD_BYTES)) {
                publisher.publish(TestArticles.RICE_PRICES, acknowledgements);
                publisher.flush();
              }
            })
        .isInstanceOf(PublishException.class)
        .hasMessageContaining(topics.raw());
  }

  private static Topics createTopics(String prefix) throws Exception {
    return createTopics(prefix, MAX_RECORD_BYTES);
  }

  private static Topics createTopics(String prefix, int maxRecordBytes) throws Exception {
    Topics topics = new Topics(prefix);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA.getBootstrapServers()))) {
      TopicLayout.defaults(topics, maxRecordBytes).createOrCheck(admin);
    }
    return topics;
  }

  private static ArticlePublisher publisher(Topics topics) {
    return new ArticlePublisher(
        Map.of("bootstrap.servers", KAFKA.getBootstrapServers()), topics, MAX_RECORD_BYTES);
  }

  /** Reads until there are so many, and a moment more to see that there are no others. */
  private static List<ConsumerRecord<String, RawArticle>> readAll(Topics topics, int expected) {
    List<ConsumerRecord<String, RawArticle>> records = new ArrayList<>();
    try (KafkaConsumer<String, RawArticle> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", KAFKA.getBootstrapServers()),
            new StringDeserializer(),
            EventSerdes.rawArticle().deserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topics.raw()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      assertThat(ends.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(expected);
      Awaitility.await()
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                return records.size() == expected;
              });
    }
    return records;
  }
}
