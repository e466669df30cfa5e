package dev.warta.enrich.reprocess;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/**
 * Remembers how far a run has come: the group's offsets, moved in the transactions of the events.
 */
final class Checkpoints {

  private final ReprocessSettings settings;
  private final Consumer<byte[], byte[]> consumer;
  private final Producer<byte[], byte[]> producer;
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private Checkpoint run;

  Checkpoints(
      ReprocessSettings settings,
      Consumer<byte[], byte[]> consumer,
      Producer<byte[], byte[]> producer) {
    this.settings = settings;
    this.consumer = consumer;
    this.producer = producer;
  }

  /**
   * Goes on with the run that was interrupted if it had the same selection, else begins one.
   *
   * <p>The producer must have begun its transactions: only then are the offsets settled that a
   * killed run was about to move.
   */
  void begin(Collection<TopicPartition> raw, Clock clock, ReprocessListener listener) {
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(new LinkedHashSet<>(raw));
    committed.values().removeIf(offset -> offset == null);
    Optional<Checkpoint> interrupted =
        committed.values().stream()
            .flatMap(offset -> Checkpoint.read(offset.metadata()).stream())
            .findFirst();
    if (!settings.isFromStart()
        && interrupted.isPresent()
        && interrupted.get().isOf(settings.selection())) {
      run = interrupted.get();
      raw.forEach(partition -> next.put(partition, 0L));
      committed.forEach((partition, offset) -> next.put(partition, offset.offset()));
      listener.onResumed(run.startedAt());
      return;
    }
    interrupted.ifPresent(other -> listener.onOtherGivenUp(other.startedAt()));
    run = Checkpoint.begin(settings.selection(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    raw.forEach(partition -> next.put(partition, 0L));
    producer.beginTransaction();
    commit(next, run.metadata());
  }

  /** The run that is on. */
  Checkpoint run() {
    return run;
  }

  /** Where to go on in a partition. */
  long next(TopicPartition raw) {
    return next.get(raw);
  }

  /** Commits the transaction that is open, and with it how far the run is. */
  void commit(TopicPartition raw, long nextOffset) {
    next.put(raw, nextOffset);
    commit(Map.of(raw, nextOffset), run.metadata());
  }

  /** Says that the run went to its end: the next one begins anew, whatever it selects. */
  void commitDone() {
    producer.beginTransaction();
    commit(next, Checkpoint.DONE);
  }

  private void commit(Map<TopicPartition, Long> offsets, String metadata) {
    Map<TopicPartition, OffsetAndMetadata> marked = new HashMap<>();
    offsets.forEach(
        (partition, offset) -> marked.put(partition, new OffsetAndMetadata(offset, metadata)));
    producer.sendOffsetsToTransaction(marked, consumer.groupMetadata());
    producer.commitTransaction();
  }
}
