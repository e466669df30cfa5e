package dev.warta.enrich.reprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.warta.enrich.EnrichTopology;
import dev.warta.enrich.Step;
import dev.warta.enrich.UnreadableArticleException;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventSerdes;
import dev.warta.events.Origin;
import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import dev.warta.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ReprocessingTest {

  private static final Topics TOPICS = new Topics("test.");
  private static final Instant STARTED = Instant.parse("2024-07-01T00:00:00Z");
  private static final RawArticle RICE = TestArticles.RICE_PRICES;
  private static final RawArticle RICE_EDITED = TestArticles.RICE_PRICES_EDITED;
  private static final RawArticle FERRY = TestArticles.FERRY_STRIKE;

  private final RawTopic raw = new RawTopic(TOPICS.raw());
  private final MockProducer<byte[], byte[]> producer = producer(2);
  private final Map<Integer, TreeMap<Long, StoredRevision>> stored = new HashMap<>();
  private final List<Instant> asked = new ArrayList<>();
  private final Notes notes = new Notes();
  private final Queue<Long> waiting = new ArrayDeque<>();
  private String selection = "all";
  private boolean isFromStart;
  private Step steps = draft -> draft.with(event -> event.setTitle("read anew"));

  @Test
  void aRevisionKeepsItsIdNumberAndOriginAndHasANewEnrichment() {
    keep(1, FERRY, 1, null);
    keep(1, RICE_EDITED, 2, RICE.getContentHash());

    ReprocessResult result = reprocessing().run();

    assertThat(result).isEqualTo(new ReprocessResult(2, 0, 0, true));
    EnrichedArticle event = published().get(1);
    assertThat(event.getArticleId()).isEqualTo(RICE.getArticleId());
    assertThat(event.getRevision()).isEqualTo(2);
    assertThat(event.getPreviousContentHash()).isEqualTo(RICE.getContentHash());
    assertThat(event.getContentHash()).isEqualTo(RICE_EDITED.getContentHash());
    assertThat(event.getOrigin()).isEqualTo(new Origin(TOPICS.raw(), 1, 1L));
    assertThat(event.getObservedAt()).isEqualTo(RICE.getObservedAt());
    assertThat(event.getTitle()).isEqualTo("read anew");
    assertThat(event.getEnrichment().getVersion()).isEqualTo(EnrichTopology.VERSION);
    assertThat(event.getEnrichment().getEnrichedAt()).isEqualTo(STARTED);
  }

  @Test
  void theEventGoesUnderTheSameKeyToThePartitionOfItsRawRecord() {
    keep(0, FERRY, 1, null);
    keep(1, RICE, 1, null);

    reprocessing().run();

    assertThat(producer.history())
        .extracting(ProducerRecord::topic, ProducerRecord::partition, record -> text(record.key()))
        .containsExactly(
            tuple(TOPICS.reprocessed(), 0, FERRY.getArticleId()),
            tuple(TOPICS.reprocessed(), 1, RICE.getArticleId()));
  }

  @Test
  void aDocumentTheStepsRefuseNowIsToldAndTheOthersGoOn() {
    keep(0, RICE, 1, null);
    keep(0, FERRY, 1, null);
    steps =
        draft -> {
          if (draft.raw().getArticleId().equals(RICE.getArticleId())) {
            throw new UnreadableArticleException("no text");
          }
          return draft;
        };

    ReprocessResult result = reprocessing().run();

    assertThat(result).isEqualTo(new ReprocessResult(1, 1, 0, true));
    assertThat(notes.left).containsExactly(RICE.getArticleId() + " at 0: no text");
  }

  @Test
  void aRecordThatIsNoRawArticleIsToldAsUnreadable() {
    raw.append(0, RICE.getArticleId(), new byte[] {1, 2, 3});
    stored(0).put(0L, revision(RICE, 1, 0, null));

    assertThat(reprocessing().run().unreadable()).isEqualTo(1);
    assertThat(notes.left).singleElement().asString().contains("single-object");
  }

  @Test
  void anExpiredRawRecordIsToldAndTheOthersGoOn() {
    keep(0, RICE, 1, null);
    keep(0, FERRY, 1, null);
    raw.expireBefore(0, 1);

    ReprocessResult result = reprocessing().run();

    assertThat(result).isEqualTo(new ReprocessResult(1, 0, 1, true));
    assertThat(notes.left).singleElement().asString().contains("no record there any more");
  }

  @Test
  void anotherDocumentAtTheSameOffsetIsNotTakenForTheStoredOne() {
    raw.append(0, RICE_EDITED);
    stored(0).put(0L, revision(RICE, 1, 0, null));

    ReprocessResult result = reprocessing().run();

    assertThat(result).isEqualTo(new ReprocessResult(0, 0, 1, true));
    assertThat(producer.history()).isEmpty();
    assertThat(notes.left).singleElement().asString().contains("another document");
  }

  @Test
  void stoppedInTheMiddleItGoesOnWithTheNextAndPublishesNothingTwice() {
    for (int i = 0; i < 20; i++) {
      keep(i % 2, numbered(i), 1, null);
    }
    AtomicReference<Reprocessing> running = new AtomicReference<>();
    steps = countingDown(7, () -> running.get().stop());
    running.set(reprocessing());
    ReprocessResult interrupted = running.get().run();
    remember();

    steps = draft -> draft;
    ReprocessResult rest = reprocessing().run();

    assertThat(interrupted.isComplete()).isFalse();
    assertThat(interrupted.reprocessed()).isEqualTo(7);
    assertThat(rest).isEqualTo(new ReprocessResult(13, 0, 0, true));
    assertThat(published())
        .extracting(EnrichedArticle::getArticleId)
        .doesNotHaveDuplicates()
        .hasSize(20);
    assertThat(notes.resumed).containsExactly(STARTED);
    assertThat(asked).containsOnly(STARTED);
  }

  private static Step countingDown(int articles, Runnable atZero) {
    int[] left = {articles};
    return draft -> {
      if (--left[0] == 0) {
        atZero.run();
      }
      return draft;
    };
  }

  @Test
  void killedInTheMiddleOfATransactionItDoesThatTransactionAgain() {
    keep(0, FERRY, 1, null);
    keep(0, RICE, 1, null);
    steps =
        draft -> {
          if (draft.raw().getArticleId().equals(RICE.getArticleId())) {
            throw new OutOfMemoryError("killed");
          }
          return draft;
        };
    assertThatThrownBy(() -> reprocessing().run()).isInstanceOf(OutOfMemoryError.class);
    producer.abortTransaction();
    remember();

    steps = draft -> draft;
    ReprocessResult result = reprocessing().run();

    assertThat(result.reprocessed()).isEqualTo(2);
    assertThat(published()).hasSize(2);
  }

  @Test
  void anotherSelectionBeginsAnewAndSaysSo() {
    keep(0, FERRY, 1, null);
    raw.setCommitted(
        Map.of(
            new TopicPartition(TOPICS.raw(), 0),
            new OffsetAndMetadata(
                1, Checkpoint.begin("other", STARTED.minusSeconds(9)).metadata())));

    assertThat(reprocessing().run().reprocessed()).isEqualTo(1);
    assertThat(notes.givenUp).containsExactly(STARTED.minusSeconds(9));
    assertThat(notes.resumed).isEmpty();
  }

  @Test
  void fromTheStartBeginsAnewUnderTheSameSelection() {
    keep(0, FERRY, 1, null);
    raw.setCommitted(
        Map.of(
            new TopicPartition(TOPICS.raw(), 0),
            new OffsetAndMetadata(
                1, Checkpoint.begin(selection, STARTED.minusSeconds(9)).metadata())));
    isFromStart = true;

    assertThat(reprocessing().run().reprocessed()).isEqualTo(1);
  }

  @Test
  void aRunThatWentToItsEndIsNotGoneOnWith() {
    keep(0, FERRY, 1, null);
    reprocessing().run();
    remember();

    assertThat(reprocessing().run().reprocessed()).isEqualTo(1);
    assertThat(notes.resumed).isEmpty();
    assertThat(notes.givenUp).isEmpty();
  }

  @Test
  void itPausesUntilTheLiveFlowHasCaughtUp() {
    keep(0, FERRY, 1, null);
    waiting.addAll(List.of(5_000L, 1_001L, 1_000L));

    assertThat(reprocessing().run().reprocessed()).isEqualTo(1);
    assertThat(notes.paused).containsExactly(5_000L);
    assertThat(waiting).isEmpty();
  }

  @Test
  void tooFewPartitionsAreRefusedBeforeAnythingIsPublished() {
    keep(1, RICE, 1, null);

    assertThatThrownBy(() -> reprocessing(producer(1)).run())
        .isInstanceOf(ReprocessException.class)
        .hasMessageContainingAll(TOPICS.reprocessed(), "1 partitions", "2");
  }

  @Test
  void aSecondRunTakesOverAndTheFirstSaysSo() {
    keep(0, FERRY, 1, null);
    steps =
        draft -> {
          producer.fenceProducer();
          return draft;
        };

    assertThatThrownBy(() -> reprocessing().run())
        .isInstanceOf(ReprocessException.class)
        .hasMessageContainingAll("another `warta reprocess`", "taken over");
  }

  private Reprocessing reprocessing() {
    return reprocessing(producer);
  }

  private Reprocessing reprocessing(MockProducer<byte[], byte[]> producer) {
    return new Reprocessing(
        new ReprocessSettings(TOPICS, Map.of(), selection, isFromStart, 100_000, 1_000, 1 << 20),
        this::page,
        () -> waiting.isEmpty() ? 0 : waiting.remove(),
        steps,
        Clock.fixed(STARTED, ZoneOffset.UTC),
        notes,
        raw,
        producer);
  }

  /** Pages of three. */
  private SelectedRevisions.Page page(int partition, long fromOffset, Instant enrichedBefore) {
    asked.add(enrichedBefore);
    List<StoredRevision> rest = List.copyOf(stored(partition).tailMap(fromOffset).values());
    List<StoredRevision> page = rest.subList(0, Math.min(3, rest.size()));
    long next = page.isEmpty() ? fromOffset : page.get(page.size() - 1).offset() + 1;
    return new SelectedRevisions.Page(page, next, page.size() == rest.size());
  }

  private TreeMap<Long, StoredRevision> stored(int partition) {
    return stored.computeIfAbsent(partition, unused -> new TreeMap<>());
  }

  private void keep(int partition, RawArticle article, int number, String previousContentHash) {
    long offset =
        raw.endOffsets(Set.of(new TopicPartition(TOPICS.raw(), partition)))
            .values()
            .iterator()
            .next();
    raw.append(partition, article);
    stored(partition).put(offset, revision(article, number, offset, previousContentHash));
  }

  private static StoredRevision revision(
      RawArticle article, int number, long offset, String previousContentHash) {
    return new StoredRevision(
        article.getArticleId(), number, offset, article.getContentHash(), previousContentHash);
  }

  private static RawArticle numbered(int i) {
    return TestArticles.plainText("harian-timur", i + ".txt", TestArticles.RICE_PRICES_TEXT + i);
  }

  private List<EnrichedArticle> published() {
    return producer.history().stream()
        .map(record -> EventSerdes.enrichedArticle().deserializer().deserialize("", record.value()))
        .toList();
  }

  /** What the transactions committed is what the next run finds. */
  private void remember() {
    Map<TopicPartition, OffsetAndMetadata> latest = new HashMap<>();
    producer
        .consumerGroupOffsetsHistory()
        .forEach(offsets -> latest.putAll(offsets.get(raw.groupMetadata().groupId())));
    raw.setCommitted(latest);
  }

  private static MockProducer<byte[], byte[]> producer(int partitions) {
    List<PartitionInfo> infos =
        IntStream.range(0, partitions)
            .mapToObj(p -> new PartitionInfo(TOPICS.reprocessed(), p, null, null, null))
            .toList();
    return new MockProducer<>(
        new Cluster("test", List.of(), infos, Set.of(), Set.of()),
        true,
        null,
        new ByteArraySerializer(),
        new ByteArraySerializer()) {

      /** Each run begins its transactions; the mock allows it once. */
      @Override
      public void initTransactions() {
        if (!transactionInitialized()) {
          super.initTransactions();
        }
      }
    };
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Remembers what it is told. */
  private static final class Notes implements ReprocessListener {

    private final List<Instant> resumed = new ArrayList<>();
    private final List<Instant> givenUp = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private final List<Long> paused = new ArrayList<>();

    @Override
    public void onResumed(Instant startedAt) {
      resumed.add(startedAt);
    }

    @Override
    public void onOtherGivenUp(Instant startedAt) {
      givenUp.add(startedAt);
    }

    @Override
    public void onLeft(StoredRevision revision, String reason) {
      left.add("%s at %d: %s".formatted(revision.articleId(), revision.offset(), reason));
    }

    @Override
    public void onPaused(long waiting) {
      paused.add(waiting);
    }
  }
}
