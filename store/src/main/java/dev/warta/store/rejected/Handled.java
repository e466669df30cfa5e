package dev.warta.store.rejected;

import dev.warta.events.RejectionHeaders;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The rejected records that somebody has dealt with, as the marks behind them tell. */
public final class Handled {

  static final String REPLAYED = "replayed";
  static final String EDITED = "edited";

  private final OffsetSet replayed = new OffsetSet();
  private final OffsetSet edited = new OffsetSet();

  /** How the record was dealt with; empty while it was not. */
  Optional<String> as(RejectionId id) {
    if (edited.contains(id.partition(), id.offset())) {
      return Optional.of(EDITED);
    }
    return replayed.contains(id.partition(), id.offset())
        ? Optional.of(REPLAYED)
        : Optional.empty();
  }

  void add(RejectionId id, String as) {
    (as.equals(EDITED) ? edited : replayed).add(id.partition(), id.offset());
  }

  /** Takes note of a record if it is a mark. */
  void addMark(ConsumerRecord<byte[], byte[]> record) {
    if (RejectionHeaders.isMark(record)) {
      ofMark(record)
          .ifPresent(
              id -> add(id, RejectionHeaders.text(record, RejectionHeaders.HANDLED_AS).orElse("")));
    }
  }

  /** The record that a mark speaks of. */
  static Optional<RejectionId> ofMark(ConsumerRecord<?, ?> mark) {
    return RejectionHeaders.text(mark, RejectionHeaders.HANDLED)
        .flatMap(RejectedReader::number)
        .map(offset -> new RejectionId(mark.partition(), offset));
  }
}
