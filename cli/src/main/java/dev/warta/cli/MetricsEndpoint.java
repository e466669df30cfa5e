package dev.warta.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves metrics to Prometheus at {@code /metrics}, and nothing else.
 *
 * <p>An address that others can reach needs a token, which they send as {@code Authorization:
 * Bearer TOKEN}; with a token set, it is asked for on the loopback address too.
 */
final class MetricsEndpoint implements AutoCloseable {

  /** Where the token is. */
  static final String TOKEN_VARIABLE = "WARTA_METRICS_TOKEN";

  private static final String PATH = "/metrics";
  private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService threads;
  private final PrometheusMeterRegistry registry;
  private final String token;

  private MetricsEndpoint(
      HttpServer server, ExecutorService threads, PrometheusMeterRegistry registry, String token) {
    this.server = server;
    this.threads = threads;
    this.registry = registry;
    this.token = token;
  }

  /**
   * Begins to serve.
   *
   * @param token null or empty for none
   * @throws UserException if the address is taken or not this machine's, or may be reached by
   *     others without a token
   */
  static MetricsEndpoint start(
      InetSocketAddress address, String token, PrometheusMeterRegistry registry) {
    String asked = ListenAddress.token("metrics", address, TOKEN_VARIABLE, token);
    ExecutorService threads =
        Executors.newFixedThreadPool(
            2,
            task -> {
              Thread thread = new Thread(task, "metrics");
              thread.setDaemon(true);
              return thread;
            });
    try {
      HttpServer server = HttpServer.create(address, 0);
      MetricsEndpoint endpoint = new MetricsEndpoint(server, threads, registry, asked);
      server.setExecutor(threads);
      server.createContext("/", endpoint::answer);
      server.start();
      return endpoint;
    } catch (IOException e) {
      threads.shutdownNow();
      throw new UserException(
          "cannot serve metrics at %s: %s; name another address with --metrics-address"
              .formatted(ListenAddress.inWords(address), e.getMessage()),
          e);
    }
  }

  /** Where the metrics are. */
  String url() {
    return "http://" + ListenAddress.inWords(server.getAddress()) + PATH;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!isAllowed(exchange)) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
        exchange.sendResponseHeaders(401, -1);
      } else if (!exchange.getRequestURI().getPath().equals(PATH)) {
        exchange.sendResponseHeaders(404, -1);
      } else if (!exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET");
        exchange.sendResponseHeaders(405, -1);
      } else {
        byte[] body = registry.scrape().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  private boolean isAllowed(HttpExchange exchange) {
    if (token == null) {
      return true;
    }
    String sent = exchange.getRequestHeaders().getFirst("Authorization");
    return sent != null
        && MessageDigest.isEqual(
            sent.getBytes(StandardCharsets.UTF_8),
            ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
  }
}
