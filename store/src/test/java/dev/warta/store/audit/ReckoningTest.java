package dev.warta.store.audit;

import static dev.warta.store.audit.OutcomeKind.REJECTED_EVENT;
import static dev.warta.store.audit.OutcomeKind.REJECTED_RAW;
import static dev.warta.store.audit.OutcomeKind.REVISION;
import static dev.warta.store.audit.OutcomeKind.SIGHTING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.events.TestArticles;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** The arithmetic of an audit, on a partition that holds what a test says. */
class ReckoningTest {

  private static final TopicPartition RAW = new TopicPartition("articles.raw", 3);
  private static final String RICE = TestArticles.RICE_PRICES.getArticleId();
  private static final String FERRY = TestArticles.FERRY_STRIKE.getArticleId();

  private final PartitionLedger ledger = new PartitionLedger(RAW);
  private final Findings findings = new Findings(20);

  /** Offsets of the partition at which there is no record. */
  private final TreeSet<Long> markers = new TreeSet<>();

  private long lookedUp;

  @Test
  void everyRecordWithOneStoredOutcomeIsStored() {
    ledger.addStored(REVISION, 0);
    ledger.addStored(SIGHTING, 1);
    ledger.addStored(REJECTED_RAW, 2);
    ledger.addStored(REJECTED_EVENT, 3);

    PartitionFigures figures = reckon(0, 4, 4);

    assertThat(figures)
        .isEqualTo(new PartitionFigures("articles.raw", 3, 4, 1, 1, 2, 0, 4, 0, 0, 0));
    assertClean();
  }

