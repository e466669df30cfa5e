package dev.warta.store.audit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks into the raw topic at single offsets.
 *
 * <p>An offset found empty stays so, and is remembered: an audit that is repeated does not read the
 * markers of old transactions each time.
 */
final class RawRecords implements RecordLookup, AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MAX_PARTITION_FETCH_BYTES = 256 * 1024;

  /** To read past so many records is cheaper than to seek. */
  private static final long NEAR = 50;

  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, OffsetSet> empty = new HashMap<>();
  private final Queue<ConsumerRecord<byte[], byte[]>> fetched = new ArrayDeque<>();

  RawRecords(Map<String, ?> kafka) {
    this(Consumers.reading(kafka, MAX_PARTITION_FETCH_BYTES));
  }

  RawRecords(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  @Override
  public void forEachRecord(TopicPartition partition, LongStream offsets, RecordVisitor visitor) {
    OffsetSet knownEmpty = empty.computeIfAbsent(partition, p -> new OffsetSet());
    PrimitiveIterator.OfLong wanted =
        offsets.filter(offset -> !knownEmpty.contains(offset)).iterator();
    fetched.clear();
    boolean isAssigned = false;
    while (wanted.hasNext()) {
      long offset = wanted.nextLong();
      if (!isAssigned) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, offset);
        isAssigned = true;
      }
      ConsumerRecord<byte[], byte[]> record = recordAt(partition, offset);
      if (record == null) {
        knownEmpty.add(offset);
      } else {
        visitor.visit(offset, articleId(record));
      }
    }
  }

  /** Forgets what was found empty: the topic is another one now. */
  void forget() {
    empty.clear();
  }

  @Override
  public void close() {
    consumer.close();
  }

  /** The record, or null if there is none; offsets are asked for in ascending order. */
  private ConsumerRecord<byte[], byte[]> recordAt(TopicPartition partition, long offset) {
    long lastProgress = System.nanoTime();
    while (true) {
      while (!fetched.isEmpty() && fetched.peek().offset() < offset) {
        fetched.poll();
      }
      if (!fetched.isEmpty()) {
        return fetched.peek().offset() == offset ? fetched.poll() : null;
      }
      long position = consumer.position(partition);
      if (position > offset) {
        return null;
      }
      if (offset - position > NEAR) {
        consumer.seek(partition, offset);
      }
      consumer.poll(POLL).forEach(fetched::add);
      if (consumer.position(partition) > position) {
        lastProgress = System.nanoTime();
      } else if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
        throw new AuditException(
            String.format(
                Locale.ROOT,
                "%s partition %d cannot be read at offset %d: its broker does not answer; see whether all brokers are up, and try again",
                partition.topic(),
                partition.partition(),
                offset));
      }
    }
  }

  private static String articleId(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return null;
    }
    try {
      return UUID.fromString(new String(record.key(), StandardCharsets.UTF_8)).toString();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
