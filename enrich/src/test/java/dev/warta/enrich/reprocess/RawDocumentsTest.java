package dev.warta.enrich.reprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RawDocumentsTest {

  private static final TopicPartition RAW_0 = new TopicPartition("articles.raw", 0);

  private final RawTopic topic = new RawTopic("articles.raw");
  private final RawDocuments documents = new RawDocuments(topic);

  @Test
  void recordsNextToEachOtherAreReadWithoutAJump() {
    append(10);
    documents.turnTo(RAW_0);
    int before = topic.jumps();

    assertThat(found(0, 1, 2, 5, 9)).containsExactly(0L, 1L, 2L, 5L, 9L);
    assertThat(topic.jumps()).isEqualTo(before);
  }

  @Test
  void aWideGapIsJumpedOver() {
    append(1000);
    documents.turnTo(RAW_0);
    int before = topic.jumps();

    assertThat(found(2, 700, 990)).containsExactly(2L, 700L, 990L);
    assertThat(topic.jumps()).isEqualTo(before + 2);
  }

  @Test
  void aHoleIsNoRecordAndWhatFollowsIsFound() {
    append(2);
    topic.appendMarkers(0, 3);
    append(1);
    topic.appendMarkers(0, 2);
    documents.turnTo(RAW_0);

    assertThat(found(1, 2, 3, 4, 5, 6, 7)).containsExactly(1L, 5L);
  }

  @Test
  void whatIsExpiredOrNeverWasIsNoRecord() {
    append(10);
    topic.expireBefore(0, 4);
    documents.turnTo(RAW_0);

    assertThat(found(0, 3, 4, 9, 10, 5_000)).containsExactly(4L, 9L);
  }

  @Test
  void whatExpiresMeanwhileIsNoRecordAndTheRestIsRead() {
    append(1000);
    documents.turnTo(RAW_0);
    assertThat(found(0)).containsExactly(0L);

    topic.expireBefore(0, 500);

    assertThat(found(300, 499, 500, 999)).containsExactly(500L, 999L);
  }

  @Test
  void whatComesMeanwhileIsRead() {
    append(2);
    documents.turnTo(RAW_0);
    assertThat(found(1)).containsExactly(1L);

    append(3);

    assertThat(found(3)).containsExactly(3L);
  }

  private void append(int records) {
    for (int i = 0; i < records; i++) {
      topic.append(0, "key", new byte[] {1});
    }
  }

  private List<Long> found(long... offsets) {
    return LongStream.of(offsets)
        .mapToObj(documents::at)
        .flatMap(Optional::stream)
        .map(ConsumerRecord::offset)
        .toList();
  }
}
