package dev.warta.ingest.source.warc;

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
}
