package dev.warta.ingest.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Cuts off a client that sends its body a few bytes at a time, so that a thread is not held for
 * ever. Only the time spent waiting for the client counts.
 */
final class PacedInput extends FilterInputStream {

  private static final long FEWEST_BYTES_PER_SECOND = 1024;

  private final long graceNanos;
  private long waitedNanos;
  private long bytes;

  /**
   * @param grace time to begin in
   */
  PacedInput(InputStream in, Duration grace) {
    super(in);
    this.graceNanos = grace.toNanos();
  }

  /** The client is too slow. */
  static final class TooSlowException extends IOException {

    private static final long serialVersionUID = 1L;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    long begin = System.nanoTime();
    int read = in.read(buffer, offset, length);
    waitedNanos += System.nanoTime() - begin;
    bytes += Math.max(read, 0);
    long allowedNanos = graceNanos + bytes * 1_000_000_000L / FEWEST_BYTES_PER_SECOND;
    if (read >= 0 && waitedNanos > allowedNanos) {
      throw new TooSlowException();
    }
    return read;
  }
}
