package dev.warta.ingest.fetch;

import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import javax.net.ssl.SSLContext;

/**
 * Fetches documents from the web politely and safely: one request at a time and a rest at each
 * host, {@code robots.txt} obeyed where it applies, everything bounded, no address asked that is
 * not public.
 *
 * <p>Asynchronous: {@link #fetch} returns at once, and any number of documents wait without a
 * thread each. Every request ends in a {@link FetchResult}; what goes wrong with one is a {@link
 * FetchResult.Failed} that says so in words, never an exception.
 *
 * <p>At most {@code inFlight} bodies of {@code maxBytes} (or the request's own limit) are held at
 * once, twice while one is decompressed. Safe for use by several threads. Close it to end what is
 * under way.
 */
public final class Fetcher implements AutoCloseable {

  private static final int LOOKUPS = 16;
  private static final int WORKERS = 2;

  private final FetchSettings settings;
  private final Clock clock;
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, new NamedThreads("fetch-timer"));
  private final ExecutorService lookups =
      Executors.newFixedThreadPool(LOOKUPS, new NamedThreads("fetch-lookup"));
  private final ExecutorService workers =
      Executors.newFixedThreadPool(WORKERS, new NamedThreads("fetch-worker"));
  private final Set<Hops> underWay = ConcurrentHashMap.newKeySet();
  private final HostQueues queues;
  private final HttpTransport transport;
  private final Robots robots;
  private volatile boolean isClosed;

  /** A fetcher that resolves and trusts as this machine does. */
  public Fetcher(FetchSettings settings, UserAgent agent, AddressPolicy policy) {
    this(settings, agent, policy, HostResolver.SYSTEM, systemTrust(), Clock.systemUTC());
  }

  /**
   * A fetcher with its own eyes.
   *
   * @param resolver finds the addresses of hosts
   * @param tls says which certificates are trusted
   * @param clock says when a document was had
   */
  public Fetcher(
      FetchSettings settings,
      UserAgent agent,
      AddressPolicy policy,
      HostResolver resolver,
      SSLContext tls,
      Clock clock) {
    this.settings = settings;
    this.clock = clock;
    timer.setRemoveOnCancelPolicy(true);
    queues = new HostQueues(settings.inFlight(), settings.inFlightPerHost(), timer);
    transport = new HttpTransport(settings, agent, policy, resolver, tls, lookups, timer);
    robots = new Robots(this::robotsFile);
  }

  /**
   * Fetches a document when it is its host's turn.
   *
   * @return never fails; completed on one of the fetcher's few worker threads, so what depends on
   *     it should be quick
   * @throws RejectedExecutionException if too many requests wait, or the fetcher is closed
   */
  public CompletableFuture<FetchResult> fetch(FetchRequest request) {
    if (underWay.size() >= settings.maxWaiting()) {
      throw new RejectedExecutionException(
          "more than %d documents wait to be fetched".formatted(settings.maxWaiting()));
    }
    return begin(
        new Hops(
            this,
            request,
            new BodyLimit(
                request.maxBytes() == null ? settings.maxBytes() : request.maxBytes(), false),
            settings.maxRedirects(),
            request.kind() == FetchRequest.Kind.HOST_FILE));
  }

  /**
   * The host at which a page may be fetched, as {@code https://news.example}: what else is to be
   * asked of that host can be asked before. Asks for its {@code robots.txt} where it is not known.
   *
   * @return never fails; empty if the page may not be fetched, or the address is none
   */
  public CompletableFuture<Optional<String>> permittedOrigin(String address) {
    WebAddress page;
    try {
      page = WebAddress.of(address);
    } catch (FetchException e) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return robots
        .of(page)
        .thenApply(
            rules ->
                rules.whyNot(page).isPresent() ? Optional.empty() : Optional.of(page.origin()));
  }

  /** Documents that are being fetched or wait for their turn. */
  public int waiting() {
    return underWay.size();
  }

  /** Hosts that are remembered, since something waits for them or they have a rest. */
  int hosts() {
    return queues.hosts();
  }

  /** Ends all that is under way or waits: it has failed as stopped. */
  @Override
  public void close() {
    isClosed = true;
    queues.close();
    underWay.forEach(Hops::stop);
    transport.close();
    timer.shutdownNow();
    lookups.shutdownNow();
    workers.shutdown();
  }

  FetchSettings settings() {
    return settings;
  }

  HostQueues queues() {
    return queues;
  }

  Robots robots() {
    return robots;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Asks once; never throws. */
  CompletableFuture<HttpAnswer> exchange(
      WebAddress address,
      Map<String, String> headers,
      Set<String> mediaTypes,
      BodyLimit limit,
      Duration time) {
    try {
      return transport.exchange(address, headers, mediaTypes, limit, time);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /**
   * How long a host is left alone after a request, whatever it was for.
   *
   * @param crawlDelay as known when the request began
   * @param hold what the answer asked for
   */
  Duration rest(WebAddress address, Duration crawlDelay, Optional<Duration> hold) {
    Duration pace = longer(crawlDelay, robots.knownCrawlDelay(address));
    Duration rest = longer(settings.minDelay(), longer(pace, hold.orElse(Duration.ZERO)));
    return rest.compareTo(settings.maxDelay()) > 0 ? settings.maxDelay() : rest;
  }

  /** Runs what takes time, or after the end nothing. */
  void onWorker(Runnable task) {
    try {
      workers.execute(task);
    } catch (RejectedExecutionException e) {
      // Closed: what is under way has been told so.
    }
  }

  private CompletableFuture<FetchResult> robotsFile(String address) {
    return begin(
        new Hops(this, FetchRequest.ofFeed(address), Robots.LIMIT, Robots.MOST_REDIRECTS, true));
  }

  private CompletableFuture<FetchResult> begin(Hops hops) {
    underWay.add(hops);
    hops.result().whenComplete((result, failure) -> underWay.remove(hops));
    if (isClosed) {
      hops.stop();
    } else {
      hops.begin();
    }
    return hops.result();
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static SSLContext systemTrust() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the trust store of this machine cannot be read", e);
    }
  }
}
