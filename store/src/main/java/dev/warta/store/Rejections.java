package dev.warta.store;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rejects records once, although an outage can bring the same record back many times before its
 * offset is recorded. A record that lies in the rejected topic already stays where it is.
 *
 * <p>A process that dies between rejecting a record and recording its offset rejects it once more
 * when it is back: the rejected topic has every bad record at least once.
 */
final class Rejections {

  private static final Logger LOG = LoggerFactory.getLogger(Rejections.class);

  private final String rejectedTopic;
  private final RejectedRecords rejectedRecords;
  private final SinkCounters counters;
  private final Map<TopicPartition, TreeSet<Long>> rejected = new HashMap<>();

  Rejections(String rejectedTopic, RejectedRecords rejectedRecords, SinkCounters counters) {
    this.rejectedTopic = rejectedTopic;
    this.rejectedRecords = rejectedRecords;
    this.counters = counters;
  }

  void reject(SinkRecord bad, Exception cause) {
    TreeSet<Long> offsets = rejected.computeIfAbsent(bad.partition(), p -> new TreeSet<>());
    if (offsets.contains(bad.record().offset())) {
      return;
    }
    RejectedRecord record = new RejectedRecord(bad.record(), cause);
    if (bad.record().topic().equals(rejectedTopic)) {
      leave(record); // rejected again, it would come back for ever
    } else {
      rejectedRecords.accept(record);
      counters.rejected(record.reason());
      LOG.warn("{}", record.reason());
    }
    offsets.add(bad.record().offset());
  }

  private void leave(RejectedRecord record) {
    String message =
        String.format(
            Locale.ROOT,
            "topic %s, partition %d, offset %d stays in its topic only: the store cannot list it among the rejected: %s",
            record.record().topic(),
            record.record().partition(),
            record.record().offset(),
            record.cause().getMessage());
    counters.error(message);
    LOG.error("{}", message);
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
