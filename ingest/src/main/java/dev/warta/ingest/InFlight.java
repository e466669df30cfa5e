package dev.warta.ingest;

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
    while (records > 0 && bytes + recordBytes > maxBytes) {
      wait();
    }
    bytes += recordBytes;
    records++;
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
