package dev.warta.cli;

import dev.warta.cli.local.DataFolder;
import dev.warta.cli.local.LocalServers;
import dev.warta.cli.local.Ports;
import dev.warta.desk.DeskServer;
import dev.warta.desk.DeskSettings;
import dev.warta.enrich.EnrichJob;
import dev.warta.enrich.EnrichSettings;
import dev.warta.enrich.EnrichTopology;
import dev.warta.enrich.StepRunner;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventJson;
import dev.warta.events.RawArticle;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import dev.warta.ingest.ArticlePublisher;
import dev.warta.ingest.Ingestion;
import dev.warta.ingest.IngestionResult;
import dev.warta.ingest.SourcePositions;
import dev.warta.ingest.SourceStates;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.Limits;
import dev.warta.ingest.source.Sources;
import dev.warta.ingest.state.SourceKind;
import dev.warta.store.ArticleStore;
import dev.warta.store.postgres.PostgresArticleStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Runs everything in one process: broker, database, enrichment, sink, and the ingestion of what is
 * named.
 */
@Command(
    name = "run",
    description = {
      "Runs everything on this machine: a broker, a database, enrichment and store.",
      "%nIngests what is named, shows what was found, and stays up until it is stopped. Data are kept: run again, it goes on with them."
    })
