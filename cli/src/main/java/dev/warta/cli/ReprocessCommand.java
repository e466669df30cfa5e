package dev.warta.cli;

import dev.warta.enrich.EnrichTopology;
import dev.warta.enrich.reprocess.ReprocessListener;
import dev.warta.enrich.reprocess.ReprocessResult;
import dev.warta.enrich.reprocess.ReprocessSettings;
import dev.warta.enrich.reprocess.Reprocessing;
import dev.warta.enrich.reprocess.StoredRevision;
import dev.warta.events.TopicLayout;
import dev.warta.store.postgres.PostgresArticleStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the current steps over what is stored. */
@Command(
    name = "reprocess",
    description = {
      "Enriches stored articles again, from their raw documents, by the steps of this program.",
      "%nIds, revision numbers and first-seen times stay; what was derived is replaced. It runs beside live traffic and pauses while that is behind. Stopped or killed, the same command goes on where it was."
    },
    footer = {
      "",
      "Examples: warta reprocess --dry-run",
      "          warta reprocess --source northwire --since 2024-06-01",
      "          warta reprocess --all --language id --rate 200"
    })
final class ReprocessCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private ClusterOptions cluster;
  @Mixin private StoreOptions database;
  @Mixin private LocalOption local;
  @Mixin private ReprocessFilters filters;

  @Option(
      names = "--rate",
      paramLabel = "N",
      converter = Settings.Count.class,
      defaultValue = "50",
      description = "Articles a second; default: ${DEFAULT-VALUE}.")
  private int rate;

  @Option(
      names = "--pause-above",
      paramLabel = "N",
      converter = Settings.Count.class,
      defaultValue = "200",
      description =
          "Pause while more records than this wait in the live flow; default: ${DEFAULT-VALUE}.")
  private int pauseAbove;

  @Option(
      names = "--max-record-bytes",
      paramLabel = "SIZE",
      converter = Settings.Bytes.class,
      defaultValue = "" + TopicLayout.DEFAULT_MAX_RECORD_BYTES,
      description = "Largest document, as warta enrich has it; default: 8MiB.")
  private int maxRecordBytes;

  @Option(
      names = "--from-start",
      description = "Begin anew where the same command was interrupted before.")
  private boolean isFromStart;

  @Option(
      names = "--dry-run",
      description = "Only say how many there are, by version and language.")
  private boolean isDryRun;

  ReprocessCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (filters.contradiction() != null) {
      throw new ParameterException(spec.commandLine(), filters.contradiction());
    }
    Map<String, String> kafka = cluster.kafka(local);
    TopicCheck.require(kafka, cluster.topics().all());
    try (Shutdown shutdown = new Shutdown();
        Progress progress = new Progress(console);
        Admin admin = ClusterOptions.admin(kafka);
        PostgresArticleStore store = database.openForReading(local)) {
      return isDryRun
          ? count(admin, store, shutdown, progress)
          : reprocess(kafka, admin, store, shutdown, progress);
    }
  }

  private int count(Admin admin, PostgresArticleStore store, Shutdown shutdown, Progress progress)
      throws Exception {
    String raw = cluster.topics().raw();
    int partitions =
        admin.describeTopics(List.of(raw)).allTopicNames().get().get(raw).partitions().size();
    SelectionCounts counts = new SelectionCounts();
    progress.count("selected", counts::total).start();
    counts.count(
        store.revisions(), filters.enrichedBefore(Instant.now()), raw, partitions, shutdown);
    progress.stop();
    console.out().print(counts.table());
    progress.say(counts.inWords(rate));
    return shutdown.isRequested() ? Warta.FAILED : Warta.OK;
  }

  private int reprocess(
      Map<String, String> kafka,
      Admin admin,
      PostgresArticleStore store,
      Shutdown shutdown,
      Progress progress) {
    ReprocessSettings settings =
        new ReprocessSettings(
            cluster.topics(),
            kafka,
            filters.inWords(),
            isFromStart,
            rate,
            pauseAbove,
            TopicLayout.maxEnrichedRequestBytes(maxRecordBytes));
    Patience patience = new Patience(shutdown, progress);
    // Stopped by a signal, the process lives until the last word is said.
    CountDownLatch isTold = new CountDownLatch(1);
    shutdown.stopAtEnd(() -> isTold.await(1, TimeUnit.SECONDS));
    try (Reprocessing reprocessing =
        Reprocessing.open(
            settings,
            new StoreSelection(store.revisions(), cluster.topics().raw(), filters, patience),
            new LiveLag(admin, cluster.topics(), store, patience),
            new Teller(progress))) {
      shutdown.stopAtEnd(reprocessing::stop);
      progress
          .count("reprocessed", () -> reprocessing.progress().reprocessed())
          .count("unreadable", () -> reprocessing.progress().unreadable())
          .count("missing", () -> reprocessing.progress().missing())
          .start();
      ReprocessResult result = reprocessing.run();
      progress.stop();
      progress.say(inWords(result));
      return result.isComplete() && result.reprocessed() == result.selected()
          ? Warta.OK
          : Warta.FAILED;
    } catch (KafkaException e) {
      throw new UserException(Failures.inWords(e) + "; the same command goes on where it was", e);
    } finally {
      isTold.countDown();
    }
  }

  private static String inWords(ReprocessResult result) {
    return "%,d revisions selected: %,d reprocessed by steps of version %d, %,d unreadable now, %,d without their raw record%s"
        .formatted(
            result.selected(),
            result.reprocessed(),
            EnrichTopology.VERSION,
            result.unreadable(),
            result.missing(),
            result.isComplete()
                ? ""
                : "; stopped before the end, the same command goes on from here");
  }

  /** Tells what happens; of revisions that stay as they are, the first ones. */
  private static final class Teller implements ReprocessListener {

    private static final int MOST_TOLD = 20;

    private final Progress progress;
    private int told;

    Teller(Progress progress) {
      this.progress = progress;
    }

    @Override
    public void onResumed(Instant startedAt) {
      progress.say("going on with the run of %s".formatted(startedAt));
    }

    @Override
    public void onOtherGivenUp(Instant startedAt) {
      progress.say("beginning anew; the unfinished run of %s is given up".formatted(startedAt));
    }

    @Override
    public void onLeft(StoredRevision revision, String reason) {
      told++;
      if (told <= MOST_TOLD) {
        progress.say(
            Console.harmless(
                "stays as it is: article %s revision %d, raw offset %d: %s"
                    .formatted(
                        revision.articleId(), revision.revision(), revision.offset(), reason)));
      } else if (told == MOST_TOLD + 1) {
        progress.say("more stay as they are; they are counted only");
      }
    }

    @Override
    public void onPaused(long waiting) {
      progress.say("pausing: %,d records wait in the live flow".formatted(waiting));
    }
  }
}
