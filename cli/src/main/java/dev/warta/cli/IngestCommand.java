package dev.warta.cli;

import dev.warta.events.RawArticle;
import dev.warta.ingest.ArticlePublisher;
import dev.warta.ingest.Ingestion;
import dev.warta.ingest.IngestionListener;
import dev.warta.ingest.IngestionResult;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.Limits;
import dev.warta.ingest.source.Refusal;
import dev.warta.ingest.source.Sources;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.RecordMetadata;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Publishes articles from files to a cluster. */
@Command(
    name = "ingest",
    description = {
      "Publishes articles from files to articles.raw.",
      "%nReading the same files again is harmless: what is known becomes a sighting."
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
    TopicCheck.require(kafka, List.of(cluster.topics().raw()));
    try (Shutdown shutdown = new Shutdown();
        Progress progress = new Progress(console);
        TopicWarnings warnings = new TopicWarnings(kafka, cluster.topics(), progress::say)) {
      warnings.ofSettings(
          List.of(cluster.topics().raw(), cluster.topics().sources()), ingest.maxRecordBytes());
      ArticlePublisher publisher =
          shutdown.stopAtEnd(
              new ArticlePublisher(kafka, cluster.topics(), ingest.maxRecordBytes()));
      Ingestion ingestion = new Ingestion(publisher, new Refusals(progress));
      shutdown.stopAtEnd(ingestion::stop);
      progress
          .count("published", () -> ingestion.progress().published())
          .count("refused", () -> ingestion.progress().refused())
          .start();
      IngestionResult result = ingestion.run(sources);
      progress.stop();
      progress.say(inWords(result));
      return result.refused() > 0 || result.isStopped() ? Warta.FAILED : Warta.OK;
    }
  }

  /** One line that tells how an ingestion ended. */
  static String inWords(IngestionResult result) {
    return "%,d published (%,.1f MB)%s%s"
        .formatted(
            result.published(),
            result.bytes() / 1e6,
            result.refused() == 0 ? "" : ", %,d refused".formatted(result.refused()),
            result.isStopped() ? ", stopped before the end" : "");
  }

  /** Tells each refusal as it comes. */
  static class Refusals implements IngestionListener {

    private final Progress progress;

    Refusals(Progress progress) {
      this.progress = progress;
    }

    @Override
    public void onPublished(RawArticle article, RecordMetadata metadata) {}

    @Override
    public void onRefused(Refusal refusal) {
      progress.say("refused: " + refusal.text());
    }
  }
}
