package dev.warta.lab.feeds;

import dev.warta.events.RawArticle;
import dev.warta.ingest.feed.Feeds;
import dev.warta.ingest.feed.FeedsListener;
import dev.warta.ingest.feed.FeedsSource;
import dev.warta.ingest.fetch.AddressPolicy;
import dev.warta.ingest.fetch.FetchSettings;
import dev.warta.ingest.fetch.Fetcher;
import dev.warta.ingest.fetch.Network;
import dev.warta.ingest.fetch.UserAgent;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.Refusal;
import dev.warta.ingest.state.SourceState;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Polls many feeds of a local server in one process, three rounds, and prints the time of each and
 * the heap that is in use after it.
 *
 * <p>Each feed is on a host of its own (all of them addresses of the loopback network) and has
 * thirty entries of a kilobyte. In the first round all is new, in the second a tenth of the feeds
 * has one new entry and the others answer 304, in the third none. Nothing is published; the states
 * are kept in memory, as they are by the program. The server runs in a process of its own: start
 * this with {@code server} for its first argument.
 */
public final class FeedsLoad {

  private static final int USUAL_FEEDS = 10_000;
  private static final FetchSettings SETTINGS = FetchSettings.DEFAULT.withMinDelay(Duration.ZERO);

  private final Map<String, SourceState> states = new HashMap<>();
  private final List<String> locations;
  private final int port;

  private FeedsLoad(int feeds, int port) {
    this.port = port;
    this.locations = IntStream.range(0, feeds).mapToObj(this::address).toList();
  }

  /** Runs the rounds; the argument is the number of feeds. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length > 0 && arguments[0].equals("server")) {
      LoadServer.serve();
      return;
    }
    int feeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : USUAL_FEEDS;
    try (LoadServer.Started server = LoadServer.start()) {
      FeedsLoad load = new FeedsLoad(feeds, server.port());
      for (int round = 0; round < 3; round++) {
        load.round(round, server);
      }
    }
  }

  /** Hosts 127.1.0.1 and so on: all of 127.0.0.0/8 is this machine. */
  private String address(int feed) {
    return "http://127.%d.%d.%d:%d/%d.xml"
        .formatted(1 + feed / 62_500, feed / 250 % 250, 1 + feed % 250, port, feed);
  }

  private void round(int round, LoadServer.Started server)
      throws IOException, InterruptedException {
    server.setRound(round);
    Counting counting = new Counting();
    long start = System.nanoTime();
    double cpuBefore = cpuSeconds();
    try (Fetcher fetcher =
        new Fetcher(
            SETTINGS,
            new UserAgent("lab", null),
            new AddressPolicy(List.of(Network.of("127.0.0.0/8"))))) {
      Feeds feeds =
          new Feeds(
              locations,
              location -> Optional.ofNullable(states.get(location)),
              null,
              1 << 23,
              new FeedsListener() {},
              Clock.offset(Clock.systemUTC(), Duration.ofDays(2L * round)),
              new Random(7));
      new FeedsSource(feeds, fetcher::fetch, true).read(counting);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.gc();
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      System.out.printf(
          "round %d: %,d feeds polled in %.1f s (%,.0f a second; %.1f s of CPU), %,d articles, %,d failed, %,d MB of heap in use%n",
          round + 1,
          counting.polls,
          seconds,
          counting.polls / seconds,
          cpuSeconds() - cpuBefore,
          counting.articles,
          counting.failures,
          heap / 1_000_000);
    }
  }

  private static double cpuSeconds() {
    com.sun.management.OperatingSystemMXBean system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }

  /** Counts what is handed on, and keeps the states. */
  private final class Counting implements ArticleSource.Handler {

    private final Instant begin = Instant.now();
    private int articles;
    private int polls;
    private int failures;

    @Override
    public boolean wantsMore() {
      return Duration.between(begin, Instant.now()).toMinutes() < 30;
    }

    @Override
    public void article(RawArticle article) {
      articles++;
    }

    @Override
    public void refused(Refusal refusal) {
      failures++;
    }

    @Override
    public void passed(SourceState state) {
      polls++;
      failures += state.health().trouble() == null ? 0 : 1;
      states.put(state.location(), state);
    }
  }
}
