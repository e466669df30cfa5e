package dev.warta.cli;

import dev.warta.store.rejected.Handled;
import dev.warta.store.rejected.RejectedItem;
import dev.warta.store.rejected.RejectedLog;
import dev.warta.store.rejected.Rejection;
import dev.warta.store.rejected.RejectionFilter;
import dev.warta.store.rejected.RejectionId;
import dev.warta.store.rejected.Replay;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends rejected records back to where they came from. */
@Command(
    name = "replay",
    description = {
      "Sends rejected records back to the topic they came from, each once.",
      "%nName records by their ids, or choose them with options, or take --all that are open."
          + " Each record and its mark are one transaction. A record that fails again is rejected"
          + " again, and the list counts its replays."
    })
final class RejectedReplayCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "ID",
      converter = RejectedIds.class,
      description = "Ids as the list shows them, such as 0:12.")
  private Set<RejectionId> ids = new LinkedHashSet<>();

  @Mixin private ClusterOptions cluster;
  @Mixin private LocalOption local;
  @Mixin private RejectedFilters filters;
  @Mixin private RejectedBy by;

  @Option(names = "--all", description = "All that nobody has dealt with.")
  private boolean isAll;

  @Option(names = "--dry-run", description = "Only say what would be replayed.")
  private boolean isDryRun;

  private final AtomicLong replayed = new AtomicLong();
  private long handledBefore;
  private long refused;

  RejectedReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    checkChoice();
    Map<String, String> kafka = cluster.kafka(local);
    TopicCheck.require(kafka, List.of(cluster.topics().rejected()));
    try (RejectedLog log = RejectedLog.open(kafka, cluster.topics());
        Progress progress = new Progress(console)) {
      progress.count("records read", log::recordsRead).count("replayed", replayed::get).start();
      if (isDryRun) {
        Handled handled = log.handled();
        choose(log, handled, progress, item -> wouldReplay(item.about(), progress));
      } else {
        try (Replay replay = Replay.start(log, kafka, cluster.topics(), by.name())) {
          choose(log, replay.handled(), progress, item -> replay(replay, item, progress));
        }
      }
      progress.stop();
      console.err().println(summary());
      return refused == 0 ? Warta.OK : Warta.FAILED;
    }
  }

  private void checkChoice() {
    if (ids.isEmpty() && !filters.isAny() && !isAll) {
      throw new ParameterException(
          spec.commandLine(), "say what to replay: ids, filters such as --cause, or --all");
    }
    if (!ids.isEmpty() && (filters.isAny() || isAll)) {
      throw new ParameterException(
          spec.commandLine(), "ids name the records already: leave out --all and the filters");
    }
  }

  private void choose(
      RejectedLog log,
      Handled handled,
      Progress progress,
      java.util.function.Consumer<RejectedItem> use) {
    if (ids.isEmpty()) {
      RejectionFilter open = filters.filter(false);
      log.forEach(handled, open, use);
      return;
    }
    for (RejectionId id : ids) {
      Optional<RejectedItem> item = log.find(id, handled);
      if (item.isPresent()) {
        use.accept(item.get());
      } else {
        refused++;
        progress.say(
            "%s: there is no rejected record with this id (any more): see warta rejected list"
                .formatted(id));
      }
    }
  }

  private void wouldReplay(Rejection rejection, Progress progress) {
    if (rejection.isOpen()) {
      replayed.incrementAndGet();
      progress.result(
          Console.harmless(
              "%s would go back to %s (%s)"
                  .formatted(
                      rejection.id(),
                      rejection.place() == null ? "an unknown place" : rejection.place().topic(),
                      rejection.cause())));
    } else {
      sayHandled(rejection.id(), rejection.handledAs(), progress);
    }
  }

  private void replay(Replay replay, RejectedItem item, Progress progress) {
    RejectionId id = item.about().id();
    Replay.Outcome outcome = replay.send(item);
    if (outcome instanceof Replay.Outcome.Sent sent) {
      replayed.incrementAndGet();
      progress.result("%s went back as %s".formatted(id, sent.place()));
    } else if (outcome instanceof Replay.Outcome.HandledBefore before) {
      sayHandled(id, before.as(), progress);
    } else if (outcome instanceof Replay.Outcome.Refused no) {
      refused++;
      progress.say(Console.harmless("%s cannot be replayed: %s".formatted(id, no.reason())));
    }
  }

  private void sayHandled(RejectionId id, String as, Progress progress) {
    handledBefore++;
    progress.say("%s was %s before and is not replayed again".formatted(id, as));
  }

  private String summary() {
    return "%,d %s, %,d dealt with before, %,d refused"
        .formatted(
            replayed.get(), isDryRun ? "would be replayed" : "replayed", handledBefore, refused);
  }
}
