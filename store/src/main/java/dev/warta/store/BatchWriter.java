package dev.warta.store;

import dev.warta.store.Batch.Advance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes what one poll brought: in transactions of bounded size, and around records that can never
 * be stored.
 *
 * <p>A batch with a bad record is halved until the bad record is alone; that one is rejected, and
 * all others are stored. Records keep their order, so each part moves its partitions' offsets just
 * behind itself.
 *
 * <p>Knows nothing of the consumer: it may write on another thread than the consumer's.
 */
final class BatchWriter {

  private final ArticleStore store;
  private final Rejections rejections;
  private final SinkCounters counters;
  private final int maxRecords;
  private final int maxBytes;

  /** The offset recorded for each partition, as far as the batch at hand has come. */
  private final Map<TopicPartition, Long> recorded = new HashMap<>();

  BatchWriter(
      ArticleStore store, Rejections rejections, SinkCounters counters, SinkSettings settings) {
    this.store = store;
    this.rejections = rejections;
    this.counters = counters;
    this.maxRecords = settings.maxBatchRecords();
    this.maxBytes = settings.maxBatchBytes();
  }

  /**
   * Stores the records and records the positions.
   *
   * @param records in the order of the poll
   * @param positions how far each partition has been read, markers of transactions included
   * @param recordedBefore the offsets that the store has recorded until now
   * @return the offsets that it has recorded then
   */
  Map<TopicPartition, Long> write(
      List<SinkRecord> records,
      Map<TopicPartition, Long> positions,
      Map<TopicPartition, Long> recordedBefore) {
    recorded.clear();
    recorded.putAll(recordedBefore);
    int from = 0;
    while (from < records.size()) {
      int to = endOfBatch(records, from);
      boolean isLast = to == records.size();
      writeOrHalve(records.subList(from, to), isLast ? positions : Map.of());
      from = to;
    }
    advanceTo(positions);
    return Map.copyOf(recorded);
  }

  private int endOfBatch(List<SinkRecord> records, int from) {
    int to = from;
    long bytes = 0;
    while (to < records.size() && to - from < maxRecords) {
      bytes += records.get(to).bytes();
      if (bytes > maxBytes && to > from) {
        break;
      }
      to++;
    }
    return to;
  }

  /**
   * @param positions how far the partitions have been read behind these records; empty where more
   *     records follow
   */
  private void writeOrHalve(List<SinkRecord> records, Map<TopicPartition, Long> positions) {
    records.stream()
        .filter(record -> record.problem() != null)
        .forEach(record -> rejections.reject(record, record.problem()));
    try {
      store(records, positions);
    } catch (UnstorableRecordException e) {
      if (records.size() > 1) {
        int middle = records.size() / 2;
        writeOrHalve(records.subList(0, middle), Map.of());
        writeOrHalve(records.subList(middle, records.size()), positions);
      } else {
        rejections.reject(records.get(0), e);
        advanceTo(nextOffsets(records));
      }
    }
  }

  private void store(List<SinkRecord> records, Map<TopicPartition, Long> positions) {
    Map<TopicPartition, Long> next = nextOffsets(records);
    positions.forEach((partition, position) -> next.merge(partition, position, Math::max));
    write(
        new Batch(
            all(records, SinkRecord::article),
            all(records, SinkRecord::sighting),
            all(records, SinkRecord::rejection),
            all(records, SinkRecord::mark),
            advances(next)));
  }

  private static <T> List<T> all(List<SinkRecord> records, Function<SinkRecord, T> content) {
    return records.stream().map(content).filter(Objects::nonNull).toList();
  }

  private void advanceTo(Map<TopicPartition, Long> nextOffsets) {
    Map<TopicPartition, Advance> advances = advances(nextOffsets);
    if (!advances.isEmpty()) {
      write(new Batch(List.of(), List.of(), advances));
    }
  }

  private void write(Batch batch) {
    store.write(batch);
    counters.stored(batch);
    batch
        .offsets()
        .forEach(
            (partition, advance) -> {
              recorded.put(partition, advance.next());
              rejections.recorded(partition, advance.next());
            });
  }

  private static Map<TopicPartition, Long> nextOffsets(List<SinkRecord> records) {
    Map<TopicPartition, Long> next = new HashMap<>();
    records.forEach(record -> next.put(record.partition(), record.nextOffset()));
    return next;
  }

  private Map<TopicPartition, Advance> advances(Map<TopicPartition, Long> nextOffsets) {
    Map<TopicPartition, Advance> advances = new HashMap<>();
    nextOffsets.forEach(
        (partition, next) -> {
          long expected = recorded.get(partition);
          if (next > expected) {
            advances.put(partition, new Advance(expected, next));
          }
        });
    return advances;
  }
}
