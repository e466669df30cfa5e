package dev.warta.cli;

import dev.warta.ingest.ArticlePublisher;
import dev.warta.ingest.Ingestion;
import dev.warta.ingest.IngestionResult;
import dev.warta.ingest.SourcePositions;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.Limits;
import dev.warta.ingest.source.Sources;
import dev.warta.ingest.source.watch.WatchSettings;
import dev.warta.ingest.source.watch.WatchedFolders;
import dev.warta.ingest.source.watch.WhenDone;
import dev.warta.ingest.state.SourceKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Publishes articles from files. */
@Command(
    name = "files",
    description = {
      "Publishes articles from files to articles.raw.",
      "%nText, HTML, JSON Lines, JSON and NewsML-G2, each also gzipped or in a .zip. Stopped or killed, the same command goes on where it was. Reading the same files again is harmless: what is known becomes a sighting."
    },
    footer = {
      "",
      "Examples: warta ingest files archive/2024",
      "          warta ingest files --watch --done move=/srv/news/done /srv/news/incoming"
    })
final class IngestFilesCommand implements Callable<Integer> {

  /** Where the file system does not tell of changes. */
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);

  private final Console console;

  @Mixin private IngestOptions ingest;
  @Mixin private ClusterOptions cluster;
  @Mixin private LocalOption local;

  @Option(
      names = "--watch",
      description =
          "Stay, and read new and changed files of the folders as they come. What was read is remembered.")
  private boolean isToWatch;

  @Option(
      names = "--settle",
      paramLabel = "TIME",
      converter = Settings.Durations.class,
      defaultValue = "2s",
      description =
          "With --watch: how long a file must have stayed the same to be complete; 0s where files are renamed into place; default: ${DEFAULT-VALUE}.")
  private Duration settle;

  @Option(
      names = "--done",
      paramLabel = "WAY",
      converter = DoneConverter.class,
      defaultValue = "keep",
      description =
          "With --watch: what becomes of a file once the brokers have it: keep, mark (NAME.done, NAME.failed), or move=FOLDER (failed ones to FOLDER/failed). Why something was not taken is in NAME.reasons.txt beside it; default: ${DEFAULT-VALUE}.")
  private WhenDone whenDone;

  IngestFilesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Sources sources = new Sources(new Limits(ingest.maxRecordBytes()));
    Map<String, String> kafka = cluster.kafka(local);
    if (isToWatch) {
      return watch(sources, kafka);
    }
    if (!whenDone.equals(WhenDone.keep())) {
      throw new UserException("--done is for folders that are watched: add --watch");
    }
    return readOnce(sources.from(ingest.paths(), ingest.source()), kafka);
  }

  private int watch(Sources sources, Map<String, String> kafka) throws Exception {
    List<Sources.NamedFolder> folders = sources.folders(ingest.paths(), ingest.source());
    WatchSettings settings = new WatchSettings(settle, LONGEST_LOOK, whenDone);
    AtomicBoolean isToForget = new AtomicBoolean(ingest.isFromStart());
    return new ContinuousIngestion(console, kafka, cluster.topics(), ingest.maxRecordBytes(), null)
        .run(
            (states, say) -> {
              boolean isForgotten = isToForget.getAndSet(false);
              return List.of(
                  new WatchedFolders(
                      sources,
                      folders,
                      settings,
                      location ->
                          isForgotten ? Optional.empty() : states.of(SourceKind.FILES, location),
                      console.err()::println));
            });
  }

  private int readOnce(List<ArticleSource> sources, Map<String, String> kafka) throws Exception {
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

  /** Reads what is to become of files. */
  static final class DoneConverter implements ITypeConverter<WhenDone> {

    @Override
    public WhenDone convert(String text) {
      try {
        return WhenDone.of(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
