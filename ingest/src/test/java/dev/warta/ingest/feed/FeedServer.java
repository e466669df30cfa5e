package dev.warta.ingest.feed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of feeds on loopback, which answers as a test wants and keeps what it was asked. */
final class FeedServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  final List<String> asked = new CopyOnWriteArrayList<>();

  /** What is answered; a null body never comes. */
  private record Answer(int status, String body, Map<String, String> headers) {}

  FeedServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** From now on a path is answered so. */
  void answer(String path, int status, String body, Map<String, String> headers) {
    answers.put(path, new Answer(status, body, headers));
  }

  void feed(String path, String body) {
    answer(path, 200, body, Map.of());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String mark = exchange.getRequestHeaders().getFirst("If-None-Match");
    asked.add(mark == null ? path : path + " if not " + mark);
    Answer answer = answers.getOrDefault(path, new Answer(404, "", Map.of()));
    if (answer.body == null) {
      return;
    }
    answer.headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    boolean isKnown = mark != null && mark.equals(answer.headers.get("ETag"));
    byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(
        isKnown ? 304 : answer.status, isKnown || body.length == 0 ? -1 : body.length);
    if (!isKnown) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
