package dev.warta.cli;

import java.util.Locale;
import java.util.function.LongSupplier;

/** How much of what is to be read has been read, how fast, and how long it will still take. */
final class ProgressShare {

  /** How much the last moment counts against all before, so that the time left does not jump. */
  private static final double WEIGHT = 0.1;

  private final LongSupplier bytesRead;
  private final long bytes;
  private long lastRead;
  private double rate;

  ProgressShare(LongSupplier bytesRead, long bytes) {
    this.bytesRead = bytesRead;
    this.bytes = bytes;
    this.lastRead = bytesRead.getAsLong();
  }

  /**
   * For the line of progress.
   *
   * @param seconds since it was asked for last
   */
  String inWords(double seconds) {
    long read = Math.min(bytes, bytesRead.getAsLong());
    double current = Math.max(0, read - lastRead) / seconds;
    rate = rate == 0 ? current : WEIGHT * current + (1 - WEIGHT) * rate;
    lastRead = read;
    double percent = bytes == 0 ? 100 : 100.0 * read / bytes;
    String share =
        String.format(Locale.ROOT, "%,.1f of %,.1f MB (%.0f %%)", read / 1e6, bytes / 1e6, percent);
    return rate < 1
        ? share
        : share + String.format(Locale.ROOT, ", %,.1f MB/s, %s left", rate / 1e6, left(read));
  }

  private String left(long read) {
    long seconds = (long) Math.ceil((bytes - read) / rate);
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? "%d min %d s".formatted(seconds / 60, seconds % 60)
        : "%,d h %d min".formatted(seconds / 3600, seconds % 3600 / 60);
  }
}
