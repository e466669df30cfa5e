package dev.warta.store;

import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that can never be stored, and why.
 *
 * @param record the record as it came
 * @param cause what is wrong with it
 */
public record RejectedRecord(ConsumerRecord<byte[], byte[]> record, Exception cause) {

  /** What, where and why, in one sentence. */
  public String reason() {
    return String.format(
        Locale.ROOT,
        "topic %s, partition %d, offset %d cannot be stored and was rejected: %s",
        record.topic(),
        record.partition(),
        record.offset(),
        cause.getMessage());
  }
}
