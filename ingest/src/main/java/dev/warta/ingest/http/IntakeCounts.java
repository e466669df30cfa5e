package dev.warta.ingest.http;

import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the intake has done since it was started. Safe for use by several threads. */
public final class IntakeCounts {

  private final LongAdder published = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder turnedAway = new LongAdder();
  private volatile Instant lastPublished;
  private volatile String lastProblem = "";

  IntakeCounts() {}

  /** Articles that the brokers have acknowledged. */
  public long published() {
    return published.sum();
  }

  /** Requests that were wrong in some way. */
  public long refused() {
    return refused.sum();
  }

  /** Requests that were turned away because Kafka or the intake could not take them. */
  public long turnedAway() {
    return turnedAway.sum();
  }

  /** When the last article was acknowledged; null if none was. */
  public Instant lastPublished() {
    return lastPublished;
  }

  /** What was wrong with the last request that was refused or turned away; empty for none. */
  public String lastProblem() {
    return lastProblem;
  }

  void published(long articles) {
    if (articles > 0) {
      published.add(articles);
      lastPublished = Instant.now();
    }
  }

  void problem(Problem problem) {
    boolean isTurnedAway = problem.status() == 429 || problem.status() >= 500;
    (isTurnedAway ? turnedAway : refused).increment();
    lastProblem = problem.status() + ": " + problem.detail();
  }
}
