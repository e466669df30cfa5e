package dev.warta.cli;

import dev.warta.events.TopicLayout;
import dev.warta.ingest.SourceStates;
import dev.warta.ingest.feed.FeedList;
import dev.warta.ingest.feed.Feeds;
import dev.warta.ingest.feed.FeedsListener;
import dev.warta.ingest.feed.FeedsSource;
import dev.warta.ingest.fetch.FetchSettings;
import dev.warta.ingest.fetch.Fetcher;
import dev.warta.ingest.page.FollowedLinks;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.state.SourceKind;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes articles from feeds, as they come. */
@Command(
    name = "feeds",
    description = {
      "Polls feeds (RSS, Atom, JSON Feed) and publishes what is new or has changed to articles.raw.",
      "%nKeeps going until it is stopped; with --once it polls the feeds that are due and ends. What was seen is remembered: nothing is published twice, also after a restart."
    })
final class IngestFeedsCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "FEEDS",
      description =
          "Addresses of feeds, or files that name them: one a line (# begins a comment), or OPML.")
  private List<String> named;

  @Option(names = "--once", description = "Poll each feed that is due, then end: for cron.")
  private boolean isOnce;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "The publisher of all of them; default: the host of each feed's site.")
  private String source;

  @Option(
      names = "--follow",
      description =
          "Fetch the page behind each entry's link, as its robots.txt allows, and make it the article; the entry's own text stays where the page cannot be had.")
  private boolean isFollowed;

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

  @Mixin private WebOptions web;
  @Mixin private ClusterOptions cluster;
  @Mixin private LocalOption local;

  IngestFeedsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    List<String> feeds = FeedList.of(named);
    Map<String, String> kafka = cluster.kafka(local);
    ContinuousIngestion ingestion =
        new ContinuousIngestion(console, kafka, cluster.topics(), maxRecordBytes, metricsAddress);
    int maxBytes = Math.max(maxRecordBytes, FetchSettings.DEFAULT.maxBytes());
    try (Fetcher fetcher = web.fetcher(maxBytes)) {
      return ingestion.run((states, say) -> List.of(source(feeds, states, fetcher, say)));
    }
  }

  private ArticleSource source(
      List<String> feeds, SourceStates states, Fetcher fetcher, Consumer<String> say) {
    Feeds polled =
        new Feeds(
            feeds,
            location -> states.of(SourceKind.FEED, location),
            source,
            maxRecordBytes,
            new Messages(say),
            Clock.systemUTC(),
            new Random());
    FeedsSource source = new FeedsSource(polled, fetcher::fetch, isOnce);
    return isFollowed
        ? new FollowedLinks(source, fetcher, message -> say.accept(Console.harmless(message)))
        : source;
  }

  /** Tells what a person should know of single feeds. */
  private record Messages(Consumer<String> say) implements FeedsListener {

    @Override
    public void onFailed(String location, String reason) {
      say(location, reason + "; it is tried again later (warta sources)");
    }

    @Override
    public void onBack(String location) {
      say(location, "can be read again");
    }

    @Override
    public void onMoved(String location, String newAddress) {
      say(location, "has moved to " + newAddress + " and is read there from now on");
    }

    @Override
    public void onBroken(String location, List<String> problems) {
      say(
          location,
          "is not well-formed and was read as it seems to be meant: "
              + String.join("; ", problems));
    }

    private void say(String location, String message) {
      say.accept(Console.harmless(location + ": " + message));
    }
  }
}
