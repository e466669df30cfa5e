package dev.warta.cli;

import dev.warta.events.Topics;
import dev.warta.store.rejected.EditedRecord;
import dev.warta.store.rejected.RejectedItem;
import dev.warta.store.rejected.RejectedLog;
import dev.warta.store.rejected.Replay;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Publishes rejected records that were exported and edited. */
@Command(
    name = "import",
    description = {
      "Publishes the edited lines of an exported file to where the records came from.",
      "%nA line that nobody has changed, and one whose record was dealt with meanwhile, is left"
          + " out. A wrong line is told, and the others go on."
    })
final class RejectedImportCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "FILE", description = "A file made by warta rejected export.")
  private Path file;

  @Mixin private ClusterOptions cluster;
  @Mixin private LocalOption local;
  @Mixin private RejectedBy by;

  private final AtomicLong published = new AtomicLong();
  private long unchanged;
  private long handledBefore;
  private long refused;

  RejectedImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Map<String, String> kafka = cluster.kafka(local);
    Topics topics = cluster.topics();
    TopicCheck.require(kafka, List.of(topics.rejected()));
    try (InputStream in = open();
        RejectedLog log = RejectedLog.open(kafka, topics);
        Replay replay = Replay.start(log, kafka, topics, by.name());
        Progress progress = new Progress(console)) {
      progress.count("published", published::get).start();
      BoundedLines lines = new BoundedLines(in);
      for (byte[] line = next(lines); line != null; line = next(lines)) {
        if (lines.isTooLong()) {
          refuse(lines.number(), "the line is longer than any record may be", progress);
        } else if (line.length > 0) {
          importLine(line, lines.number(), log, replay, progress);
        }
      }
      progress.stop();
    }
    console.err().println(summary());
    return refused == 0 ? Warta.OK : Warta.FAILED;
  }

  private InputStream open() {
    try {
      return new BufferedInputStream(Files.newInputStream(file));
    } catch (IOException e) {
      throw cannotRead(e);
    }
  }

  private byte[] next(BoundedLines lines) {
    try {
      return lines.next();
    } catch (IOException e) {
      throw cannotRead(e);
    }
  }

  private UserException cannotRead(IOException e) {
    return new UserException("cannot read %s: %s".formatted(file, e), e);
  }

  private void importLine(
      byte[] line, long number, RejectedLog log, Replay replay, Progress progress) {
    try {
      EditedRecord edited = EditedRecord.parse(line);
      RejectedItem item =
          log.find(edited.id(), replay.handled())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "there is no rejected record " + edited.id() + " (any more)"));
      if (!item.about().isOpen()) {
        handledBefore++;
        say(
            number,
            "%s was %s before and is left out".formatted(edited.id(), item.about().handledAs()),
            progress);
        return;
      }
      EditedRecord.Replacement replacement = edited.replacementOf(item, cluster.topics());
      if (!replacement.isChanged()) {
        unchanged++;
        return;
      }
      publish(replay, item, replacement, number, progress);
    } catch (IllegalArgumentException e) {
      refuse(number, e.getMessage(), progress);
    }
  }

  private void publish(
      Replay replay,
      RejectedItem item,
      EditedRecord.Replacement replacement,
      long number,
      Progress progress) {
    Replay.Outcome outcome = replay.sendEdited(item, replacement.key(), replacement.value());
    if (outcome instanceof Replay.Outcome.Sent sent) {
      published.incrementAndGet();
      progress.result("%s went back edited as %s".formatted(item.about().id(), sent.place()));
    } else if (outcome instanceof Replay.Outcome.Refused no) {
      refuse(number, no.reason(), progress);
    }
  }

  private void refuse(long number, String reason, Progress progress) {
    refused++;
    say(number, reason, progress);
  }

  private void say(long number, String message, Progress progress) {
    progress.say(Console.harmless("%s:%d: %s".formatted(file, number, message)));
  }

  private String summary() {
    return "%,d published, %,d unchanged, %,d dealt with before, %,d refused"
        .formatted(published.get(), unchanged, handledBefore, refused);
  }
}
