package dev.warta.ingest.source;

import dev.warta.ingest.source.warc.Spot;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Begins to read archives before it is their turn, a few at a time, each on a thread of its own.
 *
 * <p>Their articles are still handed on one archive after another, in order: only so can one place
 * say how far the whole has come. A file that is named twice is two of them.
 */
final class ReadAhead {

  private final List<ArchiveFile> files;
  private final Map<ArchiveFile, Integer> positions = new IdentityHashMap<>();
  private final ArchivedArticles articles;
  private final int mostBytes;
  private final int atOnce;
  private final Map<ArchiveFile, ArchiveReading> begun = new IdentityHashMap<>();

  /**
   * @param files in the order in which they will be taken
   * @param mostBytes the largest document
   * @param atOnce how many are read at one time
   */
  ReadAhead(List<ArchiveFile> files, ArchivedArticles articles, int mostBytes, int atOnce) {
    this.files = List.copyOf(files);
    for (int i = 0; i < files.size(); i++) {
      positions.put(files.get(i), i);
    }
    this.articles = articles;
    this.mostBytes = mostBytes;
    this.atOnce = atOnce;
  }

  /** The reading of an archive from a place on, and the ones behind it are begun. */
  ArchiveReading take(ArchiveFile file, Spot from, long recordsBefore) {
    if (recordsBefore > 0) {
      leave(file);
    }
    ArchiveReading reading = begun.remove(file);
    if (reading == null) {
      reading = new ArchiveReading(file, articles, mostBytes, from, recordsBefore);
    }
    int behind = positions.get(file) + 1;
    int end = Math.min(files.size(), positions.get(file) + atOnce);
    for (ArchiveFile next : files.subList(behind, Math.max(behind, end))) {
      begun.computeIfAbsent(
          next, ahead -> new ArchiveReading(ahead, articles, mostBytes, Spot.START, 0));
    }
    return reading;
  }

  /** The archive will not be taken from its start. */
  void leave(ArchiveFile file) {
    ArchiveReading reading = begun.remove(file);
    if (reading != null) {
      reading.cancel();
    }
  }

  void cancel() {
    begun.values().forEach(ArchiveReading::cancel);
    begun.clear();
  }
}
