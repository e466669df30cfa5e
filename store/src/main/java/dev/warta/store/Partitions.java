package dev.warta.store;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions a sink has, and the offset the store has recorded for each.
 *
 * <p>A partition is read only while both agree. Newly assigned, or after anything went wrong, it is
 * unknown: paused, until {@link #restore} is told where the store wants to go on. While the store
 * is busy all are paused, and polling only keeps the group.
 */
final class Partitions implements ConsumerRebalanceListener {

  private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);
  private static final Duration BROKER_TIMEOUT = Duration.ofSeconds(10);

  /** Who takes a partition over should find the last batch recorded, if that is possible. */
  private static final Duration LAST_BATCH = Duration.ofSeconds(3);

  private final Consumer<byte[], byte[]> consumer;
  private final DatabaseThread database;
  private final SinkCounters counters;
  private final Map<TopicPartition, Long> recorded = new HashMap<>();
  private final Set<TopicPartition> unknown = new HashSet<>();

  Partitions(Consumer<byte[], byte[]> consumer, DatabaseThread database, SinkCounters counters) {
    this.consumer = consumer;
    this.database = database;
    this.counters = counters;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    makeUnknown(partitions);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    if (!partitions.isEmpty()) {
      database.awaitEnd(LAST_BATCH);
    }
    recorded.keySet().removeAll(partitions);
    unknown.removeAll(partitions);
  }

  /** Reads nothing until {@link #resume}. */
  void pause() {
    if (!recorded.isEmpty()) {
      consumer.pause(recorded.keySet());
    }
  }

  /** Reads on, where the store and the sink agree. */
  void resume() {
    if (!recorded.isEmpty()) {
      consumer.resume(recorded.keySet());
    }
  }

  /** Stops reading until {@link #restore}; what was read and not stored will be read again. */
  void makeAllUnknown() {
    makeUnknown(Set.copyOf(consumer.assignment()));
  }

  /** Whether the store and the sink agree on where this partition is. */
  boolean isKnown(TopicPartition partition) {
    return recorded.containsKey(partition);
  }

  /** Whether everything there is has been read, as far as the consumer can tell. */
  boolean isCaughtUp() {
    return unknown.isEmpty()
        && recorded.keySet().stream()
            .allMatch(partition -> consumer.currentLag(partition).orElse(1) == 0);
  }

  /** The partitions that wait for {@link #restore}. */
  Set<TopicPartition> unknown() {
    return Set.copyOf(unknown);
  }

  /**
   * Seeks unknown partitions to the offset the store has recorded, so that they are read again.
   *
   * @param asked those that were unknown when the store was asked
   * @param offsets its answer
   * @throws BehindTheEndException if a recorded offset lies behind the end of the partition
   */
  void restore(Set<TopicPartition> asked, Map<TopicPartition, Long> offsets) {
    List<TopicPartition> partitions = asked.stream().filter(unknown::contains).toList();
    if (partitions.isEmpty()) {
      return;
    }
    Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions, BROKER_TIMEOUT);
    Map<TopicPartition, Long> end = consumer.endOffsets(partitions, BROKER_TIMEOUT);
    for (TopicPartition partition : partitions) {
      long next = offsets.getOrDefault(partition, 0L);
      checkIsThere(partition, next, first.get(partition), end.get(partition));
      consumer.seek(partition, Math.max(next, first.get(partition)));
      recorded.put(partition, next);
    }
    partitions.forEach(unknown::remove);
  }

  /** The offset the store has recorded for each partition that is being read. */
  Map<TopicPartition, Long> recorded() {
    return Map.copyOf(recorded);
  }

  /** The store has recorded these offsets now. */
  void recorded(Map<TopicPartition, Long> nextOffsets) {
    nextOffsets.forEach(recorded::replace);
  }

  /** How far each partition has been read; transaction markers at the end count as read. */
  Map<TopicPartition, Long> positions() {
    Map<TopicPartition, Long> positions = new HashMap<>();
    for (TopicPartition partition : recorded.keySet()) {
      positions.put(partition, consumer.position(partition, BROKER_TIMEOUT));
    }
    return positions;
  }

  private void makeUnknown(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return; // to the consumer, no partitions mean all of them
    }
    recorded.keySet().removeAll(partitions);
    unknown.addAll(partitions);
    consumer.pause(partitions);
    // Any position will do while the partition is paused; without one the consumer complains.
    consumer.seekToBeginning(partitions);
  }

  private void checkIsThere(TopicPartition partition, long next, long first, long end) {
    if (next > end) {
      throw new BehindTheEndException(partition, end, next);
    }
    if (next > 0 && next < first) {
      String message =
          String.format(
              Locale.ROOT,
              "topic %s, partition %d begins at offset %d, but the store has recorded offset %d: the records between were deleted before they were stored (retention)",
              partition.topic(),
              partition.partition(),
              first,
              next);
      LOG.error("{}", message);
      counters.error(message);
    }
  }
}
