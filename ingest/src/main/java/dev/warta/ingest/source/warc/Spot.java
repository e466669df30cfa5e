package dev.warta.ingest.source.warc;

/**
 * Where a record begins in an archive.
 *
 * @param offset in the file, of the record or of the gzip member in which it begins
 * @param inside bytes of that member, uncompressed, before the record
 */
public record Spot(long offset, long inside) {

  /** The start of an archive. */
  public static final Spot START = new Spot(0, 0);
}
