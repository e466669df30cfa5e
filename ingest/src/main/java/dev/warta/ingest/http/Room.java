package dev.warta.ingest.http;

import java.io.IOException;

/**
 * Bounds the memory that bodies take, of all requests together.
 *
 * <p>One request always has room when it is alone, however large. Safe for use by several threads.
 */
final class Room {

  private final long maxBytes;
  private long bytes;

  Room(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** What one request takes of it. */
  Share share() {
    return new Share();
  }

  /** There is no room at this moment. */
  static final class FullException extends IOException {

    private static final long serialVersionUID = 1L;
  }

  /** What one request holds; not for several threads. */
  final class Share implements AutoCloseable {

    private long held;

    private Share() {}

    /** Holds so many bytes in all; never fewer than before. */
    void growTo(long wanted) throws FullException {
      if (wanted <= held) {
        return;
      }
      synchronized (Room.this) {
        boolean isAlone = bytes == held;
        if (!isAlone && bytes + wanted - held > maxBytes) {
          throw new FullException();
        }
        bytes += wanted - held;
      }
      held = wanted;
    }

    @Override
    public void close() {
      synchronized (Room.this) {
        bytes -= held;
      }
      held = 0;
    }
  }
}
