package dev.warta.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.events.TestArticles;
import dev.warta.ingest.PublishedTail.Found;
import org.junit.jupiter.api.Test;

class PublishedTailTest {

  private final int bytes = TestArticles.FERRY_STRIKE.getContent().remaining();
  private final PublishedTail tail = new PublishedTail(2L * bytes);

  @Test
  void aDocumentIsKnownByItsIdAndItsContent() {
    tail.add(TestArticles.RICE_PRICES, RecordedPositions.PARTITION, 7);

    assertThat(tail.take(TestArticles.RICE_PRICES_EDITED)).isEmpty();
    assertThat(tail.take(TestArticles.FERRY_STRIKE)).isEmpty();
    assertThat(tail.take(TestArticles.RICE_PRICES))
        .contains(new Found(RecordedPositions.PARTITION, 7, 1));
  }

  @Test
  void aDocumentIsTakenAsOftenAsItWasPublished() {
    tail.add(TestArticles.RICE_PRICES, RecordedPositions.PARTITION, 7);
    tail.add(TestArticles.RICE_PRICES, RecordedPositions.PARTITION, 9);

    assertThat(tail.take(TestArticles.RICE_PRICES)).isPresent();
    assertThat(tail.take(TestArticles.RICE_PRICES)).isPresent();
    assertThat(tail.take(TestArticles.RICE_PRICES)).isEmpty();
  }

  @Test
  void itIsOverWhenMoreCameThanCanHaveBeenOnTheWay() {
    tail.add(TestArticles.RICE_PRICES, RecordedPositions.PARTITION, 7);
    tail.expect();
    tail.take(TestArticles.FERRY_STRIKE);
    tail.take(TestArticles.FERRY_STRIKE);
    assertThat(tail.isOver()).isFalse();

    tail.take(TestArticles.FERRY_STRIKE);

    assertThat(tail.isOver()).isTrue();
    assertThat(tail.take(TestArticles.RICE_PRICES)).isEmpty();
  }

  @Test
  void whatIsReadBeforeThePositionDoesNotEndIt() {
    tail.add(TestArticles.RICE_PRICES, RecordedPositions.PARTITION, 7);
    for (int i = 0; i < 10; i++) {
      tail.take(TestArticles.FERRY_STRIKE);
    }

    tail.expect();

    assertThat(tail.take(TestArticles.RICE_PRICES)).isPresent();
  }

  @Test
  void aKnownDocumentBeginsTheCountAnew() {
    tail.add(TestArticles.RICE_PRICES, RecordedPositions.PARTITION, 7);
    tail.expect();
    tail.take(TestArticles.FERRY_STRIKE);
    tail.take(TestArticles.FERRY_STRIKE);

    tail.take(TestArticles.RICE_PRICES);
    tail.take(TestArticles.FERRY_STRIKE);

    assertThat(tail.isOver()).isFalse();
  }
}
