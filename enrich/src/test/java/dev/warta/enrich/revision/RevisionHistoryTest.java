package dev.warta.enrich.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RevisionHistoryTest {

  private static final String HASH = "ab".repeat(32);

  @Test
  void whatWasWrittenIsReadBack() {
    RevisionHistory history =
        RevisionHistory.EMPTY
            .withRevision(HASH, 11, 21)
            .withSighting(12, 1)
            .withRevision(HASH, 13, 23);

    var serde = RevisionHistory.serde();

    assertThat(serde.deserializer().deserialize("t", serde.serializer().serialize("t", history)))
        .isEqualTo(history);
  }

  @Test
  void sinceWhenADocumentIsGoneIsReadBack() {
    RevisionHistory history =
        RevisionHistory.EMPTY
            .withRevision(HASH, 11, 21)
            .withGone(HASH, Instant.parse("2026-03-01T00:00:00.123Z"))
            .withSighting(12, 1);

    var serde = RevisionHistory.serde();

    assertThat(serde.deserializer().deserialize("t", serde.serializer().serialize("t", history)))
        .isEqualTo(history);
  }

  @Test
  void anArticleThatNeverChangesNeedsAHundredBytes() {
    var serde = RevisionHistory.serde();

    assertThat(serde.serializer().serialize("t", RevisionHistory.EMPTY.withRevision(HASH, 11, 21)))
        .hasSizeLessThanOrEqualTo(120);
  }

  @Test
  void equalBytesBelongToTheirRevisionWhateverTheirContentIsReadAs() {
    RevisionHistory history = RevisionHistory.EMPTY.withRevision(HASH, 11, 21);

    assertThat(history.revisionOf(11, 99)).hasValue(1);
  }

  @Test
  void documentsOfAPageThatChangesAtEveryFetchAreBounded() {
    RevisionHistory history = RevisionHistory.EMPTY.withRevision(HASH, 0, 1);
    for (int fetch = 1; fetch <= 1000; fetch++) {
      history = history.withSighting(fetch, 1);
    }

    assertThat(history.documents()).hasSize(RevisionHistory.MAX_DOCUMENTS);
    assertThat(history.revisionOf(5, 1)).hasValue(1);
  }

  @Test
  void aRevisionReadAnewIsKnownByBothReadings() {
    RevisionHistory history = RevisionHistory.EMPTY.withRevision(HASH, 11, 21).withContent(22, 1);

    assertThat(history.revisionOf(99, 21)).hasValue(1);
    assertThat(history.revisionOf(99, 22)).hasValue(1);
    assertThat(history.withContent(22, 1)).isSameAs(history);
  }

  @Test
  void ofTwoRevisionsThatAreReadTheSameTheLaterOneHasTheContent() {
    RevisionHistory history =
        RevisionHistory.EMPTY.withRevision(HASH, 11, 21).withRevision(HASH, 12, 22);

    assertThat(history.withContent(30, 1).withContent(30, 2).revisionOf(99, 30)).hasValue(2);
    assertThat(history.withContent(30, 2).withContent(30, 1).revisionOf(99, 30)).hasValue(2);
  }
}
