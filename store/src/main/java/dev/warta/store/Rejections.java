package dev.warta.store;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rejects records once, although an outage can bring the same record back many times before its
 * offset is recorded.
 *
 * <p>A process that dies between rejecting a record and recording its offset rejects it once more
 * when it is back: the rejected topic has every bad record at least once.
 */
final class Rejections {

  private static final Logger LOG = LoggerFactory.getLogger(Rejections.class);

  private final RejectedRecords rejectedRecords;
  private final SinkCounters counters;
  private final Map<TopicPartition, TreeSet<Long>> rejected = new HashMap<>();

  Rejections(RejectedRecords rejectedRecords, SinkCounters counters) {
    this.rejectedRecords = rejectedRecords;
    this.counters = counters;
  }

  void reject(SinkRecord bad, Exception cause) {
    TreeSet<Long> offsets = rejected.computeIfAbsent(bad.partition(), p -> new TreeSet<>());
    if (offsets.contains(bad.record().offset())) {
      return;
    }
    RejectedRecord record = new RejectedRecord(bad.record(), cause);
    rejectedRecords.accept(record);
    offsets.add(bad.record().offset());
    counters.rejected(record.reason());
    LOG.warn("{}", record.reason());
  }

  /** Records before this offset do not come back. */
  void recorded(TopicPartition partition, long nextOffset) {
    TreeSet<Long> offsets = rejected.get(partition);
    if (offsets != null) {
      offsets.headSet(nextOffset).clear();
    }
  }

  void close() {
    rejectedRecords.close();
  }
}
