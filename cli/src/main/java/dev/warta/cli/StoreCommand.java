package dev.warta.cli;

import dev.warta.events.Topics;
import dev.warta.store.ArticleStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the sink as a service. */
@Command(
    name = "store",
    description = "Runs the store as a service: from enriched events to PostgreSQL.")
final class StoreCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(StoreCommand.class);

  private final Console console;

  @Mixin private ClusterOptions cluster;
  @Mixin private StoreOptions database;
  @Mixin private LocalOption local;
  @Mixin private ServiceOptions service;

  @Option(
      names = "--writers",
      paramLabel = "N",
      converter = Settings.Count.class,
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
    TopicCheck.require(kafka, cluster.topics().all());
    String instance = service.instanceId();
    try (Shutdown shutdown = new Shutdown()) {
      ArticleStore store = shutdown.stopAtEnd(database.open(local, writers + 1));
      warnOfTopics(kafka, store);
      Sinks sinks =
          shutdown.stopAtEnd(Sinks.start(writers, kafka, cluster.topics(), store, instance));
      shutdown.stopAtEnd(new HealthFile(service.healthFile(), () -> trouble(sinks, store)));
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

  /** Sinks that have nothing to store do not notice that the database is out. */
  private static String trouble(Sinks sinks, ArticleStore store) {
    String trouble = sinks.trouble();
    return trouble.isEmpty() ? store.health().reason() : trouble;
  }

  private void warnOfTopics(Map<String, String> kafka, ArticleStore store)
      throws InterruptedException {
    Topics topics = cluster.topics();
    List<String> read = List.of(topics.enriched(), topics.sightings(), topics.rejected());
    try (TopicWarnings warnings = new TopicWarnings(kafka, topics, LOG::warn)) {
      warnings.ofSettings(read, 0).ofUnreadByStore(store::offsets);
    }
  }
}
