package dev.warta.ingest.source;

import dev.warta.events.TopicLayout;
import java.util.Locale;

/**
 * How much a source takes of one document.
 *
 * @param maxRecordBytes the largest document, in bytes
 */
public record Limits(int maxRecordBytes) {

  /** As the topics are laid out unless configured otherwise. */
  public static final Limits DEFAULT = new Limits(TopicLayout.DEFAULT_MAX_RECORD_BYTES);

  /** JSON may write a Cyrillic or Arabic letter of two bytes as six: backslash, u, four digits. */
  private static final int JSON_ESCAPE_FACTOR = 3;

  /** A record is held in memory several times over, and no array has more than 2 GiB. */
  private static final int MOST_RECORD_BYTES = 512 * 1024 * 1024;

  public Limits {
    if (maxRecordBytes <= 0 || maxRecordBytes > MOST_RECORD_BYTES) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the largest record must have between 1 and %,d bytes, not %,d",
              MOST_RECORD_BYTES,
              maxRecordBytes));
    }
  }

  /** The longest line of JSON Lines, in bytes: room for the largest document with escapes. */
  public int maxLineBytes() {
    return JSON_ESCAPE_FACTOR * maxRecordBytes;
  }
}
