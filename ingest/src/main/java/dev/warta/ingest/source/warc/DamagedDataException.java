package dev.warta.ingest.source.warc;

/** Compressed data that cannot be read on; the message is the predicate of a sentence. */
final class DamagedDataException extends Exception {

  private static final long serialVersionUID = 1L;

  DamagedDataException(String reason) {
    super(reason);
  }
}
