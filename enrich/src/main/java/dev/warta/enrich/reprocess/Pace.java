package dev.warta.enrich.reprocess;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Keeps to a number of articles a second; time that was lost is not caught up. */
final class Pace {

  private final long interval;
  private long next = System.nanoTime();

  Pace(int perSecond) {
    interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
  }

  /** Waits until the next article's turn, a second at most. */
  void await() {
    long now = System.nanoTime();
    while (next - now > 0) {
      LockSupport.parkNanos(next - now);
      now = System.nanoTime();
    }
    next = Math.max(next + interval, now);
  }
}
