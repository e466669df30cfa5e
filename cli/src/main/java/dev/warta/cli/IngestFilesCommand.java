package dev.warta.cli;

import dev.warta.ingest.ArticlePublisher;
import dev.warta.ingest.Ingestion;
import dev.warta.ingest.IngestionResult;
import dev.warta.ingest.SourcePositions;
import dev.warta.ingest.SourceStates;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.Limits;
import dev.warta.ingest.source.Sources;
import dev.warta.ingest.source.watch.WatchSettings;
import dev.warta.ingest.source.watch.WatchedFolders;
import dev.warta.ingest.source.watch.WhenDone;
import dev.warta.ingest.state.SourceKind;
import dev.warta.ingest.state.StateParts;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

  private static final Duration SETTLE = Duration.ofSeconds(2);

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
      description =
          "With --watch: how long a file must have stayed the same to be complete; 0s where files are renamed into place; default: 2s.")
  private Duration settle;

  @Option(
      names = "--done",
      paramLabel = "WAY",
      converter = DoneConverter.class,
      defaultValue = "keep",
      description =
          "With --watch: what becomes of a file once the brokers have it: keep, mark (NAME.done, NAME.failed), or move=FOLDER (failed ones to FOLDER/failed). Why something was not taken is in NAME.reasons.txt beside it; default: ${DEFAULT-VALUE}.")
  private WhenDone whenDone;

  @Option(
      names = "--metrics-address",
      paramLabel = "HOST:PORT",
      converter = ListenAddress.Converter.class,
      description =
          "With --watch: serve metrics to Prometheus here; others than 127.0.0.1 need a token in WARTA_METRICS_TOKEN.")
  private InetSocketAddress metricsAddress;

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
    refuseWithoutWatch("--done", !whenDone.equals(WhenDone.keep()));
    refuseWithoutWatch("--settle", settle != null);
    refuseWithoutWatch("--metrics-address", metricsAddress != null);
    return readOnce(sources.from(ingest.paths(), ingest.source()), kafka);
  }

  private static void refuseWithoutWatch(String option, boolean isGiven) {
    if (isGiven) {
      throw new UserException(option + " is for folders that are watched: add --watch");
    }
  }

  private int watch(Sources sources, Map<String, String> kafka) throws Exception {
    List<Sources.NamedFolder> folders = sources.folders(ingest.paths(), ingest.source());
    WatchSettings settings =
        new WatchSettings(settle == null ? SETTLE : settle, LONGEST_LOOK, whenDone);
    AtomicBoolean isToForget = new AtomicBoolean(ingest.isFromStart());
    return new ContinuousIngestion(
            console, kafka, cluster.topics(), ingest.maxRecordBytes(), metricsAddress)
        .run(
            (states, say) -> {
              if (isToForget.get()) {
                forget(folders, states);
                isToForget.set(false);
              }
              return List.of(
                  new WatchedFolders(
                      sources,
                      folders,
                      settings,
                      location -> states.of(SourceKind.FILES, location),
                      say));
            });
  }

  /**
   * All parts, before the first of them is saved anew: they would be taken for its continuation.
   */
  private static void forget(List<Sources.NamedFolder> folders, SourceStates states)
      throws InterruptedException {
    for (Sources.NamedFolder folder : folders) {
      states.all().stream()
          .filter(state -> state.kind() == SourceKind.FILES)
          .filter(state -> StateParts.isOf(state, folder.location()))
          .forEach(states::forget);
    }
    states.flush();
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
      EndedSources ended =
          shutdown.stopAtEnd(
              new EndedSources(
                  progress, SourceKind.FILES, SourceStates.open(kafka, cluster.topics())));
      Ingestion ingestion = new Ingestion(publisher, positions, ended);
      shutdown.stopAtEnd(ingestion::stop);
      progress
          .count("published", () -> ingestion.progress().published())
          .count("refused", () -> ingestion.progress().refused())
          .start();
      IngestionResult result = ingestion.run(sources);
      ended.save();
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
