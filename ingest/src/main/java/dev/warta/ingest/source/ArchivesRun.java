package dev.warta.ingest.source;

import dev.warta.ingest.source.warc.Spot;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What all archives of one run share: what is read ahead, where originals lie, how far it is. */
final class ArchivesRun {

  private final ArchivedArticles articles;
  private final ReadAhead readAhead;
  private final Originals originals;
  private final AtomicLong bytesDone = new AtomicLong();
  private final AtomicLong bytesOfFile = new AtomicLong();

  /**
   * @param files in the order in which they will be read
   * @param source the publisher; null for the host of each document
   * @param atOnce how many archives are read at one time
   */
  ArchivesRun(List<ArchiveFile> files, String source, Reading reading, int atOnce) {
    int mostBytes = reading.limits().maxRecordBytes();
    this.articles = new ArchivedArticles(source, reading);
    this.readAhead = new ReadAhead(files, articles, mostBytes, atOnce);
    this.originals = new Originals(mostBytes);
  }

  ArchivedArticles articles() {
    return articles;
  }

  Originals originals() {
    return originals;
  }

  ArchiveReading take(ArchiveFile file, Spot from, long recordsBefore) {
    return readAhead.take(file, from, recordsBefore);
  }

  /** Nothing more is wanted. */
  void cancel() {
    readAhead.cancel();
    closeOriginals();
  }

  /** An interrupted run has read all of it. */
  void skip(ArchiveFile file) {
    readAhead.leave(file);
    originals.skip(file, Long.MAX_VALUE);
    bytesDone.addAndGet(file.bytes());
  }

  /** An interrupted run has read its first records. */
  void skip(ArchiveFile file, long records, long offset) {
    originals.skip(file, records);
    bytesOfFile.set(offset);
  }

  void reached(ArchiveFile file, long offset) {
    bytesOfFile.set(Math.min(offset, file.bytes()));
  }

  void done(ArchiveFile file) {
    bytesOfFile.set(0);
    bytesDone.addAndGet(file.bytes());
    closeOriginals();
  }

  /** Bytes of the archives that are handed on, or were by an interrupted run. */
  long bytesRead() {
    return bytesDone.get() + bytesOfFile.get();
  }

  private void closeOriginals() {
    try {
      originals.close();
    } catch (IOException e) {
      // It was read, not written.
    }
  }
}
