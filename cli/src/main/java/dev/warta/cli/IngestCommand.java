package dev.warta.cli;

import dev.warta.ingest.ArticlePublisher;
import dev.warta.ingest.Ingestion;
import dev.warta.ingest.IngestionListener;
import dev.warta.ingest.IngestionResult;
import dev.warta.ingest.SourcePositions;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.Limits;
import dev.warta.ingest.source.Refusal;
import dev.warta.ingest.source.Sources;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Publishes articles from files to a cluster. */
@Command(
    name = "ingest",
    description = {
      "Publishes articles from files to articles.raw.",
      "%nStopped or killed, the same command goes on where it was. Reading the same files again is harmless: what is known becomes a sighting."
    })
final class IngestCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private IngestOptions ingest;
  @Mixin private ClusterOptions cluster;
  @Mixin private LocalOption local;

  IngestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    List<ArticleSource> sources =
        new Sources(new Limits(ingest.maxRecordBytes())).from(ingest.paths(), ingest.source());
    Map<String, String> kafka = cluster.kafka(local);
    TopicCheck.require(kafka, List.of(cluster.topics().raw(), cluster.topics().sources()));
    try (Shutdown shutdown = new Shutdown();
        Progress progress = new Progress(console);
        TopicWarnings warnings = new TopicWarnings(kafka, cluster.topics(), progress::say)) {
      warnings.ofSettings(
          List.of(cluster.topics().raw(), cluster.topics().sources()), ingest.maxRecordBytes());
      SourcePositions positions = shutdown.stopAtEnd(ingest.positions(kafka, cluster.topics()));
      ArticlePublisher publisher =
          shutdown.stopAtEnd(
              new ArticlePublisher(kafka, cluster.topics(), ingest.maxRecordBytes()));
      tellNotice(positions, progress);
      Ingestion ingestion = new Ingestion(publisher, positions, new Messages(progress));
      shutdown.stopAtEnd(ingestion::stop);
      progress
          .count("published", () -> ingestion.progress().published())
          .count("refused", () -> ingestion.progress().refused())
          .start();
      IngestionResult result = ingestion.run(sources);
      progress.stop();
      progress.say(inWords(result));
      return isAllTaken(result) ? Warta.OK : Warta.FAILED;
    }
  }

  /** Says why the position of an interrupted run is not used, if so. */
  static void tellNotice(SourcePositions positions, Progress progress) {
    positions.notice().ifPresent(notice -> progress.say(notice + ": all is read from the start"));
  }

  /**
   * True if everything was read and nothing refused, an interrupted run before this one included.
   */
  static boolean isAllTaken(IngestionResult result) {
    return result.refused() + result.refusedBefore() == 0 && !result.isStopped();
  }

  /** One line that tells how an ingestion ended. */
  static String inWords(IngestionResult result) {
    StringBuilder words = new StringBuilder();
    words.append("%,d published (%,.1f MB)".formatted(result.published(), result.bytes() / 1e6));
    if (result.publishedBefore() > 0) {
      words.append(" and %,d by the interrupted run".formatted(result.publishedBefore()));
    }
    if (result.refused() > 0) {
      words.append(", %,d refused".formatted(result.refused()));
    }
    if (result.refusedBefore() > 0) {
      words.append(", %,d refused by the interrupted run".formatted(result.refusedBefore()));
    }
    return words + (result.isStopped() ? ", stopped before the end" : "");
  }

  /** Tells what is worth a line of its own. */
  static class Messages implements IngestionListener {

    private final Progress progress;

    Messages(Progress progress) {
      this.progress = progress;
    }

    @Override
    public void onResumed(String where, long published) {
      progress.say(
          "goes on at %s (%,d articles were published before); --from-start reads all again"
              .formatted(Console.harmless(where), published));
    }

    @Override
    public void onReadAnew(String location) {
      progress.say(
          Console.harmless(location)
              + ": has changed since the interrupted run read it: it is read from its start");
    }

    @Override
    public void onRefused(Refusal refusal) {
      progress.say("refused: " + refusal.text());
    }
  }
}
