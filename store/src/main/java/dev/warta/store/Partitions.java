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
 * unknown: paused, until {@link #restore} has asked the store where to go on.
 */
final class Partitions implements ConsumerRebalanceListener {

  private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);
  private static final Duration BROKER_TIMEOUT = Duration.ofSeconds(10);

  private final Consumer<byte[], byte[]> consumer;
  private final ArticleStore store;
  private final SinkCounters counters;
  private final Map<TopicPartition, Long> recorded = new HashMap<>();
  private final Set<TopicPartition> unknown = new HashSet<>();

  Partitions(Consumer<byte[], byte[]> consumer, ArticleStore store, SinkCounters counters) {
    this.consumer = consumer;
    this.store = store;
    this.counters = counters;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    makeUnknown(partitions);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    recorded.keySet().removeAll(partitions);
    unknown.removeAll(partitions);
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

  /**
   * Seeks every unknown partition to the offset the store has recorded, and reads it again.
   *
   * @throws StoreUnavailableException if the store cannot be asked
   * @throws BehindTheEndException if the recorded offset lies behind the end of the partition
   */
  void restore() {
    if (unknown.isEmpty()) {
      return;
    }
    List<TopicPartition> partitions = List.copyOf(unknown);
    Map<TopicPartition, Long> offsets = store.offsets();
    Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions, BROKER_TIMEOUT);
    Map<TopicPartition, Long> end = consumer.endOffsets(partitions, BROKER_TIMEOUT);
    for (TopicPartition partition : partitions) {
      long next = offsets.getOrDefault(partition, 0L);
      checkIsThere(partition, next, first.get(partition), end.get(partition));
      consumer.seek(partition, Math.max(next, first.get(partition)));
      recorded.put(partition, next);
    }
    unknown.clear();
    consumer.resume(partitions);
  }

  /** The offset the store has recorded for a partition that is being read. */
  long recorded(TopicPartition partition) {
    return recorded.get(partition);
  }

  /** The store has recorded this offset now. */
  void recorded(TopicPartition partition, long nextOffset) {
    recorded.replace(partition, nextOffset);
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
