package dev.warta.store;

import java.util.Locale;
import org.apache.kafka.common.TopicPartition;

/**
 * The store has recorded another offset than the writer thought: somebody else stores this
 * partition, and the batch was not written.
 */
public final class OffsetConflictException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A conflict over one partition. */
  public OffsetConflictException(TopicPartition partition, long expected, long recorded) {
    super(
        String.format(
            Locale.ROOT,
            "topic %s, partition %d: the store has recorded offset %d where this writer expected %d; another instance has taken the partition over, and nothing of the batch was written",
            partition.topic(),
            partition.partition(),
            recorded,
            expected));
  }
}
