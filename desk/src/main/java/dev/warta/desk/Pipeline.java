package dev.warta.desk;

import dev.warta.store.StoredRejections.Rejected;
import java.time.Instant;
import java.util.List;

/** How the flow of articles does, and sends rejected ones through it again. */
public interface Pipeline {

  /** How something does; the worst last. */
  enum State {
    UNKNOWN,
    WELL,
    SLOW,
    ILL
  }

  /**
   * A part of the flow; what is not known is null.
   *
   * @param name ingest, raw, enrich, enriched, store or search
   * @param ratePerSecond records, lately
   * @param lag records that wait in front of it, or lie in it and wait
   * @param latency from when documents were received until they were through
   * @param reason why it is not well
   */
  record Stage(
      String name, State state, Double ratePerSecond, Long lag, Latency latency, String reason) {}

  /** In milliseconds. */
  record Latency(Double p50, Double p99) {}

  /**
   * Where articles come from.
   *
   * @param verdict as {@code warta sources} says it
   * @param reason null where there is nothing to say
   */
  record Source(
      String kind,
      String location,
      String verdict,
      String reason,
      Instant lastSuccessAt,
      Instant lastNewAt,
      long articles) {}

  /**
   * What an audit found.
   *
   * @param at when it began
   * @param state unknown if it could not be finished
   * @param summary a sentence
   */
  record Audited(Instant at, State state, String summary) {}

  /** The parts in the order of the flow; of a moment a few seconds ago at most. */
  List<Stage> stages();

  /** All sources; null if they are not known. */
  List<Source> sources();

  /** The last audit; null if there was none. */
  Audited audit();

  /**
   * Sends a rejected record back to where it came from.
   *
   * @return where it lies now, as {@code topic:partition:offset}
   * @throws ReplayRefusedException if it cannot be, or was sent before
   */
  String replay(Rejected rejected) throws ReplayRefusedException;

  /** A record was not sent back. */
  final class ReplayRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean isOutage;

    /**
     * @param isOutage it may go another time
     */
    public ReplayRefusedException(String reason, boolean isOutage) {
      super(reason);
      this.isOutage = isOutage;
    }

    boolean isOutage() {
      return isOutage;
    }
  }
}
