package dev.warta.ingest;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Counts the bytes that wait for their acknowledgement, and makes who adds more wait while they are
 * too many.
 *
 * <p>One record always fits when nothing else is in flight, however large. Safe for use by several
 * threads.
 */
final class InFlight {

  private final long maxBytes;
  private long bytes;
  private long records;

  InFlight(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Waits until there is room. */
  synchronized void add(long recordBytes) throws InterruptedException {
    while (!hasRoom(recordBytes)) {
      wait();
    }
    bytes += recordBytes;
    records++;
  }

  /** Waits for room, but not longer than this; false if there is none even then. */
  synchronized boolean addWithin(long recordBytes, Duration longest) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!hasRoom(recordBytes)) {
      long leftMs = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (leftMs <= 0) {
        return false;
      }
      wait(leftMs);
    }
    bytes += recordBytes;
    records++;
    return true;
  }

  private boolean hasRoom(long recordBytes) {
    return records == 0 || bytes + recordBytes <= maxBytes;
  }

  synchronized void remove(long recordBytes) {
    bytes -= recordBytes;
    records--;
    notifyAll();
  }

  /** Waits until all were acknowledged. */
  synchronized void awaitNone() throws InterruptedException {
    while (records > 0) {
      wait();
    }
  }

  synchronized long bytes() {
    return bytes;
  }
}
