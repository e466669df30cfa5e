package dev.warta.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exchanges one request for one answer, without redirects, cookies, authentication or retries.
 *
 * <p>The host's name is resolved here, the addresses are checked here, and the connection is made
 * to the very address that was checked: the client never resolves a name, so that no second answer
 * of the DNS can lead it elsewhere.
 */
final class HttpTransport implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);

  private static final int MOST_ADDRESSES = 3;
  private static final int MOST_HEADERS = 200;
  private static final int LONGEST_HEADER = 16 * 1024;
  private static final TimeValue IDLE = TimeValue.ofSeconds(15);

  private final CloseableHttpAsyncClient client;
  private final HostResolver resolver;
  private final AddressPolicy policy;
  private final Executor lookups;
  private final ScheduledExecutorService timer;

  HttpTransport(
      FetchSettings settings,
      UserAgent agent,
      AddressPolicy policy,
      HostResolver resolver,
      SSLContext tls,
      Executor lookups,
      ScheduledExecutorService timer) {
    this.policy = policy;
    this.resolver = resolver;
    this.lookups = lookups;
    this.timer = timer;
    client = client(settings, agent, tls);
    client.start();
  }

  /**
   * Asks once.
   *
   * @param time for all of it
   * @return completed on a thread of the client or of the lookups, with a {@link FetchException} or
   *     what the client throws if there is no answer
   */
  CompletableFuture<HttpAnswer> exchange(
      WebAddress address,
      Map<String, String> headers,
      Set<String> mediaTypes,
      BodyLimit limit,
      Duration time) {
    Exchange exchange = new Exchange(address, headers, mediaTypes, limit);
    ScheduledFuture<?> deadline =
        timer.schedule(exchange::timeOut, time.toNanos(), TimeUnit.NANOSECONDS);
    exchange.answer.whenComplete((answer, failure) -> deadline.cancel(false));
    lookups.execute(exchange::begin);
    return exchange.answer;
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }

  /** The addresses of a host that may be asked, best first. */
  private List<InetAddress> addresses(String host) throws UnknownHostException, FetchException {
    List<InetAddress> permitted = new ArrayList<>();
    String refused = null;
    for (InetAddress address : resolver.addresses(host)) {
      Optional<String> why = policy.whyRefused(address);
      if (why.isEmpty()) {
        permitted.add(address);
      } else if (refused == null) {
        refused = address.getHostAddress() + ", " + why.get();
      }
    }
    if (permitted.isEmpty() && refused != null) {
      throw new FetchException(
          FetchFailure.REFUSED_ADDRESS, "leads to %s (host %s)".formatted(refused, host));
    }
    if (permitted.isEmpty()) {
      throw new UnknownHostException(host);
    }
    return permitted.subList(0, Math.min(MOST_ADDRESSES, permitted.size()));
  }

  private final class Exchange {

    private final WebAddress address;
    private final Map<String, String> headers;
    private final Set<String> mediaTypes;
    private final BodyLimit limit;
    private final CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
    private volatile Future<HttpAnswer> underWay;

    Exchange(
        WebAddress address, Map<String, String> headers, Set<String> mediaTypes, BodyLimit limit) {
      this.address = address;
      this.headers = headers;
      this.mediaTypes = mediaTypes;
      this.limit = limit;
    }

    void begin() {
      try {
        ask(addresses(address.hostName()), 0);
      } catch (Exception e) {
        answer.completeExceptionally(e);
      }
    }

    void timeOut() {
      if (answer.completeExceptionally(
          new FetchException(FetchFailure.TIMEOUT, "takes longer than the time allowed"))) {
        cancel();
      }
    }

    private void ask(List<InetAddress> addresses, int index) {
      HttpHost host =
          new HttpHost(address.scheme(), addresses.get(index), address.hostName(), address.port());
      underWay =
          client.execute(
              host,
              request(host),
              new AnswerConsumer(limit, mediaTypes),
              null,
              null,
              new FutureCallback<HttpAnswer>() {

                @Override
                public void completed(HttpAnswer result) {
                  answer.complete(result);
                }

                @Override
                public void failed(Exception cause) {
                  if (cause instanceof HttpHostConnectException
                      && index + 1 < addresses.size()
                      && !answer.isDone()) {
                    ask(addresses, index + 1);
                  } else {
                    answer.completeExceptionally(cause);
                  }
                }

                @Override
                public void cancelled() {
                  answer.completeExceptionally(
                      new FetchException(FetchFailure.STOPPED, "was stopped"));
                }
              });
      if (answer.isDone()) {
        cancel();
      }
    }

    private void cancel() {
      Future<HttpAnswer> request = underWay;
      if (request != null) {
        request.cancel(true);
      }
    }

    private AsyncRequestProducer request(HttpHost host) {
      AsyncRequestBuilder request =
          AsyncRequestBuilder.get().setHttpHost(host).setPath(address.path());
      headers.forEach(request::setHeader);
      return request.build();
    }
  }

  private static CloseableHttpAsyncClient client(
      FetchSettings settings, UserAgent agent, SSLContext tls) {
    Timeout connect = Timeout.of(settings.connectTimeout());
    Timeout all = Timeout.of(settings.maxTime());
    return HttpAsyncClientBuilder.create()
        .setConnectionManager(
            PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(new NoResolver())
                .setTlsStrategy(ClientTlsStrategyBuilder.create().setSslContext(tls).buildAsync())
                .setDefaultTlsConfig(
                    TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .setHandshakeTimeout(connect)
                        .build())
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(all)
                        .setTimeToLive(TimeValue.ofMinutes(1))
                        .build())
                // Those that were just broken off still count for a moment.
                .setMaxConnTotal(2 * settings.inFlight())
                .setMaxConnPerRoute(2 * settings.inFlightPerHost())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(all)
                .setResponseTimeout(all)
                .setAuthenticationEnabled(false)
                .setRedirectsEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build())
        .setHttp1Config(
            Http1Config.custom()
                .setMaxHeaderCount(MOST_HEADERS)
                .setMaxLineLength(LONGEST_HEADER)
                .build())
        .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(2).build())
        // Whatever breaks a connection is told to the request on it; at the end there is none.
        .setIoReactorExceptionCallback(failure -> LOG.debug("connection broken", failure))
        .setThreadFactory(new NamedThreads("fetch-io"))
        .setUserAgent(agent.text())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .evictExpiredConnections()
        .evictIdleConnections(IDLE)
        .build();
  }

  /** Makes sure that no name is resolved behind our back. */
  private static final class NoResolver implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      throw new UnknownHostException(
          String.format(Locale.ROOT, "%s is to be resolved before, not by the client", host));
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
