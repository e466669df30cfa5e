package dev.warta.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.warta.events.ArticleId;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventSerdes;
import dev.warta.events.RejectionHeaders;
import dev.warta.events.Sighting;
import dev.warta.events.TestArticles;
import dev.warta.events.Topics;
import dev.warta.store.Batch.Advance;
import dev.warta.store.postgres.PostgresArticleStore;
import dev.warta.store.postgres.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArticleSinkTest {

  private static final TopicPartition ENRICHED = new TopicPartition("articles.enriched", 0);
  private static final TopicPartition SIGHTINGS = new TopicPartition("articles.sightings", 0);
  private static final TopicPartition REJECTED = new TopicPartition("articles.rejected", 0);
  private static final byte[] NOT_AVRO = "not avro".getBytes(StandardCharsets.UTF_8);

  private static EmbeddedPostgres postgres;
  private static ArticleStore database;

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
  private final SwitchableStore store = new SwitchableStore(database);
  private final List<RejectedRecord> rejected = Collections.synchronizedList(new ArrayList<>());
  private final ArticleSink sink =
      new ArticleSink(
          consumer,
          new ListOfRejected(),
          Topics.DEFAULT,
          store,
          new SinkSettings("warta-store", null, 4, 1_000_000, Duration.ofMillis(300)));
  private final Thread thread = new Thread(sink, "sink");

  @BeforeAll
  static void startPostgres() throws Exception {
    postgres = EmbeddedPostgres.start();
    database =
        PostgresArticleStore.open(
            postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", 2);
  }

  @AfterAll
  static void stopPostgres() throws Exception {
    database.close();
    postgres.close();
  }

  @BeforeEach
  void empty() throws Exception {
    TestDatabase.empty(postgres.getPostgresDatabase());
    topicsHold(0, 0);
  }

  @AfterEach
  void stop() {
    sink.close();
  }

  @Test
  void articlesAndSightingsAreStoredWithTheirOffsets() {
    startWith(article(0, "beras"), article(1, "kopi"), sighting(0, TestArticles.ricePricesAgain()));

    awaitRecorded(2, 1);
    assertThat(database.counts()).isEqualTo(new StoreCounts(2, 2, 1));
    assertThat(sink.status()).isEqualTo(new SinkStatus(2, 1, 0, ""));
    assertThat(sink.health()).isEqualTo(Health.HEALTHY);
  }

  @Test
  void readingGoesOnWhereTheStoreEnds() {
    database.write(new Batch(List.of(), List.of(), Map.of(ENRICHED, new Advance(0, 1))));

    startWith(article(0, "beras"), article(1, "kopi"));

    awaitRecorded(2, 0);
    assertThat(stored("beras")).isEmpty();
    assertThat(stored("kopi")).hasSize(1);
  }

  @Test
  void transactionMarkersBehindTheLastRecordAreRecordedToo() {
    startWith(article(0, "beras"));
    awaitRecorded(1, 0);

    consumer.schedulePollTask(
        () -> {
          topicsHold(3, 0);
          consumer.seek(ENRICHED, 3);
        });

    awaitRecorded(3, 0);
  }

  @Test
  void offsetsAreWrittenOnlyWhenTheyChange() {
    startWith(article(0, "beras"));
    awaitRecorded(1, 0);
    int writes = store.written().size();

    consumer.schedulePollTask(() -> add(article(1, "kopi")));

    awaitRecorded(2, 0);
    assertThat(store.written()).hasSize(writes + 1);
  }

  @Test
  void aPollOfManyRecordsIsWrittenInBatchesOfBoundedSize() {
    startWith(
        article(0, "a"),
        article(1, "b"),
        article(2, "c"),
        article(3, "d"),
        article(4, "e"),
        article(5, "f"));

    awaitRecorded(6, 0);
    assertThat(store.written()).extracting(batch -> batch.articles().size()).containsExactly(4, 2);
  }

  @Test
  void aRecordThatIsNotAnEventIsRejectedAndTheOthersAreStored() {
    startWith(article(0, "beras"), raw(1, NOT_AVRO), raw(2, null), article(3, "kopi"));

    awaitRecorded(4, 0);
    assertThat(database.counts().articles()).isEqualTo(2);
    assertThat(rejected).extracting(bad -> bad.record().offset()).containsExactly(1L, 2L);
    assertThat(rejected.get(0).reason())
        .startsWith("topic articles.enriched, partition 0, offset 1 cannot be stored")
        .contains("not in Avro single-object encoding");
    assertThat(sink.status().rejected()).isEqualTo(2);
    assertThat(sink.health()).isEqualTo(Health.HEALTHY);
  }

  @Test
  void aRecordTheStoreCanNeverTakeIsFoundOutAndRejectedAlone() {
    startWith(
        article(0, "beras"),
        article(1, "kopi"),
        record(ENRICHED, 2, bytes(withoutUuid())),
        article(3, "teh"));

    awaitRecorded(4, 0);
    assertThat(database.counts().articles()).isEqualTo(3);
    assertThat(rejected).extracting(bad -> bad.record().offset()).containsExactly(2L);
    assertThat(rejected.get(0).cause()).isInstanceOf(UnstorableRecordException.class);
  }

  @Test
  void whatWasRejectedIsListedWithItsOffsetAndRejectsNothingItself() throws Exception {
    startWith(
        article(0, "beras"),
        record(REJECTED, 0, NOT_AVRO),
        record(REJECTED, 1, null),
        rejectedAt(2, 17));

    await().until(() -> database.offsets().getOrDefault(REJECTED, 0L) == 3);
    assertThat(database.counts().articles()).isEqualTo(1);
    assertThat(rejected).isEmpty();
    assertThat(sink.status()).isEqualTo(new SinkStatus(1, 0, 0, ""));
    assertThat(
            TestDatabase.texts(
                postgres.getPostgresDatabase(),
                "select topic || ':' || record_offset from rejection order by rejected_offset"))
        .containsExactly("articles.rejected:0", "articles.rejected:1", "articles.raw:17");
  }

  @Test
  void aRejectionTheStoreCannotListStaysInItsTopicAndTheFlowGoesOn() {
    store.refuseRejections();
    startWith(article(0, "beras"), rejectedAt(0, 17), rejectedAt(1, 18));

    await().until(() -> database.offsets().getOrDefault(REJECTED, 0L) == 2);
    awaitRecorded(1, 0);
    assertThat(rejected).isEmpty();
    assertThat(sink.status().lastError())
        .startsWith("topic articles.rejected, partition 0, offset 1 stays in its topic only");
  }

  @Test
  void anOutageIsReportedAndOverByItselfAndLosesNothing() {
    store.setOut(true);
    startWith(article(0, "beras"), raw(1, NOT_AVRO), article(2, "kopi"));

    await().until(() -> sink.health().equals(Health.unhealthy("the disk is full")));
    assertThat(consumer.assignment()).containsExactlyInAnyOrder(ENRICHED, SIGHTINGS, REJECTED);
    consumer.schedulePollTask(
        () -> {
          store.setOut(false);
          add(article(0, "beras"), raw(1, NOT_AVRO), article(2, "kopi"));
        });

    awaitRecorded(3, 0);
    assertThat(database.counts().articles()).isEqualTo(2);
    assertThat(rejected).hasSize(1);
    await().until(() -> sink.health().isHealthy());
    assertThat(sink.status().lastError()).isEqualTo("the disk is full");
  }

  @Test
  void aDatabaseThatDropsItsConnectionsIsComeBackTo() throws Exception {
    startWith(article(0, "beras"));
    awaitRecorded(1, 0);

    TestDatabase.execute(
        postgres.getPostgresDatabase(),
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'warta-store'");
    consumer.schedulePollTask(() -> add(article(1, "kopi")));
    refillAfterSeek(article(1, "kopi"));

    awaitRecorded(2, 0);
    assertThat(stored("kopi")).hasSize(1);
  }

  @Test
  void anInstanceThatFindsItsPartitionStoredBySomebodyElseGoesOnBehindThem() {
    startWith(article(0, "beras"));
    awaitRecorded(1, 0);
    database.write(new Batch(List.of(), List.of(), Map.of(ENRICHED, new Advance(1, 2))));

    consumer.schedulePollTask(() -> add(article(1, "kopi"), article(2, "teh")));
    await().until(() -> sink.status().lastError().contains("another instance"));
    refillAfterSeek(article(2, "teh"));

    awaitRecorded(3, 0);
    assertThat(stored("kopi")).isEmpty();
    assertThat(stored("teh")).hasSize(1);
    await().until(() -> sink.health().isHealthy());
  }

  @Test
  void aTopicThatEndsBeforeTheRecordedOffsetIsNotStoredFrom() {
    database.write(new Batch(List.of(), List.of(), Map.of(ENRICHED, new Advance(0, 100))));

    startWith(article(0, "beras"));

    await().until(() -> !sink.health().isHealthy());
    assertThat(sink.health().reason())
        .contains("topic articles.enriched, partition 0 ends at offset 1")
        .contains("recorded offset 100")
        .contains("use another, empty database")
        .endsWith("delete from sink_offset where topic = 'articles.enriched'");
    assertThat(database.counts().articles()).isZero();
  }

  @Test
  void aTroubleThatDoesNotPassByItselfIsToldAsOneUntilSomebodyHasPutItRight() throws Exception {
    database.write(new Batch(List.of(), List.of(), Map.of(ENRICHED, new Advance(0, 100))));
    startWith(article(0, "beras"));
    await().until(sink::needsSomebody);
    assertThat(sink.health().isHealthy()).isFalse();

    TestDatabase.execute(postgres.getPostgresDatabase(), "delete from sink_offset");
    refillAfterSeek(article(0, "beras"));

    awaitRecorded(1, 0);
    await().until(() -> sink.health().isHealthy());
    assertThat(sink.needsSomebody()).isFalse();
  }

  @Test
  void anOutagePassesByItself() {
    store.setOut(true);
    startWith(article(0, "beras"));

    await().until(() -> !sink.health().isHealthy());

    assertThat(sink.needsSomebody()).isFalse();
  }

  @Test
  void aSinkThatEndedWithAnErrorNeedsSomebody() {
    consumer.schedulePollTask(
        () -> consumer.setPollException(new FencedInstanceIdException("fenced")));
    thread.setUncaughtExceptionHandler((t, e) -> {});
    thread.start();

    await().until(sink::needsSomebody);

    assertThat(sink.health().reason()).isEqualTo("the sink has stopped: fenced");
    assertThat(sink.awaitStopped(Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void aStopIsASignalThatWaitsForNothingAndAWriteThatHangsHoldsNobodyUp() {
    store.hang();
    startWith(article(0, "beras"));
    await().until(store::isHanging);

    sink.stop();

    assertThat(sink.awaitStopped(Duration.ofMillis(100))).isFalse();
    store.goOn();
    assertThat(sink.awaitStopped(Duration.ofSeconds(5))).isTrue();
    assertThat(sink.health()).isEqualTo(Health.unhealthy("the sink was stopped"));
    awaitRecorded(1, 0);
  }

  @Test
  void whileAWriteHangsPollingGoesOnAndTheSinkSaysThatItWaits() {
    store.hang();
    startWith(article(0, "beras"));
    await().until(store::isHanging);

    awaitPolls(3);
    await().atMost(Duration.ofSeconds(30)).until(() -> !sink.health().isHealthy());
    assertThat(sink.health()).isEqualTo(Health.unhealthy("the database has not answered for 10 s"));
    assertThat(consumer.assignment()).containsExactlyInAnyOrder(ENRICHED, SIGHTINGS, REJECTED);
    store.goOn();

    awaitRecorded(1, 0);
    await().until(() -> sink.health().isHealthy());
  }

  @Test
  void whatComesWhileAWriteHangsIsStoredBehindIt() {
    store.hang();
    startWith(article(0, "beras"));
    await().until(store::isHanging);

    consumer.schedulePollTask(() -> add(article(1, "kopi")));
    awaitPolls(3);
    store.goOn();

    awaitRecorded(2, 0);
    assertThat(store.written())
        .extracting(batch -> batch.offsets().get(ENRICHED))
        .containsExactly(new Advance(0, 1), new Advance(1, 2));
  }

  @Test
  void whileTheStoreDoesNotSayWhereToGoOnPollingGoesOn() {
    store.hangOnReading();
    startWith(article(0, "beras"));

    awaitPolls(3);
    assertThat(store.written()).isEmpty();
    store.goOn();

    awaitRecorded(1, 0);
  }

  @Test
  void aPartitionTakenAwayWhileAWriteHangsIsReadFromTheStoreWhenItIsBack() {
    store.hang();
    startWith(article(0, "beras"));
    await().until(store::isHanging);

    consumer.schedulePollTask(() -> consumer.rebalance(List.of(SIGHTINGS)));
    consumer.schedulePollTask(store::goOn);
    consumer.schedulePollTask(
        () -> {
          consumer.rebalance(List.of(ENRICHED, SIGHTINGS, REJECTED));
          add(article(1, "kopi"));
        });

    awaitRecorded(2, 0);
    assertThat(sink.status().lastError()).isEmpty();
    assertThat(database.counts().articles()).isEqualTo(2);
  }

  @Test
  void aSinkThatNeverRanIsStopped() {
    sink.stop();

    assertThat(sink.awaitStopped(Duration.ZERO)).isTrue();
  }

  @Test
  void aStoppedSinkSaysSo() throws Exception {
    assertThat(sink.health().isHealthy()).isFalse();
    startWith(article(0, "beras"));
    awaitRecorded(1, 0);

    sink.close();

    thread.join(5_000);
    assertThat(thread.isAlive()).isFalse();
    assertThat(consumer.closed()).isTrue();
    assertThat(sink.health()).isEqualTo(Health.unhealthy("the sink was stopped"));
  }

  @SafeVarargs
  private void startWith(ConsumerRecord<byte[], byte[]>... records) {
    consumer.schedulePollTask(
        () -> {
          consumer.rebalance(List.of(ENRICHED, SIGHTINGS, REJECTED));
          add(records);
        });
    thread.start();
  }

  /** Waits until the consumer has polled so many times more. */
  private void awaitPolls(int count) {
    AtomicInteger polls = new AtomicInteger();
    for (int i = 0; i < count; i++) {
      consumer.schedulePollTask(polls::incrementAndGet);
    }
    await().until(() -> polls.get() == count);
  }

  /** Unlike a broker, the mock forgets a record once it was polled. */
  @SafeVarargs
  private void refillAfterSeek(ConsumerRecord<byte[], byte[]>... records) {
    consumer.schedulePollTask(() -> add(records));
  }

  @SafeVarargs
  private void add(ConsumerRecord<byte[], byte[]>... records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      TopicPartition partition = new TopicPartition(record.topic(), record.partition());
      consumer.updateEndOffsets(Map.of(partition, record.offset() + 1));
      consumer.addRecord(record);
    }
  }

  private void topicsHold(long enriched, long sightings) {
    consumer.updateBeginningOffsets(Map.of(ENRICHED, 0L, SIGHTINGS, 0L, REJECTED, 0L));
    consumer.updateEndOffsets(Map.of(ENRICHED, enriched, SIGHTINGS, sightings, REJECTED, 0L));
  }

  private static void awaitRecorded(long enriched, long sightings) {
    await()
        .ignoreException(StoreUnavailableException.class)
        .untilAsserted(
            () -> {
              Map<TopicPartition, Long> offsets = database.offsets();
              assertThat(offsets.getOrDefault(ENRICHED, 0L)).isEqualTo(enriched);
              assertThat(offsets.getOrDefault(SIGHTINGS, 0L)).isEqualTo(sightings);
            });
  }

  private static List<ArticleSummary> stored(String id) {
    return database.summaries(List.of(ArticleId.ofSourceId("test", id)));
  }

  private static ConsumerRecord<byte[], byte[]> article(long offset, String id) {
    EnrichedArticle article =
        EnrichedArticle.newBuilder(TestArticles.enrichedRicePrices())
            .setArticleId(ArticleId.ofSourceId("test", id))
            .build();
    return record(ENRICHED, offset, bytes(article));
  }

  private static EnrichedArticle withoutUuid() {
    return EnrichedArticle.newBuilder(TestArticles.enrichedRicePrices())
        .setArticleId("beras.txt")
        .build();
  }

  private static ConsumerRecord<byte[], byte[]> sighting(long offset, Sighting sighting) {
    return record(
        SIGHTINGS,
        offset,
        EventSerdes.sighting().serializer().serialize(SIGHTINGS.topic(), sighting));
  }

  private static ConsumerRecord<byte[], byte[]> rejectedAt(long offset, long rawOffset) {
    ConsumerRecord<byte[], byte[]> record = record(REJECTED, offset, NOT_AVRO);
    record
        .headers()
        .add(RejectionHeaders.TOPIC, "articles.raw".getBytes(StandardCharsets.UTF_8))
        .add(RejectionHeaders.PARTITION, "0".getBytes(StandardCharsets.UTF_8))
        .add(RejectionHeaders.OFFSET, Long.toString(rawOffset).getBytes(StandardCharsets.UTF_8));
    return record;
  }

  private static ConsumerRecord<byte[], byte[]> raw(long offset, byte[] value) {
    return record(ENRICHED, offset, value);
  }

  private static ConsumerRecord<byte[], byte[]> record(
      TopicPartition partition, long offset, byte[] value) {
    return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, null, value);
  }

  private static byte[] bytes(EnrichedArticle article) {
    return EventSerdes.enrichedArticle().serializer().serialize(ENRICHED.topic(), article);
  }

  private final class ListOfRejected implements RejectedRecords {

    @Override
    public void accept(RejectedRecord bad) {
      rejected.add(bad);
    }

    @Override
    public void close() {}
  }
}
