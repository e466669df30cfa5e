package dev.warta.lab;

import dev.warta.cli.Warta;
import dev.warta.cli.local.DataFolder;
import dev.warta.cli.local.LocalServers;
import dev.warta.events.Topics;
import dev.warta.store.postgres.PostgresArticleStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/**
 * Measures what {@code warta reprocess} costs the live flow: the time from published to stored at a
 * steady rate, in turns without a run beside it and with one.
 */
public final class ReprocessCost {

  private static final int LIVE_ARTICLES_PER_SECOND = 100;
  private static final int SECONDS = 60;
  private static final int TURNS = 3;

  private final Path folder;
  private final LocalServers servers;
  private final TimedStore store;
  private final Flow flow;

  /** Number of the next article. */
  private int next;

  private ReprocessCost(Path folder, DataFolder data, LocalServers servers, TimedStore store)
      throws Exception {
    this.folder = folder;
    this.servers = servers;
    this.store = store;
    this.flow =
        new Flow(
            Topics.DEFAULT, servers, store, data.streams(), SampleArticles.in(Path.of("samples")));
  }

  /** Measures with the number of stored articles named, 20,000 by default. */
  public static void main(String[] arguments) throws Exception {
    int articles = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
    Path folder = Files.createTempDirectory("warta-lab");
    try (DataFolder data = DataFolder.open(folder);
        LocalServers servers = LocalServers.start(data, 0, 0);
        TimedStore store =
            new TimedStore(
                PostgresArticleStore.open(
                    servers.endpoints().jdbcUrl(), null, null, Flow.WRITERS + 1))) {
      new ReprocessCost(folder, data, servers, store).measure(articles);
    } finally {
      print("data of this run: " + folder);
    }
    System.exit(0);
  }

  private void measure(int articles) throws Exception {
    flow.createTopics();
    flow.withEnrich(
        () ->
            flow.withSinks(
                () -> {
                  publish("before", articles, 0);
                  for (int turn = 0; turn < TURNS; turn++) {
                    live("alone");
                    beside();
                  }
                }));
  }

  private void beside() throws Exception {
    long before = store.revisions();
    Process reprocess =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Warta.class.getName(),
                "reprocess",
                "--all",
                "--from-start",
                "--bootstrap-servers",
                servers.endpoints().bootstrapServers(),
                "--jdbc-url",
                servers.endpoints().jdbcUrl())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("reprocess.log").toFile())
            .start();
    try {
      Flow.await(() -> store.revisions() > before);
      live("beside reprocess");
      if (!reprocess.isAlive()) {
        print("reprocess ended before: too few articles");
      }
    } finally {
      reprocess.destroy();
      reprocess.waitFor();
    }
  }

  private void live(String name) throws Exception {
    publish(name, LIVE_ARTICLES_PER_SECOND * SECONDS, LIVE_ARTICLES_PER_SECOND);
  }

  private void publish(String name, int articles, double rate) throws Exception {
    Instant begin = Instant.now();
    long before = store.revisions();
    flow.publish(next, articles, rate);
    next += articles;
    Flow.await(() -> store.revisionsSince(begin) >= articles);
    double seconds = (System.currentTimeMillis() - begin.toEpochMilli()) / 1e3;
    print(
        String.format(
            Locale.ROOT,
            "%-17s %6.1f live articles/s, %5.1f others/s; published to stored: %s",
            name,
            articles / seconds,
            (store.revisions() - before - articles) / seconds,
            store.secondsToStored(begin)));
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
