package dev.warta.ingest.source.warc;

import java.nio.charset.StandardCharsets;

/**
 * Knows what the start of a record looks like.
 *
 * <p>A WARC record begins with its version on a line and a named field on the next; an ARC record
 * with an {@link ArcLine}.
 */
final class RecordStart {

  /** The longest line that is looked at; addresses in ARC files are long. */
  static final int LONGEST_LINE = 16 * 1024;

  private static final byte[] WARC = "WARC/".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_VERSION_LINE = 32;
  private static final int LONGEST_NAME = 256;
  private static final int LONGEST_SCHEME = 20;

  private RecordStart() {}

  /** True if a record begins at the first of these bytes. */
  static boolean isAt(byte[] bytes, int from, int to) {
    return isWarcAt(bytes, from, to) || isArcAt(bytes, from, to);
  }

  private static boolean isWarcAt(byte[] bytes, int from, int to) {
    if (!startsWithVersion(bytes, from, to)) {
      return false;
    }
    int lineEnd = lineEnd(bytes, from, Math.min(to, from + LONGEST_VERSION_LINE));
    if (lineEnd < 0) {
      return false;
    }
    int nameEnd = lineEnd + 1;
    int farthest = Math.min(to, nameEnd + LONGEST_NAME);
    while (nameEnd < farthest && isInName(bytes[nameEnd])) {
      nameEnd++;
    }
    return nameEnd < farthest && nameEnd > lineEnd + 1 && bytes[nameEnd] == ':';
  }

  private static boolean startsWithVersion(byte[] bytes, int from, int to) {
    if (to - from <= WARC.length) {
      return false;
    }
    for (int i = 0; i < WARC.length; i++) {
      if (bytes[from + i] != WARC[i]) {
        return false;
      }
    }
    byte version = bytes[from + WARC.length];
    return version >= '0' && version <= '9';
  }

  private static boolean isInName(byte b) {
    return b >= ' ' && b < 0x7F && b != ':' || b == '\t';
  }

  private static boolean isArcAt(byte[] bytes, int from, int to) {
    if (!isScheme(bytes, from, to)) {
      return false;
    }
    int lineEnd = lineEnd(bytes, from, Math.min(to, from + LONGEST_LINE));
    return lineEnd >= 0
        && ArcLine.parse(new String(bytes, from, lineEnd - from, StandardCharsets.ISO_8859_1))
            .isPresent();
  }

  /** Letters, then a colon and no space: cheaper to see than a whole line. */
  private static boolean isScheme(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && i < from + LONGEST_SCHEME && isLetter(bytes[i])) {
      i++;
    }
    return i > from && i + 1 < to && bytes[i] == ':' && bytes[i + 1] != ' ';
  }

  private static boolean isLetter(byte b) {
    return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
  }

  private static int lineEnd(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
