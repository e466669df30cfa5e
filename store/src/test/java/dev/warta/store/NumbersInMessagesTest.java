package dev.warta.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;

/** In Persian, Java's own default are other digits, which no script and no colleague can read. */
@DefaultLocale("fa-IR")
class NumbersInMessagesTest {

  @Test
  void numbersAreInAsciiDigitsWhateverTheLocale() {
    RejectedRecord rejected =
        new RejectedRecord(
            new ConsumerRecord<>("articles.enriched", 3, 42, null, null), new Exception("broken"));

    assertThat(rejected.reason()).contains("partition 3, offset 42 cannot");
    assertThat(new OffsetConflictException(new TopicPartition("articles.enriched", 3), 10, 12))
        .hasMessageContaining("partition 3: the store has recorded offset 12 where")
        .hasMessageContaining("expected 10;");
    assertThatThrownBy(() -> SearchRequest.of("beras", 0))
        .hasMessage("the limit is 0; it must be from 1 to 1000");
    assertThatThrownBy(() -> new SinkSettings("g", null, 0, 0, null))
        .hasMessageEndingWith("not 0 and 0");
  }
}
