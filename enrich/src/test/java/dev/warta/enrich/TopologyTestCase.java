package dev.warta.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventSerdes;
import dev.warta.events.RawArticle;
import dev.warta.events.Sighting;
import dev.warta.events.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The whole topology in a test driver, with a clock that stands still. */
abstract class TopologyTestCase {

  static final Instant NOW = Instant.parse("2024-06-20T03:16:00Z");
  static final Topics TOPICS = new Topics("test.");

  private final int maxRequestBytes;
  private final StepRunner steps;

  @TempDir private Path stateDirectory;

  TopologyTestDriver driver;
  TestInputTopic<String, RawArticle> raw;
  TestOutputTopic<String, EnrichedArticle> enriched;
  TestOutputTopic<String, Sighting> sightings;
  TestOutputTopic<byte[], byte[]> rejected;

  /**
   * A case of its own for each test.
   *
   * @param maxRequestBytes the largest event that may be produced
   */
  TopologyTestCase(int maxRequestBytes, StepRunner steps) {
    this.maxRequestBytes = maxRequestBytes;
    this.steps = steps;
  }

  @BeforeEach
  void open() {
    EnrichSettings settings =
        new EnrichSettings(
            TOPICS,
            Map.of("bootstrap.servers", "unused:9092"),
            "test",
            stateDirectory,
            1,
            maxRequestBytes);
    Properties properties = settings.toProperties();
    // Under exactly-once the test driver forgets what a failed deserialization sends to the dead
    // letter queue; the pipeline's own test shows it with a broker.
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    driver =
        new TopologyTestDriver(
            EnrichTopology.build(TOPICS, steps, Clock.fixed(NOW, ZoneOffset.UTC)), properties);
    raw =
        driver.createInputTopic(
            TOPICS.raw(), new StringSerializer(), EventSerdes.rawArticle().serializer());
    enriched =
        driver.createOutputTopic(
            TOPICS.enriched(),
            new StringDeserializer(),
            EventSerdes.enrichedArticle().deserializer());
    sightings =
        driver.createOutputTopic(
            TOPICS.sightings(), new StringDeserializer(), EventSerdes.sighting().deserializer());
    rejected =
        driver.createOutputTopic(
            TOPICS.rejected(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @AfterEach
  void close() {
    driver.close();
  }

  void receive(RawArticle... articles) {
    List.of(articles).forEach(article -> raw.pipeInput(article.getArticleId(), article));
  }

  static String header(TestRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    assertThat(header).as("header %s", name).isNotNull();
    return new String(header.value(), StandardCharsets.UTF_8);
  }
}
