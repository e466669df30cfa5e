package dev.warta.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.warta.events.TestArticles;
import dev.warta.events.Topics;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.state.SourceHealth;
import dev.warta.ingest.state.SourceKind;
import dev.warta.ingest.state.SourceState;
import dev.warta.ingest.state.SourceStateJson;
import dev.warta.ingest.state.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SourceStatesTest {

  private static final Topics TOPICS = Topics.DEFAULT;
  private static final TopicPartition SOURCES = new TopicPartition(TOPICS.sources(), 0);
  private static final Instant NOW = Instant.parse("2024-06-19T08:30:00Z");
  private static final SourceState HARIAN = feed("https://harian.example/rss");
  private static final SourceState HARIAN_READ =
      HARIAN.with(SourceHealth.untried().read(NOW, 2), "{\"etag\":\"1\"}");
  private static final SourceState KABAR = feed("https://kabar.example/atom");

  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private final MockProducer<String, byte[]> producer = ArticlePublisherTest.mockProducer(true);
  private final List<ConsumerRecord<String, byte[]>> held = new ArrayList<>();

  @BeforeEach
  void createTopic() {
    Node[] nodes = {Node.noNode()};
    consumer.updatePartitions(
        TOPICS.sources(),
        List.of(new PartitionInfo(TOPICS.sources(), 0, Node.noNode(), nodes, nodes)));
    consumer.updateBeginningOffsets(Map.of(SOURCES, 0L));
  }

  @Test
  void theLatestStateOfEachSourceIsHeld() {
    hold(HARIAN.key(), SourceStateJson.write(HARIAN));
    hold(KABAR.key(), SourceStateJson.write(KABAR));
    hold("files:01", "a position".getBytes(StandardCharsets.UTF_8));
    hold(HARIAN.key(), SourceStateJson.write(HARIAN_READ));
    hold(KABAR.key(), null);

    SourceStates states = open();

    assertThat(states.all()).containsExactly(HARIAN_READ);
    assertThat(states.of(SourceKind.FEED, KABAR.location())).isEmpty();
    assertThat(states.notices()).isEmpty();
  }

  @Test
  void aStateThatCannotBeReadIsToldAndNotUsed() {
    hold(HARIAN.key(), "?".getBytes(StandardCharsets.UTF_8));

    SourceStates states = open();

    assertThat(states.all()).isEmpty();
    assertThat(states.notices())
        .singleElement()
        .asString()
        .startsWith(
            "articles.sources partition 0 offset 0: the state of source:feed:https://harian");
  }

  @Test
  void whatIsSavedIsSeenAndWritten() {
    SourceStates states = open();

    states.save(HARIAN_READ);
    states.forget(KABAR);

    assertThat(states.of(SourceKind.FEED, HARIAN.location())).contains(HARIAN_READ);
    assertThat(producer.history())
        .extracting(ProducerRecord::key)
        .containsExactly(HARIAN.key(), KABAR.key());
    assertThat(producer.history())
        .extracting(ProducerRecord::value)
        .containsExactly(SourceStateJson.write(HARIAN_READ), null);
  }

  @Test
  void aStateThatCouldNotBeSavedIsAnOutageAtTheNextCall() {
    MockProducer<String, byte[]> waiting = ArticlePublisherTest.mockProducer(false);
    SourceStates states = open(waiting);
    states.save(HARIAN);
    waiting.errorNext(new TimeoutException("no answer"));

    assertThatThrownBy(() -> states.save(KABAR))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("articles.sources");
  }

  @Test
  void aStateIsSavedOnlyWhenWhatWasHandedOnBeforeItIsAcknowledged() throws Exception {
    MockProducer<String, byte[]> articles = ArticlePublisherTest.mockProducer(false);
    SourceStates states = open();
    ArticleSource source =
        source(
            handler -> {
              handler.article(TestArticles.RICE_PRICES);
              handler.passed(HARIAN_READ);
              handler.passed(KABAR);

              assertThat(states.all()).as("before the acknowledgement").isEmpty();
              articles.completeNext();
              handler.wantsMore();
              assertThat(states.all()).containsExactlyInAnyOrder(HARIAN_READ, KABAR);
            });

    new Ingestion(publisher(articles), states, IngestionListener.NONE).run(List.of(source));

    assertThat(producer.history()).hasSize(2);
  }

  @Test
  void aLaterStateIsNeverFollowedByAnEarlierOne() throws Exception {
    MockProducer<String, byte[]> articles = ArticlePublisherTest.mockProducer(false);
    SourceStates states = open();
    SourceState later = HARIAN.with(SourceHealth.untried().failed(NOW, Verdict.BLOCKED, "403"));
    ArticleSource source =
        source(
            handler -> {
              handler.article(TestArticles.RICE_PRICES);
              handler.passed(HARIAN_READ);
              handler.passed(later);
              articles.completeNext();
            });

    new Ingestion(publisher(articles), states, IngestionListener.NONE).run(List.of(source));

    assertThat(producer.history())
        .extracting(ProducerRecord::value)
        .containsExactly(SourceStateJson.write(HARIAN_READ), SourceStateJson.write(later));
  }

  private interface Reading {
    void read(ArticleSource.Handler handler) throws InterruptedException;
  }

  private static ArticleSource source(Reading reading) {
    return new ArticleSource() {
      @Override
      public String location() {
        return "feeds";
      }

      @Override
      public void read(Handler handler) throws InterruptedException {
        reading.read(handler);
      }
    };
  }

  private static ArticlePublisher publisher(MockProducer<String, byte[]> articles) {
    return ArticlePublisherTest.publisher(articles, 1_000_000);
  }

  private static SourceState feed(String location) {
    return SourceState.untried(SourceKind.FEED, location, "Harian");
  }

  private void hold(String key, byte[] value) {
    held.add(new ConsumerRecord<>(TOPICS.sources(), 0, held.size(), key, value));
  }

  private SourceStates open() {
    return open(producer);
  }

  private SourceStates open(MockProducer<String, byte[]> to) {
    consumer.updateEndOffsets(Map.of(SOURCES, (long) held.size()));
    consumer.schedulePollTask(() -> held.forEach(consumer::addRecord));
    return new SourceStates(consumer, to, TOPICS, "broker:9092");
  }
}
