package dev.warta.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads lines of bytes, and passes over those that are longer than a record can be. */
final class BoundedLines {

  private static final int MAX_LINE_BYTES = 96 * 1024 * 1024;

  private final InputStream in;
  private final int maxBytes;
  private long number;
  private boolean isTooLong;

  /**
   * @param in buffered
   */
  BoundedLines(InputStream in) {
    this(in, MAX_LINE_BYTES);
  }

  BoundedLines(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /** The next line without its end; null after the last. */
  byte[] next() throws IOException {
    int next = in.read();
    if (next < 0) {
      return null;
    }
    number++;
    isTooLong = false;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (next >= 0 && next != '\n') {
      if (line.size() < maxBytes) {
        line.write(next);
      } else {
        isTooLong = true;
      }
      next = in.read();
    }
    return withoutCarriageReturn(line.toByteArray());
  }

  private static byte[] withoutCarriageReturn(byte[] line) {
    return line.length > 0 && line[line.length - 1] == '\r'
        ? Arrays.copyOf(line, line.length - 1)
        : line;
  }

  /** Number of this line, from 1. */
  long number() {
    return number;
  }

  /** True if the line is longer than allowed: only its beginning was kept. */
  boolean isTooLong() {
    return isTooLong;
  }
}
