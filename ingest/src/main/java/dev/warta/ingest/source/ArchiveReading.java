package dev.warta.ingest.source;

import dev.warta.events.RawArticle;
import dev.warta.ingest.source.warc.Archive;
import dev.warta.ingest.source.warc.Finding;
import dev.warta.ingest.source.warc.Spot;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads one archive on a thread of its own, ahead of the one that takes its articles, until so many
 * bytes wait.
 */
final class ArchiveReading {

  private static final long MOST_BYTES_WAITING = 16L << 20;

  /** What a step costs beside its content and its texts. */
  private static final int BYTES_BESIDE = 1024;

  /**
   * What came of a record.
   *
   * @param finding without its content where an article was made of it
   * @param article null where there is none
   * @param behind where the next record begins; null where that is not known
   * @param records that are read
   */
  record Step(Finding finding, RawArticle article, Spot behind, long records) {

    /** Bytes that it holds in memory, or a little more. */
    long size() {
      long texts = finding.textLength();
      long content = 0;
      if (article != null) {
        texts += article.getSource().length();
        content = article.getContent().remaining();
      }
      return BYTES_BESIDE + Character.BYTES * texts + content;
    }
  }

  private final ArchiveFile file;
  private final ArchivedArticles articles;
  private final int mostBytes;
  private final Spot from;
  private final long recordsBefore;
  private final ReadAheadQueue<Step> steps = new ReadAheadQueue<>(MOST_BYTES_WAITING);
  private final Thread thread;
  private volatile IOException failure;
  private volatile Throwable fault;

  /**
   * @param from where to begin
   * @param recordsBefore records in front of it; those behind the start of the file's first member
   *     are passed over
   */
  ArchiveReading(
      ArchiveFile file, ArchivedArticles articles, int mostBytes, Spot from, long recordsBefore) {
    this.file = file;
    this.articles = articles;
    this.mostBytes = mostBytes;
    this.from = from;
    this.recordsBefore = recordsBefore;
    this.thread = new Thread(this::run, "archive " + file.relativePath());
    thread.setDaemon(true);
    thread.start();
  }

  /** The next step; null if none comes for a moment, or none will. */
  Step poll() throws InterruptedException {
    return steps.poll();
  }

  /** True once the last step was taken. */
  boolean isOver() {
    return steps.isOver();
  }

  /** Why the file could not be read on, if so; known once it is over. */
  Optional<IOException> failure() {
    if (fault != null) {
      throw new IllegalStateException("reading " + file.location() + " failed", fault);
    }
    return Optional.ofNullable(failure);
  }

  /** Nobody wants more, though the next record may lie far behind what is damaged. */
  void cancel() {
    steps.cancel();
    thread.interrupt(); // ends the reading of the file
  }

  private void run() {
    try (Archive archive = new Archive(file.path(), mostBytes)) {
      readAll(archive);
    } catch (IOException e) {
      failure = e;
    } catch (RuntimeException | Error e) {
      fault = e;
    } finally {
      steps.end();
    }
  }

  private void readAll(Archive archive) throws IOException {
    boolean isCounted = from.offset() == 0;
    if (!isCounted) {
      archive.seek(from);
    }
    long records = isCounted ? 0 : recordsBefore;
    for (Finding next = archive.next(); next != null; next = archive.next()) {
      records++;
      if (records > recordsBefore && !take(next, archive.spot(), records)) {
        return;
      }
    }
  }

  private boolean take(Finding finding, Spot behind, long records) {
    Step step = step(finding, behind, records);
    return steps.add(step, step.size());
  }

  private Step step(Finding finding, Spot behind, long records) {
    if (!(finding instanceof Finding.Document document)) {
      return new Step(finding, null, behind, records);
    }
    Optional<String> notText = FileType.whyNotText(document.content());
    if (notText.isPresent()) {
      Finding passed = new Finding.PassedOver(document.spot(), kind(document, notText.get()));
      return new Step(passed, null, behind, records);
    }
    RawArticle article = articles.article(document, file);
    return new Step(document.withoutContent(), article, behind, records);
  }

  private static String kind(Finding.Document document, String notText) {
    return document.content().length == 0
        ? "empty documents"
        : "documents of which each " + notText + ", though declared as " + document.mediaType();
  }
}
