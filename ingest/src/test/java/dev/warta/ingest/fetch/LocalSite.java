package dev.warta.ingest.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** A web site on this machine that notes what it is asked. */
public final class LocalSite implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger mostUnderWay = new AtomicInteger();
  private final String scheme;
  private Duration shortestRest = Duration.ofDays(1);
  private long lastAsked;

  private LocalSite(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, 404, "text/html", "<p>nothing here"));
    server.start();
  }

  /** A site without pages. */
  public static LocalSite open() throws IOException {
    return new LocalSite(HttpServer.create(anyPort(), 0), "http");
  }

  /** A site without pages, behind TLS. */
  public static LocalSite openTls(SSLContext tls) throws IOException {
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return new LocalSite(server, "https");
  }

  /** Answers at a path and below it. */
  public LocalSite at(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          noteRest();
          asked.add(exchange.getRequestURI().toString());
          mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          try {
            handler.handle(exchange);
          } finally {
            underWay.decrementAndGet();
            exchange.close();
          }
        });
    return this;
  }

  /** Answers with a page. */
  public LocalSite page(String path, String html) {
    return at(path, exchange -> answer(exchange, 200, "text/html; charset=utf-8", html));
  }

  /** Answers with a plain text. */
  public LocalSite text(String path, String text) {
    return at(path, exchange -> answer(exchange, 200, "text/plain", text));
  }

  /** Answers with a redirect. */
  public LocalSite redirect(String path, int status, String location) {
    return at(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", location);
          exchange.sendResponseHeaders(status, -1);
        });
  }

  public String url(String path) {
    return scheme + "://127.0.0.1:" + port() + path;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** What was asked at paths that answer, in its order. */
  public List<String> asked() {
    return asked;
  }

  /** The shortest time between the beginnings of two requests that followed each other. */
  public synchronized Duration shortestRest() {
    return shortestRest;
  }

  private synchronized void noteRest() {
    long now = System.nanoTime();
    Duration rest = Duration.ofNanos(now - lastAsked);
    if (!asked.isEmpty() && rest.compareTo(shortestRest) < 0) {
      shortestRest = rest;
    }
    lastAsked = now;
  }

  public int mostUnderWay() {
    return mostUnderWay.get();
  }

  /** Sends a whole answer. */
  public static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    answer(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a whole answer. */
  public static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
