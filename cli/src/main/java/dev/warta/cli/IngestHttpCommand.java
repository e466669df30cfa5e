package dev.warta.cli;

import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes articles in by HTTP, as a service. */
@Command(
    name = "http",
    description = {
      "Takes articles in by HTTP: POST /articles, answered when Kafka has acknowledged them.",
      "%nText, HTML, JSON (one article or an array), JSON Lines, schema.org JSON-LD, IPTC ninjs and NewsML-G2, each also gzipped; GET /openapi.json describes it."
    },
    footer = {
      "",
      "Examples: curl -T rice.html -X POST -H 'Content-Type: text/html' 'http://127.0.0.1:8710/articles?url=https://news.example/rice'",
      "          curl --data-binary @articles.jsonl -H 'Content-Type: application/jsonl' http://127.0.0.1:8710/articles"
    })
final class IngestHttpCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(IngestHttpCommand.class);
  private static final Duration FOREVER = Duration.ofDays(1);

  private final Console console;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      converter = ListenAddress.Converter.class,
      defaultValue = "${env:WARTA_INGEST_LISTEN:-127.0.0.1:8710}",
      description =
          "Where to listen; others than 127.0.0.1 need a token in WARTA_INGEST_TOKEN [WARTA_INGEST_LISTEN]; default: 127.0.0.1:8710.")
  private InetSocketAddress address;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Publisher of articles that name none; default: the host of their address.")
  private String source;

  @Option(
      names = "--max-record-bytes",
      paramLabel = "SIZE",
      converter = Settings.Bytes.class,
      defaultValue = "" + TopicLayout.DEFAULT_MAX_RECORD_BYTES,
      description = "Largest document; topics must allow it (warta topics); default: 8MiB.")
  private int maxRecordBytes;

  @Option(
      names = "--metrics-address",
      paramLabel = "HOST:PORT",
      converter = ListenAddress.Converter.class,
      description =
          "Serve metrics to Prometheus here; others than 127.0.0.1 need a token in WARTA_METRICS_TOKEN.")
  private InetSocketAddress metricsAddress;

  @Mixin private ServiceOptions service;
  @Mixin private ClusterOptions cluster;
  @Mixin private LocalOption local;

  IngestHttpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Logging.toConsole();
    Topics topics = cluster.topics();
    Map<String, String> kafka = cluster.kafka(local);
    List<String> written = List.of(topics.raw(), topics.sources());
    TopicCheck.require(kafka, written);
    try (TopicWarnings warnings = new TopicWarnings(kafka, topics, LOG::warn)) {
      warnings.ofSettings(written, maxRecordBytes);
    }
    try (Shutdown shutdown = new Shutdown()) {
      HttpIntake intake =
          shutdown.stopAtEnd(
              HttpIntake.start(
                  "--listen",
                  address,
                  service.instanceId(),
                  source,
                  maxRecordBytes,
                  kafka,
                  topics));
      shutdown.stopAtEnd(
          new HealthFile(service.healthFile(), () -> intake.publisher().trouble().orElse("")));
      serveMetrics(intake, shutdown);
      console
          .err()
          .println("warta ingest http: POST " + intake.server().url() + "; Ctrl-C stops it");
      while (!shutdown.isRequestedWithin(FOREVER)) {
        LOG.info("{} articles taken in so far", intake.server().counts().published());
      }
      return Warta.OK;
    }
  }

  private void serveMetrics(HttpIntake intake, Shutdown shutdown) {
    if (metricsAddress == null) {
      return;
    }
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    IntakeMetrics.register(intake, registry);
    shutdown.stopAtEnd(
        SourceMetrics.start(registry, () -> intake.health().state().stream().toList()));
    MetricsEndpoint endpoint =
        shutdown.stopAtEnd(
            MetricsEndpoint.start(
                metricsAddress, System.getenv(MetricsEndpoint.TOKEN_VARIABLE), registry));
    console.err().println("warta ingest http: metrics at " + endpoint.url());
  }
}
