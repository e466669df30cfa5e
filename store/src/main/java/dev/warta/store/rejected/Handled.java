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
    if (isMark(record)) {
      ofMark(record)
          .ifPresent(
              id -> add(id, RejectedReader.header(record, RejectionHeaders.HANDLED_AS).orElse("")));
    }
  }

  /** A record that was rejected says where it came from; a mark does not. */
  static boolean isMark(ConsumerRecord<?, ?> record) {
    return record.value() == null
        && record.headers().lastHeader(RejectionHeaders.HANDLED) != null
        && record.headers().lastHeader(RejectionHeaders.TOPIC) == null;
  }

  /** The record that a mark speaks of. */
  static Optional<RejectionId> ofMark(ConsumerRecord<?, ?> mark) {
    return RejectedReader.header(mark, RejectionHeaders.HANDLED)
        .flatMap(RejectedReader::number)
        .map(offset -> new RejectionId(mark.partition(), offset));
  }
}
