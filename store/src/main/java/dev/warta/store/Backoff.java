package dev.warta.store;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Time to wait between attempts: doubled each time up to a limit, and by chance up to half less.
 */
final class Backoff {

  private static final Duration FIRST = Duration.ofMillis(200);

  private final Duration longest;
  private Duration next = FIRST;
  private long endNanos;
  private boolean isWaiting;

  Backoff(Duration longest) {
    this.longest = longest;
  }

  /** Another attempt failed: wait, longer than the last time. */
  Duration start() {
    Duration whole = next.compareTo(longest) < 0 ? next : longest;
    long nanos = whole.toNanos();
    nanos -= ThreadLocalRandom.current().nextLong(nanos / 2 + 1);
    endNanos = System.nanoTime() + nanos;
    isWaiting = true;
    next = whole.multipliedBy(2);
    return Duration.ofNanos(nanos);
  }

  /** What is left to wait; zero if nothing is. */
  Duration remaining() {
    if (!isWaiting) {
      return Duration.ZERO;
    }
    long nanos = endNanos - System.nanoTime();
    if (nanos <= 0) {
      isWaiting = false;
    }
    return Duration.ofNanos(Math.max(0, nanos));
  }

  /** An attempt succeeded. */
  void reset() {
    isWaiting = false;
    next = FIRST;
  }
}
