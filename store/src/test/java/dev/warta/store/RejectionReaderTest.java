package dev.warta.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventSerdes;
import dev.warta.events.Origin;
import dev.warta.events.RejectionHeaders;
import dev.warta.events.TestArticles;
import dev.warta.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RejectionReaderTest {

  private static final byte[] GARBAGE = bytes("no event");
  private static final UUID RICE = UUID.fromString(TestArticles.RICE_PRICES.getArticleId());

  private final RejectionReader reader = new RejectionReader(Topics.DEFAULT);

  @Test
  void aRawArticleThatEnrichRejectedIsKnownByItsEvent() {
    byte[] value =
        EventSerdes.rawArticle().serializer().serialize("articles.raw", TestArticles.RICE_PRICES);

    RejectionEntry entry = entry(null, value, from("articles.raw", "3", "17"));

    assertThat(entry)
        .isEqualTo(
            new RejectionEntry(
                new TopicPartition("articles.raw", 3),
                17,
                "enrich",
                "TooDeep",
                "nested too deep",
                "harian-timur",
                RICE,
                new Origin("articles.raw", 3, 17L),
                1,
                40,
                0));
  }

  @Test
  void anEventThatTheStoreRejectedLeadsToTheRawRecordInsideIt() {
    EnrichedArticle article =
        EnrichedArticle.newBuilder(TestArticles.enrichedRicePrices())
            .setOrigin(new Origin("articles.raw", 2, 5L))
            .build();
    byte[] value = EventSerdes.enrichedArticle().serializer().serialize("", article);
    byte[] again =
        EventSerdes.sighting().serializer().serialize("", TestArticles.ricePricesAgain());

    RejectionEntry ofArticle = entry(null, value, from("articles.enriched", "0", "8"));
    RejectionEntry ofSighting = entry(null, again, from("articles.sightings", "0", "9"));

    assertThat(ofArticle.stage()).isEqualTo("store");
    assertThat(ofArticle.origin()).isEqualTo(new Origin("articles.raw", 2, 5L));
    assertThat(ofArticle.articleId()).isEqualTo(RICE);
    assertThat(ofSighting.stage()).isEqualTo("store");
    assertThat(ofSighting.origin()).isEqualTo(new Origin("articles.raw", 0, 1L));
  }

  @Test
  void bytesThatAreNoEventAreKnownByTheirKey() {
    RejectionEntry entry =
        entry(bytes(RICE.toString()), GARBAGE, from("articles.enriched", "0", "8"));

    assertThat(entry.articleId()).isEqualTo(RICE);
    assertThat(entry.source()).isNull();
    assertThat(entry.origin()).isNull();
  }

  @Test
  void aReplayedRecordSaysHowOften() {
    Map<String, String> headers = from("articles.raw", "0", "8");
    headers.put(RejectionHeaders.REPLAY_COUNT, "3");

    assertThat(entry(null, GARBAGE, headers).replays()).isEqualTo(3);
  }

  @Test
  void aRecordThatDoesNotSayWhereItCameFromIsListedWhereItLies() {
    for (Map<String, String> headers :
        List.of(
            Map.<String, String>of(),
            from("", "0", "8"),
            from("no such\u0000topic", "0", "8"),
            from("x".repeat(10_000), "0", "8"),
            from("articles.raw", "-1", "8"),
            from("articles.raw", "99999999999", "8"),
            from("articles.raw", "0", "eight"))) {
      RejectionEntry entry = entry(null, GARBAGE, headers);

      assertThat(entry.partition()).isEqualTo(new TopicPartition("articles.rejected", 1));
      assertThat(entry.offset()).isEqualTo(40);
      assertThat(entry.origin()).isNull();
    }
  }

  @Test
  void aLongMessageIsCutOffAndAMissingCauseIsUnknown() {
    Map<String, String> headers = from("articles.raw", "0", "8");
    headers.put(RejectionHeaders.MESSAGE, "x".repeat(100_000));
    headers.remove(RejectionHeaders.EXCEPTION);

    RejectionEntry entry = entry(null, GARBAGE, headers);

    assertThat(entry.message()).hasSize(1_000).endsWith("x…");
    assertThat(entry.cause()).isEqualTo("unknown");
  }

  @Test
  void aMarkSaysWhatWasDoneWithWhichRecord() {
    SinkRecord record =
        reader.read(
            record(
                bytes("key"),
                null,
                Map.of(
                    RejectionHeaders.HANDLED, "12",
                    RejectionHeaders.HANDLED_AS, "edited",
                    RejectionHeaders.HANDLED_BY, "sari",
                    RejectionHeaders.HANDLED_AT, "2024-06-21T12:00:00Z",
                    RejectionHeaders.HANDLED_TO, "articles.raw:0:99")));

    assertThat(record.rejection()).isNull();
    assertThat(record.mark())
        .isEqualTo(
            new HandledMark(
                1,
                12,
                "edited",
                "sari",
                Instant.parse("2024-06-21T12:00:00Z"),
                "articles.raw:0:99"));
  }

  @Test
  void aMarkWithoutDetailsIsAReplayAtItsOwnTime() {
    HandledMark mark =
        reader.read(record(null, null, Map.of(RejectionHeaders.HANDLED, "12"))).mark();

    assertThat(mark)
        .isEqualTo(new HandledMark(1, 12, "replayed", null, TestArticles.RECEIVED, null));
  }

  @Test
  void aMarkThatNamesNoRecordSaysNothing() {
    SinkRecord record =
        reader.read(record(null, null, Map.of(RejectionHeaders.HANDLED, "the first one")));

    assertThat(record.mark()).isNull();
    assertThat(record.rejection()).isNull();
  }

  @Test
  void aRecordTooLargeForTheTopicIsNoMarkAlthoughItHasNoValue() {
    Map<String, String> headers = from("articles.raw", "0", "8");
    headers.put(RejectionHeaders.HANDLED, "1");

    assertThat(entry(null, null, headers).offset()).isEqualTo(8);
  }

  @Test
  void nothingInARecordMakesTheReaderFail() {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      RecordHeaders headers = new RecordHeaders();
      for (String name :
          List.of(
              RejectionHeaders.EXCEPTION,
              RejectionHeaders.MESSAGE,
              RejectionHeaders.TOPIC,
              RejectionHeaders.PARTITION,
              RejectionHeaders.OFFSET,
              RejectionHeaders.REPLAY_COUNT,
              RejectionHeaders.HANDLED,
              RejectionHeaders.HANDLED_AT)) {
        if (random.nextBoolean()) {
          headers.add(name, random.nextInt(5) == 0 ? null : anything(random));
        }
      }
      byte[] value = random.nextBoolean() ? null : anything(random);

      SinkRecord read =
          reader.read(record(random.nextBoolean() ? null : anything(random), value, headers));

      assertThat(read.problem()).isNull();
    }
  }

  private static byte[] anything(Random random) {
    byte[] bytes = new byte[random.nextInt(40)];
    random.nextBytes(bytes);
    return random.nextBoolean() ? bytes : bytes(Long.toString(random.nextLong()));
  }

  private RejectionEntry entry(byte[] key, byte[] value, Map<String, String> headers) {
    return reader.read(record(key, value, headers)).rejection();
  }

  private static Map<String, String> from(String topic, String partition, String offset) {
    Map<String, String> headers = new TreeMap<>();
    headers.put(RejectionHeaders.EXCEPTION, "dev.warta.enrich.Nesting$TooDeep");
    headers.put(RejectionHeaders.MESSAGE, "nested too deep");
    headers.put(RejectionHeaders.TOPIC, topic);
    headers.put(RejectionHeaders.PARTITION, partition);
    headers.put(RejectionHeaders.OFFSET, offset);
    return headers;
  }

  private static ConsumerRecord<byte[], byte[]> record(
      byte[] key, byte[] value, Map<String, String> headers) {
    RecordHeaders all = new RecordHeaders();
    headers.forEach((name, text) -> all.add(name, bytes(text)));
    return record(key, value, all);
  }

  private static ConsumerRecord<byte[], byte[]> record(
      byte[] key, byte[] value, RecordHeaders headers) {
    return new ConsumerRecord<>(
        "articles.rejected",
        1,
        40L,
        TestArticles.RECEIVED.toEpochMilli(),
        TimestampType.CREATE_TIME,
        key == null ? 0 : key.length,
        value == null ? 0 : value.length,
        key,
        value,
        headers,
        Optional.empty());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
