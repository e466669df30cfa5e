package dev.warta.cli;

import dev.warta.events.TopicLayout;
import dev.warta.ingest.ArticlePublisher;
import dev.warta.ingest.Ingestion;
import dev.warta.ingest.IngestionResult;
import dev.warta.ingest.SourcePositions;
import dev.warta.ingest.SourceStates;
import dev.warta.ingest.source.Archives;
import dev.warta.ingest.source.Limits;
import dev.warta.ingest.state.SourceKind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes articles from web archives. */
@Command(
    name = "warc",
    description = {
      "Publishes the pages in web archives (WARC and ARC, with gzip or without) to articles.raw.",
      "%nTaken are responses and resources of HTML or plain text, as seen when they were captured; all else is counted. What is damaged is told with its offset, and the rest is read.",
      "%nStopped or killed, the same command goes on where it was. Reading the same archives again is harmless: what is known becomes a sighting."
    })
final class IngestWarcCommand implements Callable<Integer> {

  private static final int MOST_AT_ONCE = 4;

  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Archives, and folders with all archives below them.")
  private List<String> paths;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "The publisher; default: the host of each page.")
  private String source;

  @Option(
      names = "--max-record-bytes",
      paramLabel = "SIZE",
      converter = Settings.Bytes.class,
      defaultValue = "" + TopicLayout.DEFAULT_MAX_RECORD_BYTES,
      description = "Largest document; topics must allow it (warta topics); default: 8MiB.")
  private int maxRecordBytes;

  @Option(
      names = "--from-start",
      description =
          "Read all again, even if the same was interrupted and could go on where it was.")
  private boolean isFromStart;

  @Mixin private ClusterOptions cluster;
  @Mixin private LocalOption local;

  IngestWarcCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Archives archives = new Archives(paths, source, new Limits(maxRecordBytes), atOnce());
    Map<String, String> kafka = cluster.kafka(local);
    TopicCheck.require(kafka, List.of(cluster.topics().raw(), cluster.topics().sources()));
    try (Shutdown shutdown = new Shutdown();
        Progress progress = new Progress(console);
        TopicWarnings warnings = new TopicWarnings(kafka, cluster.topics(), progress::say)) {
      warnings.ofSettings(
          List.of(cluster.topics().raw(), cluster.topics().sources()), maxRecordBytes);
      SourcePositions positions =
          shutdown.stopAtEnd(
              SourcePositions.open(
                  kafka, cluster.topics(), SourceKind.WARC, paths, source, isFromStart));
      ArticlePublisher publisher =
          shutdown.stopAtEnd(new ArticlePublisher(kafka, cluster.topics(), maxRecordBytes));
      IngestMessages.tellNotice(positions, progress);
      EndedSources ended =
          shutdown.stopAtEnd(
              new EndedSources(
                  progress, SourceKind.WARC, SourceStates.open(kafka, cluster.topics())));
      Ingestion ingestion = new Ingestion(publisher, positions, ended);
      shutdown.stopAtEnd(ingestion::stop);
      progress
          .count("published", () -> ingestion.progress().published())
          .count("refused", () -> ingestion.progress().refused())
          .share(archives::bytesRead, archives.bytes())
          .start();
      IngestionResult result = ingestion.run(archives.sources());
      ended.save();
      progress.stop();
      progress.say(IngestMessages.inWords(result));
      ended.tellCounts();
      return IngestMessages.isAllTaken(result) ? Warta.OK : Warta.FAILED;
    }
  }

  private static int atOnce() {
    return Math.min(MOST_AT_ONCE, Runtime.getRuntime().availableProcessors());
  }
}
