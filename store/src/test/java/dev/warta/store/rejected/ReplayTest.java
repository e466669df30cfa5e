package dev.warta.store.rejected;

import static dev.warta.store.rejected.TestRejections.bytes;
import static dev.warta.store.rejected.TestRejections.item;
import static dev.warta.store.rejected.TestRejections.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.warta.events.RejectionHeaders;
import dev.warta.events.TestArticles;
import dev.warta.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private final StubbornProducer producer = new StubbornProducer();
  private final MockConsumer<byte[], byte[]> originals =
      new MockConsumer<>(AutoOffsetResetStrategy.NONE.name());
  private final Handled handled = new Handled();
  private final Replay replay =
      new Replay(
          new RejectedLog(originals, new RecordLookup(originals), Topics.DEFAULT),
          producer,
          Topics.DEFAULT,
          handled,
          "ayu",
          Clock.fixed(TestArticles.RECEIVED, ZoneOffset.UTC));

  @Test
  void aRecordGoesBackAsItCameAndItsMarkTellsWhereIn() {
    ConsumerRecord<byte[], byte[]> record = rejected(4, TestArticles.RICE_PRICES, "no text");
    record.headers().add("from", bytes("elsewhere"));
    record.headers().add(RejectionHeaders.REPLAY_OF, bytes("0:1"));
    record.headers().add(RejectionHeaders.REPLAY_COUNT, bytes("2"));

    Replay.Outcome outcome = replay.send(item(record));

    assertThat(outcome).isEqualTo(new Replay.Outcome.Sent(new RecordPlace("articles.raw", 2, 0)));
    ProducerRecord<byte[], byte[]> sent = producer.history().get(0);
    assertThat(sent.topic()).isEqualTo("articles.raw");
    assertThat(sent.partition()).isEqualTo(2);
    assertThat(sent.key()).isEqualTo(record.key());
    assertThat(sent.value()).isEqualTo(record.value());
    assertThat(headers(sent))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "from", "elsewhere",
                "warta.replay.of", "0:4",
                "warta.replay.count", "3",
                "warta.replay.by", "ayu",
                "warta.replay.at", "2024-06-20T03:15:00Z"));
    ProducerRecord<byte[], byte[]> mark = producer.history().get(1);
    assertThat(mark.topic()).isEqualTo("articles.rejected");
    assertThat(mark.partition()).isZero();
    assertThat(mark.key()).isEqualTo(record.key());
    assertThat(mark.value()).isNull();
    assertThat(headers(mark))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "warta.handled", "4",
                "warta.handled.as", "replayed",
                "warta.handled.by", "ayu",
                "warta.handled.at", "2024-06-20T03:15:00Z",
                "warta.handled.to", "articles.raw:2:0"));
    assertThat(producer.commitCount()).isEqualTo(1);
  }

  @Test
  void whatWasDealtWithIsNotSentAgain() {
    RejectedItem item = item(rejected(4, TestArticles.RICE_PRICES, "no text"));
    replay.send(item);

    assertThat(replay.send(item)).isEqualTo(new Replay.Outcome.HandledBefore("replayed"));
    assertThat(replay.sendEdited(item, bytes("k"), bytes("v")))
        .isEqualTo(new Replay.Outcome.HandledBefore("replayed"));
    assertThat(producer.history()).hasSize(2);
  }

  @Test
  void anEditedRecordWithAnotherKeyGoesWhereThatKeyBelongs() {
    RejectedItem item =
        item(rejected(4, "articles.raw", null, bytes("garbage"), "a.B", "no event"));

    replay.sendEdited(item, bytes("k"), bytes("better"));

    assertThat(producer.history().get(0).partition()).isNull();
    assertThat(producer.history().get(0).value()).isEqualTo(bytes("better"));
    assertThat(headers(producer.history().get(1))).containsEntry("warta.handled.as", "edited");
    assertThat(replay.send(item)).isEqualTo(new Replay.Outcome.HandledBefore("edited"));
  }

  @Test
  void aRecordOfAnotherInstallationIsRefused() {
    RejectedItem foreign =
        item(rejected(4, "other.articles.raw", "k", bytes("x"), "a.B", "no event"));

    assertThat(replay.send(foreign))
        .isInstanceOfSatisfying(
            Replay.Outcome.Refused.class,
            refused -> assertThat(refused.reason()).contains("other.articles.raw"));
    assertThat(producer.history()).isEmpty();
  }

  @Test
  void aRecordTooLargeForItsTopicIsRefusedAndTheNextOneGoesOn() {
    producer.failure = new RecordTooLargeException("9 MB");
    RejectedItem large = item(rejected(4, TestArticles.RICE_PRICES, "no text"));
    RejectedItem next = item(rejected(5, TestArticles.FERRY_STRIKE, "no text"));

    assertThat(replay.send(large)).isInstanceOf(Replay.Outcome.Refused.class);
    assertThat(replay.send(next)).isInstanceOf(Replay.Outcome.Sent.class);
    assertThat(handled.as(large.about().id())).isEmpty();
  }

  @Test
  void aBrokerThatDoesNotTakeARecordStopsTheReplayAndLeavesTheRecordOpen() {
    producer.failure = new TimeoutException("no broker");
    RejectedItem item = item(rejected(4, TestArticles.RICE_PRICES, "no text"));

    assertThatThrownBy(() -> replay.send(item))
        .isInstanceOf(ReplayException.class)
        .hasMessageContaining("0:4")
        .hasMessageContaining("no broker");
    assertThat(handled.as(item.about().id())).isEmpty();
  }

  @Test
  void bytesThatWereTooLargeForTheRejectedTopicAreFetchedFromWhereTheRecordLay() {
    RejectedItem withoutBytes =
        item(rejected(4, "articles.enriched", "k", null, "a.Unstorable", "no"));
    TopicPartition enriched = new TopicPartition("articles.enriched", 2);
    originals.updatePartitions(
        enriched.topic(), List.of(new PartitionInfo(enriched.topic(), 2, null, null, null)));
    originals.updateBeginningOffsets(Map.of(enriched, 0L));
    originals.updateEndOffsets(Map.of(enriched, 200L));
    originals.schedulePollTask(
        () ->
            originals.addRecord(
                new ConsumerRecord<>(enriched.topic(), 2, 104, bytes("k"), bytes("large"))));

    assertThat(replay.send(withoutBytes)).isInstanceOf(Replay.Outcome.Sent.class);
    assertThat(producer.history().get(0).value()).isEqualTo(bytes("large"));
  }

  @Test
  void bytesThatAreNowhereAreNotReplacedByNothing() {
    RejectedItem withoutBytes =
        item(rejected(4, "articles.enriched", "k", null, "a.Unstorable", "no"));
    TopicPartition enriched = new TopicPartition("articles.enriched", 2);
    originals.updatePartitions(
        enriched.topic(), List.of(new PartitionInfo(enriched.topic(), 2, null, null, null)));
    originals.updateBeginningOffsets(Map.of(enriched, 150L));
    originals.updateEndOffsets(Map.of(enriched, 200L));

    assertThat(replay.send(withoutBytes))
        .isInstanceOfSatisfying(
            Replay.Outcome.Refused.class,
            refused -> assertThat(refused.reason()).contains("articles.enriched:2:104"));
    assertThat(producer.history()).isEmpty();
  }

  private static Map<String, String> headers(ProducerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new TreeMap<>();
    record
        .headers()
        .forEach(
            header ->
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    assertThat(record.headers().toArray()).hasSize(headers.size());
    return headers;
  }

  /** Takes records into four partitions of each topic, but fails the next one if told to. */
  private static final class StubbornProducer extends MockProducer<byte[], byte[]> {

    private RuntimeException failure;

    StubbornProducer() {
      super(cluster(), true, null, new ByteArraySerializer(), new ByteArraySerializer());
      initTransactions();
    }

    @Override
    public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
      if (failure == null) {
        return super.send(record);
      }
      RuntimeException once = failure;
      failure = null;
      return CompletableFuture.failedFuture(once);
    }

    private static Cluster cluster() {
      Node node = new Node(0, "localhost", 9092);
      List<PartitionInfo> partitions =
          Topics.DEFAULT.all().stream()
              .flatMap(
                  topic ->
                      IntStream.range(0, 4)
                          .mapToObj(
                              partition ->
                                  new PartitionInfo(
                                      topic,
                                      partition,
                                      node,
                                      new Node[] {node},
                                      new Node[] {node})))
              .toList();
      return new Cluster("test", List.of(node), partitions, Set.of(), Set.of());
    }
  }
}
