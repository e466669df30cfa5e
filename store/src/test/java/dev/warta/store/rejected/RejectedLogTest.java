package dev.warta.store.rejected;

import static dev.warta.store.rejected.TestRejections.bytes;
import static dev.warta.store.rejected.TestRejections.mark;
import static dev.warta.store.rejected.TestRejections.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.events.RejectionHeaders;
import dev.warta.events.TestArticles;
import dev.warta.events.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RejectedLogTest {

  private static final String NO_TEXT = "the document has no text";

  @Test
  void whatHasAMarkBehindItIsNotOpen() {
    assertThat(
            ids(
                RejectionFilter.OPEN,
                List.of(
                    rejected(0, TestArticles.RICE_PRICES, NO_TEXT),
                    rejected(1, TestArticles.FERRY_STRIKE, NO_TEXT),
                    mark(2, 0, "replayed"))))
        .containsExactly("0:1");
  }

  @Test
  void withTheHandledOnesEachSaysHowItWasDealtWith() {
    List<Rejection> found =
        read(
            new RejectionFilter(null, null, null, null, true),
            List.of(
                rejected(0, TestArticles.RICE_PRICES, NO_TEXT),
                rejected(1, TestArticles.FERRY_STRIKE, NO_TEXT),
                mark(2, 0, "replayed"),
                mark(3, 1, "edited")));

    assertThat(found).extracting(Rejection::handledAs).containsExactly("replayed", "edited");
  }

  @Test
  void aRejectionTellsWhereItCameFromAndWhatItSpeaksOf() {
    Rejection found =
        read(RejectionFilter.OPEN, List.of(rejected(0, TestArticles.RICE_PRICES, NO_TEXT))).get(0);

    assertThat(found)
        .isEqualTo(
            new Rejection(
                new RejectionId(0, 0),
                Instant.ofEpochMilli(TestRejections.PUBLISHED),
                Stage.enrich,
                "dev.warta.enrich.UnreadableArticleException",
                NO_TEXT,
                new RecordPlace("articles.raw", 2, 100),
                "harian-timur",
                TestArticles.RICE_PRICES.getArticleId(),
                0,
                null,
                null));
  }

  @Test
  void aRecordThatTheStoreRejectedTwiceIsMetOnce() {
    ConsumerRecord<byte[], byte[]> first =
        rejected(0, "articles.enriched", "k", bytes("x"), "a.B", "no");
    ConsumerRecord<byte[], byte[]> again =
        rejected(1, "articles.enriched", "k", bytes("x"), "a.B", "no");
    again.headers().remove(RejectionHeaders.OFFSET);
    again.headers().add(RejectionHeaders.OFFSET, bytes("100"));

    assertThat(ids(RejectionFilter.OPEN, List.of(first, again))).containsExactly("0:0");
    assertThat(ids(RejectionFilter.OPEN, List.of(first, again, mark(2, 0, "replayed")))).isEmpty();
  }

  @Test
  void aRejectedRecordThatPretendsToBeAMarkIsStillARejection() {
    ConsumerRecord<byte[], byte[]> pretender =
        rejected(1, "articles.raw", "k", null, "a.B", "the record has no value");
    pretender.headers().add(RejectionHeaders.HANDLED, bytes("0"));

    assertThat(
            ids(
                RejectionFilter.OPEN,
                List.of(rejected(0, TestArticles.RICE_PRICES, NO_TEXT), pretender)))
        .containsExactly("0:0", "0:1");
  }

  @Test
  void filtersChooseByStageCauseSourceAndTime() {
    ConsumerRecord<byte[], byte[]> ofEnrich = rejected(0, TestArticles.RICE_PRICES, NO_TEXT);
    ConsumerRecord<byte[], byte[]> ofStore =
        rejected(1, "articles.sightings", "k", bytes("x"), "org.X.SerializationException", "no");
    Instant published = Instant.ofEpochMilli(TestRejections.PUBLISHED);

    assertThat(
            ids(
                new RejectionFilter(Stage.store, null, null, null, false),
                List.of(ofEnrich, ofStore)))
        .containsExactly("0:1");
    assertThat(
            ids(
                new RejectionFilter(null, "serializationexception", null, null, false),
                List.of(ofEnrich, ofStore)))
        .containsExactly("0:1");
    assertThat(
            ids(
                new RejectionFilter(null, "org.X.SerializationException", null, null, false),
                List.of(ofEnrich, ofStore)))
        .containsExactly("0:1");
    assertThat(
            ids(
                new RejectionFilter(null, null, "harian-timur", null, false),
                List.of(ofEnrich, ofStore)))
        .containsExactly("0:0");
    assertThat(ids(new RejectionFilter(null, null, null, published, false), List.of(ofEnrich)))
        .hasSize(1);
    assertThat(
            ids(
                new RejectionFilter(null, null, null, published.plusMillis(1), false),
                List.of(ofEnrich)))
        .isEmpty();
  }

  @Test
  void headersThatMakeNoSenseCostNothingButTheirMeaning() {
    ConsumerRecord<byte[], byte[]> odd =
        TestRejections.record(
            0,
            null,
            bytes("x"),
            Map.of(
                RejectionHeaders.TOPIC, "articles.raw",
                RejectionHeaders.PARTITION, "99999999999",
                RejectionHeaders.OFFSET, "-1",
                RejectionHeaders.REPLAY_COUNT, "many",
                RejectionHeaders.REPLAY_OF, "nothing"));

    Rejection found = read(RejectionFilter.OPEN, List.of(odd)).get(0);

    assertThat(found.place()).isNull();
    assertThat(found.stage()).isNull();
    assertThat(found.replays()).isZero();
    assertThat(found.replayOf()).isNull();
  }

  private static List<String> ids(
      Predicate<Rejection> filter, List<ConsumerRecord<byte[], byte[]>> records) {
    return read(filter, records).stream().map(found -> found.id().toString()).toList();
  }

  private static List<Rejection> read(
      Predicate<Rejection> filter, List<ConsumerRecord<byte[], byte[]>> records) {
    List<Rejection> found = new ArrayList<>();
    try (RejectedLog log =
        new RejectedLog(topic(records), new RecordLookup(topic(records)), Topics.DEFAULT)) {
      log.forEach(log.handled(), filter, item -> found.add(item.about()));
    }
    return found;
  }

  /** A consumer that meets the records again at each reading. */
  private static MockConsumer<byte[], byte[]> topic(List<ConsumerRecord<byte[], byte[]>> records) {
    TopicPartition partition = new TopicPartition("articles.rejected", 0);
    MockConsumer<byte[], byte[]> consumer =
        new MockConsumer<>(AutoOffsetResetStrategy.NONE.name()) {
          @Override
          public synchronized void seek(TopicPartition sought, long offset) {
            super.seek(sought, offset);
            for (ConsumerRecord<byte[], byte[]> record : records) {
              addRecord(record);
            }
          }
        };
    consumer.updatePartitions(
        partition.topic(),
        List.of(new PartitionInfo(partition.topic(), 0, Node.noNode(), null, null)));
    consumer.updateBeginningOffsets(Map.of(partition, 0L));
    consumer.updateEndOffsets(Map.of(partition, (long) records.size()));
    return consumer;
  }
}