  @Test
  void aRecordThatEnrichHasReadWithoutAnOutcomeIsAGapAndNamed() {
    ledger.addStored(REVISION, 0);
    ledger.addStored(REVISION, 2);

    PartitionFigures figures = reckon(0, 3, 3);

    assertThat(figures.gap()).isEqualTo(1);
    assertThat(figures.raw()).isEqualTo(3);
    assertThat(findings.records())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Finding.Kind.GAP);
              assertThat(finding.partition()).isEqualTo(3);
              assertThat(finding.offset()).isEqualTo(1);
              assertThat(finding.articleId()).isEqualTo("article-1");
            });
  }

  @Test
  void aMarkerOfATransactionIsNoRecordAndNoGap() {
    ledger.addStored(REVISION, 0);
    markers.add(1L);

    PartitionFigures figures = reckon(0, 2, 2);

    assertThat(figures.raw()).isEqualTo(1);
    assertThat(figures.gap()).isZero();
    assertClean();
  }

  @Test
  void whatEnrichHasNotReadIsInFlightAndNoGap() {
    ledger.addStored(REVISION, 0);

    PartitionFigures figures = reckon(0, 4, 1);

    assertThat(figures.inFlight()).isEqualTo(3);
    assertThat(figures.gap()).isZero();
    assertClean();
  }

  @Test
  void aMarkerAtTheEndIsNotInFlightForEver() {
    ledger.addStored(REVISION, 0);
    markers.add(1L);

    assertThat(reckon(0, 2, 1).inFlight()).isZero();
  }

  @Test
  void aLongQueueIsCountedWithoutLookingAtEachRecord() {
    PartitionFigures figures = reckon(0, 5_000, 0);

    assertThat(figures.inFlight()).isEqualTo(5_000);
    assertThat(lookedUp).isZero();
  }

  @Test
  void anOutcomeInATopicIsInFlightUntilItIsStored() {
    ledger.addComing(REVISION, 0, RICE, 1);
    ledger.addComing(SIGHTING, 1, RICE, 1);
    ledger.addComingRejection(REJECTED_RAW, 2);
    ledger.addStored(REVISION, 3);

    PartitionFigures figures = reckon(0, 4, 4);

    assertThat(figures)
        .isEqualTo(new PartitionFigures("articles.raw", 3, 4, 2, 1, 1, 3, 1, 0, 0, 0));
    assertClean();
  }

  @Test
  void whatWasStoredAfterTheCommittedOffsetWasAskedForIsStored() {
    ledger.addStored(REVISION, 0);
    ledger.addStored(REVISION, 1);

    PartitionFigures figures = reckon(0, 2, 1);

    assertThat(figures.stored()).isEqualTo(2);
    assertThat(figures.inFlight()).isZero();
  }

  @Test
  void aRevisionAndASightingOfOneRecordAreADouble() {
    ledger.addStored(REVISION, 0);
    ledger.addStored(SIGHTING, 0);

    PartitionFigures figures = reckon(0, 1, 1);

    assertThat(figures.doubles()).isEqualTo(1);
    assertThat(figures.raw()).isEqualTo(1);
    assertThat(findings.records())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Finding.Kind.DOUBLE);
              assertThat(finding.articleId()).isEqualTo("article-0");
              assertThat(finding.detail()).contains("revision and sighting");
            });
  }

  @Test
  void twoStoredRevisionsOfOneRecordAreADouble() {
    ledger.addStored(REVISION, 0);
    ledger.addStored(REVISION, 0);

    assertThat(reckon(0, 1, 1).doubles()).isEqualTo(1);
  }

  @Test
  void aRejectionByEnrichBesideARevisionIsADouble() {
    ledger.addStored(REJECTED_RAW, 0);
    ledger.addComing(REVISION, 0, RICE, 1);

    assertThat(reckon(0, 1, 1).doubles()).isEqualTo(1);
    assertThat(findings.records().get(0).detail()).contains("rejection", "not stored yet");
  }

  @Test
  void aRejectionByTheStoreThatWasReplayedAndStoredCountsAsStored() {
    ledger.addStored(REJECTED_EVENT, 0);
    ledger.addStored(REVISION, 0);
    ledger.addStored(REJECTED_EVENT, 1);
    ledger.addStored(REJECTED_EVENT, 1);

    PartitionFigures figures = reckon(0, 2, 2);

    assertThat(figures.doubles()).isZero();
    assertThat(figures.enriched()).isEqualTo(1);
    assertThat(figures.rejected()).isEqualTo(1);
    assertClean();
  }

  @Test
  void theSameRevisionOnceMoreIsNoDoubleAndAnotherOneIs() {
    ledger.addStored(REVISION, 0);
    ledger.addComing(REVISION, 0, RICE, 1);
    ledger.addStored(REVISION, 1);
    ledger.addComing(REVISION, 1, RICE, 2);
    ledger.addComing(REVISION, 2, RICE, 3);
    ledger.addComing(REVISION, 2, RICE, 3);
    ledger.addComing(REVISION, 3, RICE, 4);
    ledger.addComing(REVISION, 3, FERRY, 4);
    assertThat(ledger.contested(REVISION)).containsExactly(0L, 1L);

    ledger.agree(REVISION, 0, OffsetIdentities.identity(UUID.fromString(RICE), 1));
    ledger.agree(REVISION, 1, OffsetIdentities.identity(UUID.fromString(RICE), 1));
    PartitionFigures figures = reckon(0, 4, 4);

    assertThat(figures.doubles()).isEqualTo(2);
    assertThat(findings.records()).extracting(Finding::offset).containsExactly(1L, 3L);
  }

  @Test
  void expiredRecordsAreToldApartAndAreNoGap() {
    ledger.addStored(REVISION, 0);
    ledger.addStored(REVISION, 2);

    PartitionFigures figures = reckon(2, 3, 3);

    assertThat(figures.raw()).isEqualTo(1);
    assertThat(figures.expired()).isEqualTo(2);
    assertThat(figures.gap()).isZero();
    assertThat(findings.problems()).isEmpty();
    assertThat(findings.notes()).singleElement().asString().contains("1 of the 2 offsets");
  }

  @Test
  void recordsThatExpiredBeforeEnrichReadThemAreAProblem() {
    reckon(5, 6, 3);

    assertThat(findings.problems())
        .singleElement()
        .asString()
        .contains("partition 3", "begins at offset 5", "up to offset 3", "retention");
  }

  @Test
  void outcomesBehindTheEndSayThatTheTopicIsAnotherOne() {
    ledger.addStored(REVISION, 7);

    reckon(0, 2, 2);

    assertThat(findings.problems())
        .singleElement()
        .asString()
        .contains("ends at offset 2", "up to offset 7", "made anew");
  }

  @Test
  void outcomesWithoutACommittedOffsetSayThatItWasLost() {
    ledger.addStored(REVISION, 0);

    new Reckoning(this::forEachRecord, findings)
        .reckon(ledger, new Bounds(0, 2, OptionalLong.empty()));

    assertThat(findings.problems()).singleElement().asString().contains("no committed offset");
  }

  @Test
  void onlySoManyRecordsAreNamedAndAllAreCounted() {
    Findings few = new Findings(2);

    PartitionFigures figures =
        new Reckoning(this::forEachRecord, few)
            .reckon(ledger, new Bounds(0, 10, OptionalLong.of(10)));

    assertThat(figures.gap()).isEqualTo(10);
    assertThat(few.records()).extracting(Finding::offset).containsExactly(0L, 1L);
  }

  @Test
  void aTotalAddsUpThePartitions() {
    PartitionFigures one = new PartitionFigures("articles.raw", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);

    assertThat(PartitionFigures.total("articles.raw", List.of(one, one)))
        .isEqualTo(
            new PartitionFigures(
                "articles.raw", PartitionFigures.ALL, 2, 4, 6, 8, 10, 12, 14, 16, 18));
  }

  private PartitionFigures reckon(long start, long end, long committed) {
    return new Reckoning(this::forEachRecord, findings)
        .reckon(ledger, new Bounds(start, end, OptionalLong.of(committed)));
  }

  private void forEachRecord(
      TopicPartition partition, LongStream offsets, RecordLookup.RecordVisitor visitor) {
    offsets.forEach(
        offset -> {
          lookedUp++;
          if (!markers.contains(offset)) {
            visitor.visit(offset, "article-" + offset);
          }
        });
  }

  private void assertClean() {
    assertThat(findings.records()).isEmpty();
    assertThat(findings.problems()).isEmpty();
    assertThat(findings.notes()).isEmpty();
  }
}
