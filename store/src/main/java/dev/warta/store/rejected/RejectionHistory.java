package dev.warta.store.rejected;

import dev.warta.events.RejectionHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a rejected record was before, and what became of it.
 *
 * @param replays the replays that led to it, the latest first
 * @param handling how it was dealt with; null where it was not
 * @param rejectedAgainAs the rejected record that it became after it was dealt with; null where it
 *     did not, or lies in another partition
 */
public record RejectionHistory(
    List<Replayed> replays, Handling handling, RejectionId rejectedAgainAs) {

  static final int MAX_DEPTH = 20;

  public RejectionHistory {
    replays = List.copyOf(replays);
  }

  /** One replay: of which rejected record, by whom and when, as the record's headers say. */
  public record Replayed(RejectionId of, String by, String at) {}

  /**
   * How a rejected record was dealt with, as its mark says.
   *
   * @param as {@code replayed} or {@code edited}
   * @param to the new record, as {@code TOPIC:PARTITION:OFFSET}
   */
  public record Handling(String as, String by, String at, String to) {}

  /** Collects what the records around the rejected one say. */
  static final class Builder {

    private final RejectedItem item;
    private final List<Replayed> replays = new ArrayList<>();
    private Handling handling;
    private RejectionId rejectedAgainAs;

    Builder(RejectedItem item) {
      this.item = item;
    }

    /** Looks at a record behind the rejected one. */
    void add(ConsumerRecord<byte[], byte[]> later) {
      if (RejectionHeaders.isMark(later)) {
        if (handling == null
            && Handled.ofMark(later).filter(item.about().id()::equals).isPresent()) {
          handling =
              new Handling(
                  text(later, RejectionHeaders.HANDLED_AS),
                  text(later, RejectionHeaders.HANDLED_BY),
                  text(later, RejectionHeaders.HANDLED_AT),
                  text(later, RejectionHeaders.HANDLED_TO));
        }
      } else if (rejectedAgainAs == null
          && text(later, RejectionHeaders.REPLAY_OF).equals(item.about().id().toString())) {
        rejectedAgainAs = new RejectionId(later.partition(), later.offset());
      }
    }

    /** Notes the replay that led to a record; returns the rejected record before that. */
    Optional<RejectionId> addReplay(ConsumerRecord<byte[], byte[]> record) {
      Optional<RejectionId> of =
          RejectionHeaders.text(record, RejectionHeaders.REPLAY_OF).flatMap(RejectedReader::id);
      of.ifPresent(
          id ->
              replays.add(
                  new Replayed(
                      id,
                      text(record, RejectionHeaders.REPLAY_BY),
                      text(record, RejectionHeaders.REPLAY_AT))));
      return of;
    }

    RejectionHistory build() {
      return new RejectionHistory(replays, handling, rejectedAgainAs);
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, String header) {
      return RejectionHeaders.text(record, header).orElse("");
    }
  }
}
