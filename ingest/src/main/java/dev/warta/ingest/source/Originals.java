package dev.warta.ingest.source;

import dev.warta.ingest.source.warc.Archive;
import dev.warta.ingest.source.warc.Finding;
import dev.warta.ingest.source.warc.Spot;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Knows where the documents lie that were read in this run, so that the content of one that is seen
 * again can be found.
 *
 * <p>Of the last 400,000 names, some 100,000 documents, the places are kept, not the contents. What
 * an interrupted run has read is looked through when the first original is missed.
 */
final class Originals implements Closeable {

  private static final int MOST_NAMES = 400_000;

  /** Beyond that a document in a member of many records costs too much to be read again. */
  private static final long DEEPEST = 64L << 20;

  /** What may be inflated once more for the revisits of one archive. */
  private static final long MOST_BYTES_AGAIN = 16L << 30;

  private record Where(ArchiveFile file, Spot spot) {}

  /**
   * Read by the interrupted run.
   *
   * @param records that were read
   */
  private record Skipped(ArchiveFile file, long records) {}

  private final int mostBytes;
  private final Deque<Skipped> skipped = new ArrayDeque<>();
  private final Map<Long, Where> places =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Where> eldest) {
          return size() > MOST_NAMES;
        }
      };
  private ArchiveFile openFile;
  private Archive open;
  private long bytesAgain;

  /**
   * @param mostBytes the largest document
   */
  Originals(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  void remember(ArchiveFile file, Finding.Document document) {
    if (document.spot().inside() <= DEEPEST) {
      Where where = new Where(file, document.spot());
      names(document).forEach(name -> places.put(hash(name), where));
    }
  }

  /**
   * An archive that an interrupted run has read.
   *
   * @param records how many; {@code Long.MAX_VALUE} for all
   */
  void skip(ArchiveFile file, long records) {
    skipped.add(new Skipped(file, records));
  }

  /**
   * The document that is seen again, if it was read.
   *
   * @throws ClosedByInterruptException if the thread is to stop
   */
  Optional<Finding.Document> find(Finding.Revisit revisit) throws IOException {
    Optional<Finding.Document> found = findRead(revisit);
    if (found.isEmpty() && !skipped.isEmpty()) {
      readSkipped();
      found = findRead(revisit);
    }
    return found;
  }

  private Optional<Finding.Document> findRead(Finding.Revisit revisit) throws IOException {
    for (String name : names(revisit)) {
      Where where = places.get(hash(name));
      if (where != null
          && read(where) instanceof Finding.Document document
          && names(document).contains(name)) {
        return Optional.of(document);
      }
    }
    return Optional.empty();
  }

  /** Null once too much was inflated again. */
  private Finding read(Where where) throws IOException {
    bytesAgain += where.spot().inside();
    if (bytesAgain > MOST_BYTES_AGAIN) {
      return null;
    }
    if (!where.file().equals(openFile)) {
      closeFile();
      open = new Archive(where.file().path(), mostBytes);
      openFile = where.file();
    }
    open.seek(where.spot());
    return open.next();
  }

  /** Each once, also one that cannot be read: its originals are not found. */
  private void readSkipped() throws ClosedByInterruptException {
    while (!skipped.isEmpty()) {
      Skipped part = skipped.remove();
      try (Archive archive = new Archive(part.file().path(), mostBytes)) {
        rememberAll(part, archive);
      } catch (ClosedByInterruptException e) {
        throw e;
      } catch (IOException e) {
        // The originals in the others can still be found.
      }
    }
  }

  private void rememberAll(Skipped part, Archive archive) throws IOException {
    long records = 0;
    for (Finding next = archive.next();
        next != null && records++ < part.records();
        next = archive.next()) {
      if (next instanceof Finding.Document document) {
        remember(part.file(), document);
      }
    }
  }

  private static List<String> names(Finding.Document document) {
    return names(document.recordId(), document.url(), document.seenAt(), document.digest())
        .toList();
  }

  /** The surest first; an address alone only if nothing else is said. */
  private static List<String> names(Finding.Revisit revisit) {
    boolean isAddressEnough = revisit.originalSeenAt() == null && revisit.digest() == null;
    return names(
            revisit.originalId(), revisit.originalUrl(), revisit.originalSeenAt(), revisit.digest())
        .filter(name -> isAddressEnough || !name.startsWith("url "))
        .toList();
  }

  private static Stream<String> names(String id, String url, Instant seenAt, String digest) {
    return Stream.of(
            id == null ? "" : "id " + id,
            url == null || seenAt == null ? "" : "seen " + seenAt.getEpochSecond() + " " + url,
            digest == null ? "" : "digest " + digest,
            url == null ? "" : "url " + url)
        .filter(name -> !name.isEmpty());
  }

  /** Two names with one hash cost a look in vain: what is read must have the name. */
  private static long hash(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** The revisits of an archive are done; those of another may follow. */
  @Override
  public void close() throws IOException {
    bytesAgain = 0;
    closeFile();
  }

  private void closeFile() throws IOException {
    if (open != null) {
      open.close();
      open = null;
      openFile = null;
    }
  }
}
