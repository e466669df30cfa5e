package dev.warta.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.warta.events.EventSerdes;
import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import dev.warta.events.Topics;
import dev.warta.ingest.Position.RawSpan;
import dev.warta.ingest.PositionJson.Identity;
import dev.warta.ingest.source.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
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

class KafkaSourcePositionsTest {

  private static final Topics TOPICS = Topics.DEFAULT;
  private static final TopicPartition SOURCES = new TopicPartition(TOPICS.sources(), 0);
  private static final TopicPartition RAW = new TopicPartition(TOPICS.raw(), 0);
  private static final NamedPaths PATHS = new NamedPaths("files:1", "inode 1");
  private static final String RAW_ID = "mQ8Zb1c2T0uG";
  private static final Identity IDENTITY = new Identity(PATHS.files(), RAW_ID);
  private static final Position LINE_2 = position(2);

  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private final MockProducer<String, byte[]> producer = ArticlePublisherTest.mockProducer(true);
  private final List<ConsumerRecord<String, byte[]>> held = new ArrayList<>();
  private final Map<TopicPartition, Long> ends = new HashMap<>(Map.of(SOURCES, 0L, RAW, 100L));

  @BeforeEach
  void createTopics() {
    for (TopicPartition partition : List.of(SOURCES, RAW)) {
      Node[] nodes = {Node.noNode()};
      consumer.updatePartitions(
          partition.topic(),
          List.of(new PartitionInfo(partition.topic(), 0, Node.noNode(), nodes, nodes)));
    }
    consumer.updateBeginningOffsets(Map.of(SOURCES, 0L, RAW, 0L));
  }

  @Test
  void theFirstRunBeginsAtTheStartAndBehindWhatOthersPublished() {
    SourcePositions positions = open(false);

    assertThat(positions.isResumed()).isFalse();
    assertThat(positions.rawBegin()).containsExactly(Map.entry(RAW, 100L));
    assertThat(positions.start().raw()).containsEntry(RAW, new RawSpan(100, 99, 100));
    assertThat(positions.tail().isOver()).isTrue();
  }

  @Test
  void theLastPositionOfTheSamePathsIsTheStart() {
    hold(SOURCES, 0, "files:1", PositionJson.write(position(1), IDENTITY));
    hold(SOURCES, 1, "files:1", PositionJson.write(LINE_2, IDENTITY));
    hold(SOURCES, 2, "files:other", PositionJson.write(position(9), IDENTITY));
    hold(SOURCES, 3, "files:other", null);
    hold(RAW, 99, "a", raw(TestArticles.FERRY_STRIKE));

    SourcePositions positions = open(false);

    assertThat(positions.isResumed()).isTrue();
    assertThat(positions.start()).isEqualTo(LINE_2);
    assertThat(positions.notice()).isEmpty();
  }

  @Test
  void aPositionThatWasTakenBackIsNone() {
    hold(SOURCES, 0, "files:1", PositionJson.write(LINE_2, IDENTITY));
    hold(SOURCES, 1, "files:1", null);

    assertThat(open(false).isResumed()).isFalse();
  }

  @Test
  void whatLiesBehindThePositionInTheRawTopicIsKnown() {
    hold(SOURCES, 0, "files:1", PositionJson.write(LINE_2, IDENTITY));
    hold(RAW, 97, "a", raw(TestArticles.FERRY_STRIKE));
    hold(RAW, 98, "b", "neither Avro nor JSON".getBytes(StandardCharsets.UTF_8));
    hold(RAW, 99, "c", raw(TestArticles.RICE_PRICES));

    PublishedTail tail = open(false).tail();

    assertThat(tail.take(TestArticles.RICE_PRICES)).contains(new PublishedTail.Found(RAW, 99, 1));
    assertThat(tail.take(TestArticles.FERRY_STRIKE)).isPresent();
    assertThat(tail.take(TestArticles.RICE_PRICES_EDITED)).isEmpty();
  }

  @Test
  void fromTheStartMeansThatThePositionIsNotLookedAt() throws Exception {
    hold(SOURCES, 0, "files:1", PositionJson.write(LINE_2, IDENTITY));

    SourcePositions positions = open(true);

    assertThat(positions.isResumed()).isFalse();
    assertThat(positions.notice()).isEmpty();
    positions.forget();
    assertThat(producer.history()).containsExactly(record(null));
  }

