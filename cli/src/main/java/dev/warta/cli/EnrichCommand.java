package dev.warta.cli;

import dev.warta.enrich.EnrichJob;
import dev.warta.enrich.EnrichSettings;
import dev.warta.events.TopicLayout;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the enrichment as a service. */
@Command(
    name = "enrich",
    description = "Runs the enrichment as a service: from raw articles to enriched events.")
final class EnrichCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(EnrichCommand.class);

  private final Console console;

  @Mixin private ClusterOptions cluster;
  @Mixin private LocalOption local;
  @Mixin private ServiceOptions service;

  @Option(
      names = "--state-dir",
      paramLabel = "FOLDER",
      defaultValue = "${env:WARTA_STATE_DIR:-.warta/streams}",
      description =
          "Cache of the state stores; rebuilt from the cluster if lost [WARTA_STATE_DIR]; default: ${DEFAULT-VALUE}.")
  private Path stateDirectory;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = Settings.Count.class,
      defaultValue = "${env:WARTA_THREADS:-2}",
      description = "Stream threads [WARTA_THREADS]; default: ${DEFAULT-VALUE}.")
  private int threads;

  @Option(
      names = "--max-record-bytes",
      paramLabel = "SIZE",
      converter = Settings.Bytes.class,
      defaultValue = "" + TopicLayout.DEFAULT_MAX_RECORD_BYTES,
      description = "Largest document; default: 8MiB.")
  private int maxRecordBytes;

  EnrichCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Logging.toConsole();
    Map<String, String> kafka = cluster.kafka(local);
    TopicCheck.require(kafka, cluster.topics().all());
    try (TopicWarnings warnings = new TopicWarnings(kafka, cluster.topics(), LOG::warn)) {
      warnings
          .ofSettings(cluster.topics().all(), maxRecordBytes)
          .ofEnrichmentsOwn(maxRecordBytes)
          .ofUnreadByEnrichment();
    }
    EnrichSettings settings =
        new EnrichSettings(
            cluster.topics(),
            kafka,
            service.instanceId(),
            stateDirectory,
            threads,
            TopicLayout.maxEnrichedRequestBytes(maxRecordBytes));
    try (Shutdown shutdown = new Shutdown()) {
      EnrichJob job = shutdown.stopAtEnd(new EnrichJob(settings));
      job.start();
      shutdown.stopAtEnd(
          new HealthFile(service.healthFile(), () -> job.unhealthyReason().orElse("")));
      console
          .err()
          .println(
              "warta enrich: "
                  + kafka.get("bootstrap.servers")
                  + ", instance "
                  + settings.instanceId()
                  + "; Ctrl-C stops it");
      job.awaitEnd();
      return shutdown.isRequested() ? Warta.OK : Warta.FAILED;
    }
  }
}
