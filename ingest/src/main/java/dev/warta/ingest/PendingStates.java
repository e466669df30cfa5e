package dev.warta.ingest;

import dev.warta.ingest.state.SourceState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Holds the states of sources back until what was handed on before them is acknowledged.
 *
 * <p>States are saved in the order in which they came, so that a later one of a source is never
 * followed by an earlier one. Used on the ingestion's thread; acknowledged on any.
 */
final class PendingStates {

  private final SourceStates states;
  private final Deque<Stretch> stretches = new ArrayDeque<>();
  private Stretch current = new Stretch();

  /**
   * @param states null where no source has one
   */
  PendingStates(SourceStates states) {
    this.states = states;
  }

  /** What was handed on between two states. */
  static final class Stretch {

    private final AtomicInteger waiting = new AtomicInteger();
    private SourceState state;

    /** One of its articles was acknowledged or refused. */
    void settled() {
      waiting.decrementAndGet();
    }
  }

  /** An article goes to the brokers; the answer is to be told when it is settled. */
  Stretch handedOn() {
    current.waiting.incrementAndGet();
    return current;
  }

  /** All that was found so far was handed on: this is the state of its source from now on. */
  void passed(SourceState state) {
    current.state = state;
    stretches.add(current);
    current = new Stretch();
    saveSettled();
  }

  /**
   * Saves the states of which all is acknowledged.
   *
   * @throws PublishException if an earlier one could not be saved
   */
  void saveSettled() {
    while (!stretches.isEmpty() && stretches.peek().waiting.get() == 0) {
      states.save(stretches.remove().state);
    }
  }

  /** The same, and waits until the brokers have them. */
  void saveAtEnd() throws InterruptedException {
    if (states != null) {
      saveSettled();
      states.flush();
    }
  }
}
