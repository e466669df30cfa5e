package dev.warta.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RejectionHeadersTest {

  private static final byte[] BYTES = {1, 2, 3};

  private static ConsumerRecord<byte[], byte[]> record(byte[] value, String... headers) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(Topics.DEFAULT.rejected(), 0, 7, null, value);
    for (String header : headers) {
      record.headers().add(header, "5".getBytes(StandardCharsets.UTF_8));
    }
    return record;
  }

  @Test
  void aMarkSpeaksOfARecordBeforeItAndHasNoDocument() {
    assertThat(RejectionHeaders.isMark(record(null, RejectionHeaders.HANDLED))).isTrue();
  }

  @Test
  void aRejectedRecordIsNoMarkThoughItsProducerWroteTheHeaderOfOne() {
    assertThat(
            RejectionHeaders.isMark(
                record(BYTES, RejectionHeaders.HANDLED, RejectionHeaders.TOPIC)))
        .isFalse();
    assertThat(
            RejectionHeaders.isMark(record(null, RejectionHeaders.HANDLED, RejectionHeaders.TOPIC)))
        .isFalse();
  }

  @Test
  void ofSeveralHeadersWithOneNameTheLastCounts() {
    ConsumerRecord<byte[], byte[]> record = record(BYTES, RejectionHeaders.TOPIC);
    record.headers().add(RejectionHeaders.TOPIC, "café".getBytes(StandardCharsets.UTF_8));
    record.headers().add(RejectionHeaders.MESSAGE, null);

    assertThat(RejectionHeaders.text(record, RejectionHeaders.TOPIC)).contains("café");
    assertThat(RejectionHeaders.text(record, RejectionHeaders.MESSAGE)).isEmpty();
    assertThat(RejectionHeaders.text(record, RejectionHeaders.OFFSET)).isEmpty();
  }
}
