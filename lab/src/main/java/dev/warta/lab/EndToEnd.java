package dev.warta.lab;

import dev.warta.cli.local.DataFolder;
import dev.warta.cli.local.LocalServers;
import dev.warta.events.Topics;
import dev.warta.store.postgres.PostgresArticleStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Measures the flow from published to stored, with broker and database on the same machine.
 *
 * <p>First each stage alone on a full topic (publish, enrich, store: articles a second), then all
 * together at half the rate of the slowest, for the time from published to stored. Prints a table
 * with the CPU seconds of each stage beside it.
 */
public final class EndToEnd {

  private static final int WARM_UP_ARTICLES = 3_000;

  private final Topics topics;
  private final TimedStore store;
  private final Flow flow;
  private final CpuSeconds cpuSeconds;

  /** When the work at hand was done, and the CPU used by then: before its threads end. */
  private long doneNanos;

  private Map<String, Double> cpuWhenDone;

  private EndToEnd(String run, LocalServers servers, DataFolder data, SampleArticles samples) {
    this.topics = new Topics(run + ".");
    this.store =
        new TimedStore(
            PostgresArticleStore.open(servers.endpoints().jdbcUrl(), null, null, Flow.WRITERS + 1));
    this.flow = new Flow(topics, servers, store, data.streams().resolve(run), samples);
    this.cpuSeconds = new CpuSeconds(data.postgres());
  }

  /** Runs the measurement with the number of articles named, 20,000 by default. */
  public static void main(String[] arguments) throws Exception {
    int articles = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
    SampleArticles samples = SampleArticles.in(Path.of("samples"));
    Path folder = Files.createTempDirectory("warta-lab");
    try (DataFolder data = DataFolder.open(folder);
        LocalServers servers = LocalServers.start(data, 0, 0)) {
      print(
          "%d processors, Java %s, %,d articles from %d samples"
              .formatted(
                  Runtime.getRuntime().availableProcessors(),
                  Runtime.version(),
                  articles,
                  samples.samples()));
      new EndToEnd("warm-up", servers, data, samples).measureStages(0, WARM_UP_ARTICLES);
      double slowest =
          new EndToEnd("stages", servers, data, samples).measureStages(WARM_UP_ARTICLES, articles);
      new EndToEnd("latency", servers, data, samples)
          .measureLatency(WARM_UP_ARTICLES + articles, articles / 2, slowest / 2);
    } finally {
      print("data of this run: " + folder);
    }
    System.exit(0);
  }

  /** Each stage alone; returns the rate of the slowest. */
  private double measureStages(int first, int articles) throws Exception {
    flow.createTopics();
    double publish = timed("publish", articles, () -> publish(first, articles));
    double enrich =
        timed(
            "enrich",
            articles,
            () -> flow.withEnrich(() -> await(() -> flow.enriched() >= articles)));
    double store =
        timed(
            "store",
            articles,
            () -> flow.withSinks(() -> await(() -> this.store.revisions() >= articles)));
    this.store.close();
    return Math.min(publish, Math.min(enrich, store));
  }

  /** All stages together at a steady rate: the time from published to stored. */
  private void measureLatency(int first, int articles, double rate) throws Exception {
    flow.createTopics();
    timed(
        "together",
        articles,
        () ->
            flow.withEnrich(
                () ->
                    flow.withSinks(
                        () -> {
                          flow.publish(first, articles, rate);
                          await(() -> store.revisions() >= articles);
                        })));
    print(
        String.format(
            Locale.ROOT,
            "published to stored at %.0f articles/s: %s",
            rate,
            store.secondsToStored(Instant.EPOCH)));
    store.close();
  }

  /** Publishes all, as fast as it goes. */
  private void publish(int first, int articles) throws Exception {
    flow.publish(first, articles, 0);
    markDone();
  }

  private void await(BooleanSupplier condition) throws IOException {
    Flow.await(condition);
    markDone();
  }

  private void markDone() throws IOException {
    doneNanos = System.nanoTime();
    cpuWhenDone = cpuSeconds.now();
  }

  /** Runs a stage and prints its rate with the CPU seconds that went by; returns the rate. */
  private double timed(String name, int articles, Flow.Work stage) throws Exception {
    Map<String, Double> before = cpuSeconds.now();
    long begin = System.nanoTime();
    stage.run();
    double seconds = (doneNanos - begin) / 1e9;
    StringBuilder cpu = new StringBuilder();
    cpuWhenDone.forEach(
        (part, used) ->
            cpu.append(
                String.format(
                    Locale.ROOT, "  %s %.1f", part, used - before.getOrDefault(part, 0.0))));
    print(
        String.format(
            Locale.ROOT,
            "%-8s %-9s %,9.0f articles/s in %6.1f s; CPU seconds%s",
            topics.prefix().replace(".", ""),
            name,
            articles / seconds,
            seconds,
            cpu));
    return articles / seconds;
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
