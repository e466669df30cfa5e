package dev.warta.ingest.source.warc;

import java.util.Locale;

/**
 * A record of an archive, valid until the next one is read.
 *
 * @param spot where it begins
 * @param head what stands before its content
 * @param content holds the content, or its beginning
 * @param held bytes of the content that are held
 * @param length bytes of the content in all
 * @param isLengthWrong true if the content does not end where its head says
 * @param isCutOff true if the archive ends before that
 */
record ArchiveRecord(
    Spot spot,
    RecordHead head,
    byte[] content,
    int held,
    long length,
    boolean isLengthWrong,
    boolean isCutOff) {

  /** True if the content is held to its end. */
  boolean isWhole() {
    return held == length;
  }

  /**
   * Why its document is not whole; null if it is.
   *
   * @param isBroken true if what encodes the document breaks off
   */
  String flaw(boolean isBroken) {
    String truncated = head.field("warc-truncated");
    if (truncated != null) {
      return "documents that the crawler cut off ("
          + truncated.strip().toLowerCase(Locale.ROOT)
          + ")";
    }
    if (head.field("warc-segment-number") != null) {
      return "documents of which the first of several segments was read";
    }
    if (isBroken) {
      return "documents whose encoding breaks off";
    }
    return isLengthWrong ? "documents from records of wrong length" : null;
  }
}
