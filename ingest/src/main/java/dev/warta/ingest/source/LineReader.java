package dev.warta.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Splits a stream into lines of bytes, holding one line at a time and never more than the longest
 * line allowed.
 *
 * <p>Lines end in LF or CRLF, which is not part of them; a byte order mark before the first line is
 * passed over. The line's bytes are a slice of {@link #buffer}, good until the next call of {@link
 * #next} or {@link #copyTo}.
 */
final class LineReader {

  private static final int FIRST_BUFFER_BYTES = 256 * 1024;

  private final InputStream in;
  private final int maxLineBytes;
  private byte[] buffer;
  private long bytesRead;

  /** Where the bytes end that were read into the buffer. */
  private int filled;

  /** Where the next line starts in the buffer. */
  private int next;

  private int start;
  private int end;
  private long number;
  private long length;
  private boolean isTooLong;
  private boolean isRestUnread;
  private ArticleLines.Growth growth = bytes -> {};

  LineReader(InputStream in, int maxLineBytes) {
    this(in, maxLineBytes, 0);
  }

  /** Whoever bounds memory is asked each time before the buffer grows. */
  LineReader askingBeforeGrowth(ArticleLines.Growth growth) throws IOException {
    growth.to(buffer.length);
    this.growth = growth;
    return this;
  }

  /**
   * Begins in the middle.
   *
   * @param linesBefore lines before the stream's beginning; where there are any, no byte order mark
   *     is looked for
   */
  LineReader(InputStream in, int maxLineBytes, long linesBefore) {
    this.in = in;
    this.number = linesBefore;
    this.maxLineBytes = maxLineBytes;
    this.buffer = new byte[Math.min(FIRST_BUFFER_BYTES, longestHeld())];
  }

  /** Goes to the next line; false at the end. */
  boolean next() throws IOException {
    if (isRestUnread) {
      copyTo(OutputStream.nullOutputStream());
    }
    start = next;
    int scanned = start;
    while (true) {
      int lineFeed = indexOfLineFeed(scanned);
      if (lineFeed < filled) {
        return found(lineFeed, lineFeed + 1, false);
      }
      if (filled - start == longestHeld()) {
        return found(filled, filled, true);
      }
      int held = filled - start;
      if (!fill()) {
        return held > 0 && found(filled, filled, false);
      }
      scanned = start + held;
    }
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Bytes of the stream up to the end of this line, which must have been read to its end. */
  long bytesPassed() {
    return bytesRead - (filled - next);
  }

  /** Number of this line, from 1. */
  long number() {
    return number;
  }

  /** True if the line is longer than allowed; its end may not have been read yet. */
  boolean isTooLong() {
    return isTooLong;
  }

  /** Bytes of this line; of one that is too long as far as it was read. */
  long length() {
    return length;
  }

  boolean isBlank() {
    for (int i = start; i < end; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  /** Copies the line, however long, and ends it with LF; its slice of the buffer is gone then. */
  void copyTo(OutputStream out) throws IOException {
    out.write(buffer, start, end - start);
    while (isRestUnread) {
      start = 0;
      filled = 0;
      if (!fill()) {
        isRestUnread = false;
      }
      end = indexOfLineFeed(0);
      next = Math.min(end + 1, filled);
      length += end;
      isRestUnread &= end == filled;
      out.write(buffer, 0, end);
    }
    out.write('\n');
  }

  private boolean found(int lineEnd, int nextLine, boolean isUnfinished) {
    number++;
    end = lineEnd;
    next = nextLine;
    isRestUnread = isUnfinished;
    if (!isUnfinished && end > start && buffer[end - 1] == '\r') {
      end--;
    }
    if (number == 1 && startsWithByteOrderMark()) {
      start += 3;
    }
    length = end - start;
    isTooLong = isUnfinished || length > maxLineBytes;
    return true;
  }

  private boolean startsWithByteOrderMark() {
    return end - start >= 3
        && buffer[start] == (byte) 0xEF
        && buffer[start + 1] == (byte) 0xBB
        && buffer[start + 2] == (byte) 0xBF;
  }

  /** The longest line with its CR, and one byte more to see that it is longer. */
  private int longestHeld() {
    return maxLineBytes + 5;
  }

  private int indexOfLineFeed(int from) {
    int i = from;
    while (i < filled && buffer[i] != '\n') {
      i++;
    }
    return i;
  }

  /** Reads more behind what is held of the current line; false at the end. */
  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, filled - start);
      filled -= start;
      start = 0;
    }
    if (filled == buffer.length) {
      int length = (int) Math.min(2L * buffer.length, longestHeld());
      growth.to(length);
      buffer = Arrays.copyOf(buffer, length);
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read < 0) {
      return false;
    }
    bytesRead += read;
    filled += read;
    return true;
  }
}
