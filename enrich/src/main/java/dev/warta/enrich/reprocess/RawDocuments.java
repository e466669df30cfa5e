package dev.warta.enrich.reprocess;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads raw records by their offsets, in ascending order within one partition at a time.
 *
 * <p>Records that lie close to each other come out of the same fetch; a wide gap is jumped over.
 */
final class RawDocuments {

  /** A gap narrower than this is read through: what is fetched ahead would be lost by a jump. */
  private static final long WIDE_GAP = 200;

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Consumer<byte[], byte[]> consumer;
  private final Deque<ConsumerRecord<byte[], byte[]>> fetched = new ArrayDeque<>();
  private TopicPartition partition;
  private long start;
  private long end;

  RawDocuments(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /** Turns to a partition. */
  void turnTo(TopicPartition raw) {
    partition = raw;
    fetched.clear();
    consumer.assign(List.of(raw));
    lookUpBounds();
    consumer.seek(raw, start);
  }

  private void lookUpBounds() {
    start = consumer.beginningOffsets(List.of(partition)).get(partition);
    end = consumer.endOffsets(List.of(partition)).get(partition);
  }

  /**
   * The record at an offset; empty if the topic does not hold it any more, or never did.
   *
   * @throws TimeoutException if the brokers do not answer for a minute
   */
  Optional<ConsumerRecord<byte[], byte[]>> at(long offset) {
    while (!fetched.isEmpty() && fetched.peek().offset() < offset) {
      fetched.remove();
    }
    if (fetched.isEmpty() && !fetch(offset)) {
      return Optional.empty();
    }
    return fetched.peek().offset() == offset ? Optional.of(fetched.remove()) : Optional.empty();
  }

  /** False if nothing lies at the offset; else what is fetched begins there, or behind it. */
  private boolean fetch(long offset) {
    if (offset >= end) {
      lookUpBounds();
    }
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < giveUp) {
      if (offset < start || offset >= end || consumer.position(partition) > offset) {
        return false;
      }
      if (offset - consumer.position(partition) >= WIDE_GAP) {
        consumer.seek(partition, offset);
      }
      if (poll(offset)) {
        return true;
      }
    }
    throw new TimeoutException(
        "%s cannot be read at offset %d: no answer for %d s"
            .formatted(partition, offset, PATIENCE.toSeconds()));
  }

  private boolean poll(long offset) {
    try {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() >= offset) {
          fetched.add(record);
        }
      }
    } catch (OffsetOutOfRangeException e) {
      // Retention has moved on since.
      lookUpBounds();
      consumer.seek(partition, Math.max(start, offset));
    }
    return !fetched.isEmpty();
  }
}
