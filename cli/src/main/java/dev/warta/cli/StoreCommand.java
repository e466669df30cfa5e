package dev.warta.cli;

import dev.warta.store.ArticleStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the sink as a service. */
@Command(
    name = "store",
    description =
        "Runs the sink: reads articles.enriched and .sightings and writes them to PostgreSQL, until it is stopped.")
final class StoreCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private ClusterOptions cluster;
  @Mixin private StoreOptions database;
  @Mixin private LocalOption local;

  @Option(
      names = "--instance-id",
      paramLabel = "NAME",
      defaultValue = "${env:WARTA_INSTANCE_ID}",
      description =
          "Tells this instance from others; the same after a restart [WARTA_INSTANCE_ID]; default: the host name.")
  private String instanceId;

  @Option(
      names = "--writers",
      paramLabel = "N",
      defaultValue = "${env:WARTA_WRITERS:-2}",
      description = "Transactions at the same time [WARTA_WRITERS]; default: ${DEFAULT-VALUE}.")
  private int writers;

  StoreCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Logging.toConsole();
    Map<String, String> kafka = cluster.kafka(local);
    TopicCheck.requireTopics(kafka, cluster.topics());
    String instance = Optional.ofNullable(instanceId).orElseGet(Settings::hostName);
    try (Shutdown shutdown = new Shutdown()) {
      ArticleStore store = shutdown.stopAtEnd(database.open(local, writers + 1));
      Sinks sinks =
          shutdown.stopAtEnd(Sinks.start(writers, kafka, cluster.topics(), store, instance));
      console
          .err()
          .println(
              "warta store: "
                  + kafka.get("bootstrap.servers")
                  + ", instance "
                  + instance
                  + "; Ctrl-C stops it");
      sinks.awaitEnd();
      return shutdown.isRequested() ? Warta.OK : Warta.FAILED;
    }
  }
}