final class RunCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);
  private static final Topics TOPICS = Topics.DEFAULT;
  private static final String INSTANCE = "local";
  private static final int MOST_ROWS = 40;

  /** Beside one for each writer. */
  private static final int DESK_CONNECTIONS = 6;

  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private IngestOptions ingest;
  @Mixin private LocalOption data;

  @Option(
      names = "--exit",
      description =
          "End when everything ingested is stored: status 0 if so, 1 with a message if not.")
  private boolean isToExit;

  @Option(
      names = "--json",
      description = "Print this run's enriched events, one a line, in place of the table.")
  private boolean isJson;

  @Option(
      names = "--http",
      paramLabel = "HOST:PORT",
      converter = ListenAddress.Converter.class,
      description =
          "When all that is named is stored, take in more by HTTP here, as warta ingest http does.")
  private InetSocketAddress httpAddress;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "9092",
      description =
          "Wanted port of the broker; a free one is taken if it is not free; default: ${DEFAULT-VALUE}.")
  private int kafkaPort;

  @Option(
      names = "--postgres-port",
      paramLabel = "PORT",
      defaultValue = "5432",
      description =
          "Wanted port of the database; a free one is taken if it is not free; default: ${DEFAULT-VALUE}.")
  private int postgresPort;

  @Option(
      names = "--desk-port",
      paramLabel = "PORT",
      defaultValue = "8720",
      description =
          "Wanted port of the desk on this machine; a free one is taken if it is not free; default: ${DEFAULT-VALUE}.")
  private int deskPort;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = Settings.Count.class,
      defaultValue = "2",
      description = "Stream threads, and writers of the store; default: ${DEFAULT-VALUE}.")
  private int threads;

  private final Set<String> firstArticles = new LinkedHashSet<>();

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (isToExit && httpAddress != null) {
      throw new ParameterException(spec.commandLine(), "--http stays up, --exit does not");
    }
    List<ArticleSource> sources =
        new Sources(new Limits(ingest.maxRecordBytes())).from(ingest.paths(), ingest.source());
    try (Shutdown shutdown = new Shutdown();
        Progress progress = new Progress(console)) {
      DataFolder folder = shutdown.stopAtEnd(DataFolder.open(data.folder()));
      Logging.toFile(DataFolder.logIn(data.folder()));
      // They load their data while the servers start.
      CompletableFuture<StepRunner> steps =
          CompletableFuture.supplyAsync(() -> EnrichTopology.steps(maxEventBytes()));
      LOG.info("starting Kafka and PostgreSQL");
      progress.say("starting Kafka and PostgreSQL in " + data.folder());
      LocalServers servers =
          shutdown.startAndStopAtEnd(() -> LocalServers.start(folder, kafkaPort, postgresPort));
      LOG.info("Kafka and PostgreSQL are up: {}", servers.endpoints());
      return run(sources, folder, servers, steps, shutdown, progress);
    }
  }

  private int run(
      List<ArticleSource> sources,
      DataFolder folder,
      LocalServers servers,
      CompletableFuture<StepRunner> steps,
      Shutdown shutdown,
      Progress progress)
      throws Exception {
    Topics topics = TOPICS;
    Map<String, String> kafka = Map.of("bootstrap.servers", servers.endpoints().bootstrapServers());
    Admin admin = shutdown.stopAtEnd(ClusterOptions.admin(kafka));
    TopicLayout.defaults(topics, ingest.maxRecordBytes()).createOrCheck(admin).stream()
        .filter(finding -> finding.verdict() != TopicLayout.Verdict.FINE)
        .forEach(
            finding -> progress.say("topic " + finding.topic() + " differs: " + finding.text()));
    PostgresArticleStore store =
        shutdown.stopAtEnd(
            PostgresArticleStore.open(
                servers.endpoints().jdbcUrl(), null, null, threads + DESK_CONNECTIONS));
    warnOfTopics(kafka, store, progress);
    String desk = isToExit ? null : startDesk(store, kafka, shutdown).url();
    SourcePositions positions = shutdown.stopAtEnd(ingest.positions(kafka, topics));
    IngestMessages.tellNotice(positions, progress);
    Outcomes outcomes =
        shutdown.stopAtEnd(new Outcomes(kafka, topics, positions.rawBegin(), this::print));
    Sinks sinks = shutdown.stopAtEnd(Sinks.start(threads, kafka, topics, store, INSTANCE));
    EnrichSettings settings = enrichSettings(topics, kafka, folder);
    EnrichJob job = shutdown.stopAtEnd(new EnrichJob(settings, steps.get()));
    job.start();
    Services services = new Services(job, sinks);
    ArticlePublisher publisher =
        shutdown.stopAtEnd(new ArticlePublisher(kafka, topics, ingest.maxRecordBytes()));
    FirstArticles first =
        shutdown.stopAtEnd(new FirstArticles(progress, SourceStates.open(kafka, topics)));
    Ingestion ingestion = new Ingestion(publisher, positions, first);
    shutdown.stopAtEnd(ingestion::stop);

    LOG.info("enrichment and store are starting");

    progress
        .count("published", () -> ingestion.progress().published())
        .count("enriched", () -> outcomes.counts().enriched() + outcomes.counts().seenBefore())
        .count("stored", services::stored)
        .count("rejected", () -> outcomes.counts().rejected())
        .start();
    IngestionResult result = ingestion.run(sources);
    first.save();
    LOG.info("published: {}", IngestMessages.inWords(result));
    boolean haveArrived =
        new Arrival(admin, settings.applicationId(), topics, outcomes, store, services, progress)
            .await(result.highestOffsets(), shutdown);
    LOG.info("all have arrived: {}", haveArrived);
    progress.stop();
    if (shutdown.isRequested()) {
      return Warta.FAILED;
    }
    if (!isJson) {
      console.out().print(Summary.table(store.summaries(firstArticles), result.published()));
    }
    Summary.outcome(result, outcomes).forEach(progress::say);
    first.tellCounts();
    boolean isAllWell =
        haveArrived && IngestMessages.isAllTaken(result) && outcomes.counts().rejected() == 0;
    if (!isToExit) {
      Summary.howToGoOn(desk, servers.endpoints(), data.folder()).forEach(progress::say);
      if (httpAddress != null) {
        startIntake(kafka, shutdown, progress);
      }
      services.awaitEnd();
      if (!shutdown.isRequested()) {
        services.requireRunning();
      }
    }
    return isAllWell ? Warta.OK : Warta.FAILED;
  }

  private DeskServer startDesk(
      PostgresArticleStore store, Map<String, String> kafka, Shutdown shutdown) throws Exception {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Ports.wantedOrFree(deskPort));
    String variable = DeskCommand.TOKEN_VARIABLE;
    String token = ListenAddress.token("desk", address, variable, System.getenv(variable));
    return shutdown.stopAtEnd(
        DeskServer.start(
            new DeskSettings(address, token, kafka),
            store,
            DeskOperations.start(store, kafka, TOPICS, shutdown)));
  }

  private void startIntake(Map<String, String> kafka, Shutdown shutdown, Progress progress) {
    HttpIntake intake =
        shutdown.stopAtEnd(
            HttpIntake.start(
                "--http",
                httpAddress,
                INSTANCE,
                ingest.source(),
                ingest.maxRecordBytes(),
                kafka,
                TOPICS));
    progress.say("HTTP       POST " + intake.server().url());
  }

  private void warnOfTopics(Map<String, String> kafka, ArticleStore store, Progress progress)
      throws InterruptedException {
    try (TopicWarnings warnings = new TopicWarnings(kafka, TOPICS, progress::say)) {
      warnings
          .ofSettings(TOPICS.all(), ingest.maxRecordBytes())
          .ofUnreadByEnrichment()
          .ofUnreadByStore(store::offsets);
    }
  }

  private EnrichSettings enrichSettings(
      Topics topics, Map<String, String> kafka, DataFolder folder) {
    return new EnrichSettings(topics, kafka, INSTANCE, folder.streams(), threads, maxEventBytes());
  }

  private int maxEventBytes() {
    return TopicLayout.maxEnrichedRequestBytes(ingest.maxRecordBytes());
  }

  private void print(EnrichedArticle event) {
    if (isJson) {
      console.out().println(EventJson.toJson(event));
    }
  }

  /** Remembers the first articles for the table, too. */
  private final class FirstArticles extends EndedSources {

    FirstArticles(Progress progress, SourceStates states) {
      super(progress, SourceKind.FILES, states);
    }

    @Override
    public void onPublished(RawArticle article, RecordMetadata metadata) {
      super.onPublished(article, metadata);
      if (firstArticles.size() < MOST_ROWS) {
        firstArticles.add(article.getArticleId());
      }
    }
  }
}
