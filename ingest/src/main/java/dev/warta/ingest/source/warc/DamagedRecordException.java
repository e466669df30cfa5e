package dev.warta.ingest.source.warc;

/**
 * A part of an archive that is no whole record; the reading goes on at the next one.
 *
 * <p>The message says what is wrong, as the predicate of a sentence about what lies at the offset.
 */
public final class DamagedRecordException extends Exception {

  private static final long serialVersionUID = 1L;

  private final long offset;
  private final String expected;
  private final boolean isRestOfMemberLost;

  DamagedRecordException(long offset, String reason, String expected, boolean isRestOfMemberLost) {
    super(reason);
    this.offset = offset;
    this.expected = expected;
    this.isRestOfMemberLost = isRestOfMemberLost;
  }

  /** Where in the file it lies, or the gzip member that holds it. */
  public long offset() {
    return offset;
  }

  /** What would have been right. */
  public String expected() {
    return expected;
  }

  /** True if it lies in a gzip member, and records behind it in there are not read either. */
  public boolean isRestOfMemberLost() {
    return isRestOfMemberLost;
  }
}
