package dev.warta.cli;

import dev.warta.ingest.ArticlePublisher;
import dev.warta.ingest.Ingestion;
import dev.warta.ingest.IngestionResult;
import dev.warta.ingest.SourcePositions;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.Limits;
import dev.warta.ingest.source.Sources;
import dev.warta.ingest.state.SourceKind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Publishes articles from files. */
@Command(
    name = "files",
    description = {
      "Publishes articles from files to articles.raw.",
      "%nStopped or killed, the same command goes on where it was. Reading the same files again is harmless: what is known becomes a sighting."
    })
final class IngestFilesCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private IngestOptions ingest;
  @Mixin private ClusterOptions cluster;
  @Mixin private LocalOption local;

  IngestFilesCommand(Console console) {
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
      IngestMessages.tellNotice(positions, progress);
      EndedSources ended = new EndedSources(progress, SourceKind.FILES);
      Ingestion ingestion = new Ingestion(publisher, positions, ended);
      shutdown.stopAtEnd(ingestion::stop);
      progress
          .count("published", () -> ingestion.progress().published())
          .count("refused", () -> ingestion.progress().refused())
          .start();
      IngestionResult result = ingestion.run(sources);
      ended.save(kafka, cluster.topics());
      progress.stop();
      progress.say(IngestMessages.inWords(result));
      ended.tellCounts();
      return IngestMessages.isAllTaken(result) ? Warta.OK : Warta.FAILED;
    }
  }
}
