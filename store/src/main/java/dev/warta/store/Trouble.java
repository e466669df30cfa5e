package dev.warta.store;

/** What keeps a sink from storing, told by its thread and read by any. */
final class Trouble {

  /**
   * After a change of leader a partition can look shorter than it is, but not for so many tries.
   */
  private static final int TRIES_BEFORE_NEEDING_SOMEBODY = 5;

  private final SinkCounters counters;
  private int triesBehindTheEnd;
  private volatile boolean needsSomebody;
  private volatile String reason = "the sink is not running";

  Trouble(SinkCounters counters) {
    this.counters = counters;
  }

  boolean isNone() {
    return reason.isEmpty();
  }

  /** In words; empty if there is none. */
  String reason() {
    return reason;
  }

  /** Whether it does not pass by itself. */
  boolean needsSomebody() {
    return needsSomebody;
  }

  void none() {
    triesBehindTheEnd = 0;
    needsSomebody = false;
    reason = "";
  }

  void report(String what) {
    reason = what;
    counters.error(what);
  }

  /** An attempt failed; it is tried again. */
  void outage(RuntimeException error) {
    report(String.valueOf(error.getMessage()));
    triesBehindTheEnd = error instanceof BehindTheEndException ? triesBehindTheEnd + 1 : 0;
    needsSomebody = triesBehindTheEnd >= TRIES_BEFORE_NEEDING_SOMEBODY;
  }

  void stopped() {
    reason = "the sink was stopped";
  }

  void endedBy(Throwable error) {
    report("the sink has stopped: " + error.getMessage());
    needsSomebody = true;
  }
}
