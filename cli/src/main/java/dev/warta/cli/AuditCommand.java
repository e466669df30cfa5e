package dev.warta.cli;

import dev.warta.enrich.EnrichSettings;
import dev.warta.events.Topics;
import dev.warta.store.audit.Audit;
import dev.warta.store.audit.AuditReport;
import dev.warta.store.postgres.PostgresArticleStore;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Proves that nothing is lost and nothing is there twice. */
@Command(
    name = "audit",
    description = {
      "Checks that every raw record is exactly one of stored revision, sighting or rejection.",
      "%nCompares the brokers' offsets with the store, also while traffic flows: what is in flight is told apart from what is missing. It changes nothing."
    },
    footer = {
      "",
      "Exit status: 0 nothing is missing or double, 1 something is, or the audit could not be finished.",
      "",
      "Examples: warta audit",
      "          warta audit --watch 30 --metrics-address 127.0.0.1:9400"
    })
final class AuditCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private ClusterOptions cluster;
  @Mixin private StoreOptions database;
  @Mixin private LocalOption local;

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = Settings.Count.class,
      defaultValue = "20",
      description = "Most records to name; default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(names = "--json", description = "Print each audit as one line of JSON.")
  private boolean isJson;

  @Option(
      names = "--watch",
      paramLabel = "SECONDS",
      arity = "0..1",
      fallbackValue = "30",
      converter = Settings.Count.class,
      description =
          "Repeat the audit until it is stopped, this long after the last; default: ${FALLBACK-VALUE}.")
  private Integer watchSeconds;

  @Option(
      names = "--metrics-address",
      paramLabel = "HOST:PORT",
      converter = ListenAddress.Converter.class,
      description =
          "With --watch: serve the figures to Prometheus here; others than 127.0.0.1 need a token in WARTA_METRICS_TOKEN.")
  private InetSocketAddress metricsAddress;

  AuditCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (metricsAddress != null && watchSeconds == null) {
      throw new ParameterException(spec.commandLine(), "--metrics-address needs --watch");
    }
    Topics topics = cluster.topics();
    Map<String, String> kafka = cluster.kafka(local);
    TopicCheck.require(
        kafka, List.of(topics.raw(), topics.enriched(), topics.sightings(), topics.rejected()));
    try (PostgresArticleStore store = database.openForReading(local);
        Audit audit =
            new Audit(
                kafka,
                topics,
                EnrichSettings.applicationId(topics),
                () -> store.snapshot(topics),
                limit)) {
      return watchSeconds == null ? status(audited(audit)) : watch(audit);
    }
  }

  private AuditReport audited(Audit audit) throws IOException {
    AuditReport report = audit.run();
    console.out().println(isJson ? AuditJson.of(report) : AuditText.of(report).stripTrailing());
    return report;
  }

  private int watch(Audit audit) throws Exception {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    AuditMetrics metrics = new AuditMetrics(registry);
    try (Shutdown shutdown = new Shutdown()) {
      if (metricsAddress != null) {
        MetricsEndpoint endpoint =
            shutdown.stopAtEnd(
                MetricsEndpoint.start(
                    metricsAddress, System.getenv(MetricsEndpoint.TOKEN_VARIABLE), registry));
        console.err().println("warta audit: metrics at " + endpoint.url());
      }
      int status;
      do {
        status = auditedOnce(audit, metrics);
      } while (!shutdown.isRequestedWithin(Duration.ofSeconds(watchSeconds)));
      return status;
    }
  }

  /** An audit that cannot be finished is told, and tried again when its time comes. */
  private int auditedOnce(Audit audit, AuditMetrics metrics) throws IOException {
    try {
      AuditReport report = audited(audit);
      if (!isJson) {
        console.out().println("  " + report.at().truncatedTo(ChronoUnit.SECONDS) + "\n");
      }
      metrics.show(report);
      return status(report);
    } catch (WakeupException | InterruptException e) {
      throw e;
    } catch (RuntimeException e) {
      if (!Failures.isExpected(e)) {
        throw e;
      }
      metrics.showFailure();
      console.err().println("warta audit: " + Failures.inWords(e) + "; trying again");
      return Warta.FAILED;
    }
  }

  private static int status(AuditReport report) {
    return report.isClean() ? Warta.OK : Warta.FAILED;
  }
}