  @Test
  void otherFilesOfTheSameNamesAreReadFromTheStartAndThatIsSaid() {
    hold(SOURCES, 0, "files:1", PositionJson.write(LINE_2, new Identity("inode 2", RAW_ID)));

    SourcePositions positions = open(false);

    assertThat(positions.isResumed()).isFalse();
    assertThat(positions.notice()).hasValueSatisfying(n -> assertThat(n).contains("other files"));
  }

  @Test
  void aRawTopicCreatedAnewIsFilledFromTheStartAndThatIsSaid() {
    hold(SOURCES, 0, "files:1", PositionJson.write(LINE_2, new Identity("inode 1", "another")));

    SourcePositions positions = open(false);

    assertThat(positions.isResumed()).isFalse();
    assertThat(positions.notice())
        .hasValueSatisfying(n -> assertThat(n).contains("articles.raw was created anew"));
  }

  @Test
  void aPositionThatCannotBeReadIsSaid() {
    hold(SOURCES, 0, "files:1", new byte[] {1, 2});

    SourcePositions positions = open(false);

    assertThat(positions.isResumed()).isFalse();
    assertThat(positions.notice())
        .hasValueSatisfying(n -> assertThat(n).contains("articles.sources", "files:1"));
  }

  @Test
  void positionsAreRecordsUnderTheKeyOfThePaths() throws Exception {
    SourcePositions positions = open(false);

    positions.begin();
    positions.save(LINE_2);
    positions.forget();

    assertThat(producer.history())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(
            record(PositionJson.write(positions.start(), IDENTITY)),
            record(PositionJson.write(LINE_2, IDENTITY)),
            record(null));
  }

  @Test
  void aRunThatGoesOnLeavesThePositionItGoesOnFrom() throws Exception {
    hold(SOURCES, 0, "files:1", PositionJson.write(LINE_2, IDENTITY));
    hold(RAW, 99, "a", raw(TestArticles.FERRY_STRIKE));

    open(false).begin();

    assertThat(producer.history()).isEmpty();
  }

  @Test
  void aPositionThatCannotBeWrittenIsAnOutage() {
    SourcePositions positions = open(false);
    producer.sendException = new TimeoutException("120000 ms have passed");

    assertThatThrownBy(() -> positions.saveAtStop(LINE_2))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("articles.sources")
        .hasMessageContaining("localhost:9092");
  }

  private SourcePositions open(boolean isFromStart) {
    consumer.updateEndOffsets(ends);
    return new KafkaSourcePositions(
        consumer, producer, TOPICS, PATHS, RAW_ID, "localhost:9092", isFromStart);
  }

  /** Lets the topic hold a record, to be polled once its partition is assigned. */
  private void hold(TopicPartition partition, long offset, String key, byte[] value) {
    ends.merge(partition, offset + 1, Math::max);
    held.add(new ConsumerRecord<>(partition.topic(), 0, offset, key, value));
    if (held.size() == 1) {
      consumer.schedulePollTask(this::deliver);
      consumer.schedulePollTask(this::deliver);
    }
  }

  private void deliver() {
    held.removeIf(
        record -> {
          TopicPartition partition = new TopicPartition(record.topic(), record.partition());
          boolean isAssigned = consumer.assignment().contains(partition);
          if (isAssigned) {
            consumer.addRecord(record);
          }
          return isAssigned;
        });
  }

  private static ProducerRecord<String, byte[]> record(byte[] value) {
    return new ProducerRecord<>(TOPICS.sources(), PATHS.key(), value);
  }

  private static byte[] raw(RawArticle article) {
    return EventSerdes.rawArticle().serializer().serialize(TOPICS.raw(), article);
  }

  private static Position position(long line) {
    return new Position(
        0,
        new Place("c.jsonl", "c.jsonl", line, line * 100, "hash"),
        TestArticles.RECEIVED,
        line,
        0,
        Map.of(RAW, new RawSpan(90, 96, 97)));
  }
}
