package dev.warta.ingest.source;

import dev.warta.events.RawArticle;
import dev.warta.ingest.source.warc.Finding;
import dev.warta.ingest.source.warc.Spot;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads web archives (WARC and ARC files): each response or resource of HTML or plain text is an
 * article, seen when it was captured.
 *
 * <p>What is damaged is a refusal with the offset of the record, and the reading goes on at the
 * next one. A document seen again without its content ({@code revisit}) is handed on with the
 * content of the first one. An archive is taken up in its middle by going to the offset of a record
 * or gzip member.
 */
final class ArchiveSource implements ArticleSource {

  private static final String LEFT_OUT = "it was left out, and the others went on";
  private static final String REST_LEFT_OUT =
      "it was left out with the rest of its gzip member, and the others went on";

  private final String location;
  private final List<ArchiveFile> files;
  private final List<Refusal> refusals;
  private final long otherFiles;
  private final ArchivesRun run;

  /**
   * @param files in the order of {@link ReadBefore}
   * @param refusals of what was found where the files were looked for
   * @param otherFiles how many files are no archives
   */
  ArchiveSource(
      String location,
      List<ArchiveFile> files,
      List<Refusal> refusals,
      long otherFiles,
      ArchivesRun run) {
    this.location = location;
    this.files = List.copyOf(files);
    this.refusals = List.copyOf(refusals);
    this.otherFiles = otherFiles;
    this.run = run;
  }

  /** Reads one file, whose articles go by the source of the others around it. */
  static ArchiveSource of(Path file, String location, String relativePath, Reading reading) {
    ArchiveFile archive = ArchiveFile.of(file, location, relativePath);
    ArchivesRun run = new ArchivesRun(List.of(archive), reading.source(), reading, 1);
    return new ArchiveSource(location, List.of(archive), List.of(), 0, run);
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public void read(Handler handler) throws InterruptedException {
    readRest(ReadBefore.NOTHING, handler);
  }

  @Override
  public void readRest(ReadBefore before, Handler handler) throws InterruptedException {
    if (!before.isAll()) {
      refusals.forEach(handler::refused);
      for (long i = 0; i < otherFiles; i++) {
        handler.passedOver("files that are no archives");
      }
    }
    boolean isToGoOn = false;
    try {
      for (ArchiveFile file : files) {
        if (handler.wantsMore()) {
          readFile(file, before, handler);
        }
      }
      isToGoOn = handler.wantsMore();
    } finally {
      if (!isToGoOn) {
        run.cancel();
      }
    }
  }

  private void readFile(ArchiveFile file, ReadBefore before, Handler handler)
      throws InterruptedException {
    if (before.isInside(file.relativePath())) {
      readFrom(before.place(), file, handler);
    } else if (!before.covers(file.relativePath())) {
      new OneFile(file, handler).read(Spot.START, 0);
    } else if (before.hasChanged(file.path())) {
      new OneFile(file, new FolderSource.WithoutPlaces(handler)).read(Spot.START, 0);
    } else {
      run.skip(file);
    }
  }

  private void readFrom(Place place, ArchiveFile file, Handler handler)
      throws InterruptedException {
    boolean isKnown;
    try {
      isKnown = file.isTheOneOf(place);
    } catch (IOException e) {
      isKnown = false; // the reading says what is wrong
    }
    if (isKnown) {
      run.skip(file, place.line(), place.offset());
      new OneFile(file, handler).read(new Spot(place.offset(), 0), place.line());
    } else {
      handler.isReadAnew(file.location());
      new OneFile(file, handler).read(Spot.START, 0);
    }
  }

  /** Hands on what is read of one file. */
  private final class OneFile {

    private final ArchiveFile file;
    private final Handler handler;
    private long records;

    OneFile(ArchiveFile file, Handler handler) {
      this.file = file;
      this.handler = handler;
    }

    void read(Spot from, long recordsBefore) throws InterruptedException {
      records = recordsBefore;
      ArchiveReading reading = run.take(file, from, recordsBefore);
      try {
        while (handler.wantsMore() && !reading.isOver()) {
          ArchiveReading.Step step = reading.poll();
          if (step != null) {
            handOn(step);
          }
        }
      } finally {
        reading.cancel();
      }
      if (handler.wantsMore()) {
        reading.failure().ifPresent(this::refuseFile);
        refuseEmpty();
        run.done(file);
        handler.passed(() -> Place.behind(file.location(), file.relativePath()));
      }
    }

    private void handOn(ArchiveReading.Step step) throws InterruptedException {
      take(step.finding(), step.article());
      records = step.records();
      Spot behind = step.behind();
      if (behind != null) {
        run.reached(file, behind.offset());
        if (behind.inside() == 0 || behind.offset() == 0) {
          handler.passed(() -> file.place(behind, step.records()));
        }
      }
    }

    private void take(Finding finding, RawArticle article) throws InterruptedException {
      if (finding instanceof Finding.Document document) {
        run.originals().remember(file, document);
        handOn(document, article);
      } else if (finding instanceof Finding.Revisit revisit) {
        takeAgain(revisit);
      } else if (finding instanceof Finding.PassedOver passed) {
        handler.passedOver(passed.kind());
      } else if (finding instanceof Finding.Refused refused) {
        handler.refused(
            new Refusal(
                file.location(),
                refused.spot().offset(),
                refused.reason(),
                refused.expected(),
                refused.isRestOfMemberLost() ? REST_LEFT_OUT : LEFT_OUT));
      }
    }

    private void handOn(Finding.Document document, RawArticle article) throws InterruptedException {
      if (document.flaw() != null) {
        handler.incomplete(document.flaw());
      }
      handler.article(article);
    }

    private void takeAgain(Finding.Revisit revisit) throws InterruptedException {
      Optional<Finding.Document> original = original(revisit);
      if (original.isPresent()) {
        handOn(original.get(), run.articles().article(original.get(), file, revisit));
      } else {
        handler.passedOver("revisits of what was not found again");
      }
    }

    private Optional<Finding.Document> original(Finding.Revisit revisit)
        throws InterruptedException {
      try {
        return run.originals().find(revisit);
      } catch (ClosedByInterruptException e) {
        Thread.interrupted();
        throw new InterruptedException("stopped while an original was looked for");
      } catch (IOException e) {
        return Optional.empty();
      }
    }

    private void refuseFile(IOException failure) {
      handler.refused(
          Refusal.unreadable(
              file.location(),
              failure,
              "a file that this user may read",
              records == 0
                  ? "nothing was taken from it"
                  : "its first " + TextFileSource.withCommas(records) + " records went on"));
    }

    private void refuseEmpty() {
      try {
        if (records == 0 && file.isEmpty()) {
          handler.refused(
              new Refusal(file.location(), null, "is empty", "a WARC or ARC file", LEFT_OUT));
        }
      } catch (IOException e) {
        // It was told that it cannot be read.
      }
    }
  }
}
