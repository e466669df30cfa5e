package dev.warta.lab.feeds;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** Serves thousands of feeds of thirty entries, of which a tenth changes in the second round. */
final class LoadServer {

  private static final int ENTRIES = 30;
  private static final String TEXT =
      "Harga beras di pasar induk turun untuk pekan ketiga. ".repeat(19);

  private volatile int round;

  private LoadServer() {}

  /** A server in a process of its own. */
  static final class Started implements AutoCloseable {

    private final Process process;
    private final int port;

    private Started(Process process, int port) {
      this.process = process;
      this.port = port;
    }

    int port() {
      return port;
    }

    void setRound(int round) throws IOException {
      OutputStream in = process.getOutputStream();
      in.write((round + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
    }

    @Override
    public void close() {
      process.destroy();
    }
  }

  static Started start() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FeedsLoad.class.getName(),
                "server")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new Started(process, Integer.parseInt(out.readLine()));
  }

  /** Serves until standard input ends, which names the rounds. */
  static void serve() throws IOException {
    LoadServer feeds = new LoadServer();
    HttpServer server = HttpServer.create(new InetSocketAddress(0), 1_000);
    server.setExecutor(Executors.newFixedThreadPool(32));
    server.createContext("/", feeds::answer);
    server.start();
    System.out.println(server.getAddress().getPort());
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      feeds.round = Integer.parseInt(line);
    }
    server.stop(0);
    System.exit(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    int feed = Integer.parseInt(path.substring(1, path.length() - ".xml".length()));
    int changes = round > 0 && feed % 10 == 0 ? 1 : 0;
    String mark = "\"v" + changes + "\"";
    exchange.getResponseHeaders().set("ETag", mark);
    if (mark.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
    } else {
      byte[] body = rss(feed, changes).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private static String rss(int feed, int changes) {
    StringBuilder rss =
        new StringBuilder(
            "<rss version='2.0'><channel><title>Feed %d</title><ttl>5</ttl>".formatted(feed));
    for (int i = ENTRIES + changes - 1; i >= changes; i--) {
      rss.append(
          "<item><guid>https://f%d.example/%d</guid><title>Judul %d</title><pubDate>Wed, 19 Jun 2024 08:30:00 +0700</pubDate><description>&lt;p&gt;%s&lt;/p&gt;</description></item>"
              .formatted(feed, i, i, TEXT));
    }
    return rss.append("</channel></rss>").toString();
  }
}
