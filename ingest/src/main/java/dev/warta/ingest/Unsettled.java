package dev.warta.ingest;

import dev.warta.ingest.source.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What was handed on of one file, or another unit of a source, until the brokers have answered to
 * all of it. Handed on on the ingestion's thread, answered on any.
 */
final class Unsettled {

  private final List<Refusal> refusals = new ArrayList<>();
  private int waiting;

  /** Null until all of it was handed on. */
  private Consumer<List<Refusal>> then;

  /** One of its articles goes to the brokers. */
  synchronized Unsettled handedOn() {
    waiting++;
    return this;
  }

  /** The brokers have one of its articles. */
  void published() {
    answered(null);
  }

  /** One of its articles was not taken. */
  void refused(Refusal refusal) {
    answered(refusal);
  }

  /** All of it was handed on. */
  void whole(Consumer<List<Refusal>> whenSettled) {
    boolean isSettled;
    synchronized (this) {
      then = whenSettled;
      isSettled = waiting == 0;
    }
    if (isSettled) {
      whenSettled.accept(refusals);
    }
  }

  private void answered(Refusal refusal) {
    boolean isSettled;
    synchronized (this) {
      waiting--;
      if (refusal != null) {
        refusals.add(refusal);
      }
      isSettled = waiting == 0 && then != null;
    }
    if (isSettled) {
      then.accept(refusals);
    }
  }
}
