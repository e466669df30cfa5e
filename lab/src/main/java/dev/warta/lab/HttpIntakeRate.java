package dev.warta.lab;

import dev.warta.cli.local.LocalBroker;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import dev.warta.ingest.RecoveringPublisher;
import dev.warta.ingest.http.IntakeServer;
import dev.warta.ingest.http.IntakeSettings;
import dev.warta.ingest.source.Limits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;

/**
 * Measures how many articles the HTTP intake takes, with clients, intake and broker on this
 * machine: one a request, and as JSON Lines, with the time until an answer.
 */
public final class HttpIntakeRate {

  private static final int LINES_A_REQUEST = 1_000;
  private static final int ARTICLE_CHARACTERS = 4_000;
  private static final List<Integer> CONNECTIONS = List.of(1, 8, 32);
  private static final Topics TOPICS = Topics.DEFAULT;

  private final URI url;
  private final int articles;

  private HttpIntakeRate(URI url, int articles) {
    this.url = url;
    this.articles = articles;
  }

  /** Measures with the number of articles named, 20,000 by default. */
  public static void main(String[] arguments) throws Exception {
    int articles = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
    Path folder = Files.createTempDirectory("warta-lab");
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (LocalBroker broker = LocalBroker.start(folder, 0)) {
      Map<String, String> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
      try (Admin admin = Admin.create(new HashMap<>(kafka))) {
        TopicLayout.defaults(TOPICS).createOrCheck(admin);
      }
      try (RecoveringPublisher publisher =
              new RecoveringPublisher(kafka, TOPICS, TopicLayout.DEFAULT_MAX_RECORD_BYTES);
          IntakeServer server =
              IntakeServer.start(
                  new IntakeSettings(address, null, null, Limits.DEFAULT), publisher)) {
        while (publisher.state() != RecoveringPublisher.State.UP) {
          Thread.sleep(100);
        }
        new HttpIntakeRate(URI.create(server.url()), articles).measure();
      }
    } finally {
      print("data of this run: " + folder);
    }
    System.exit(0);
  }

  private void measure() throws Exception {
    measure("warming up", articles / 4, 1, 8);
    for (int connections : CONNECTIONS) {
      measure("one a request", articles / (connections == 1 ? 10 : 1), 1, connections);
    }
    measure("warming up", articles, LINES_A_REQUEST, 2);
    for (int connections : CONNECTIONS) {
      measure("1,000 lines a request", articles * 5, LINES_A_REQUEST, connections);
    }
  }

  private void measure(String what, int total, int linesARequest, int connections)
      throws Exception {
    AtomicInteger next = new AtomicInteger();
    int requests = Math.max(connections, total / linesARequest);
    ExecutorService clients = Executors.newFixedThreadPool(connections);
    Callable<List<Long>> client = () -> post(next, requests, linesARequest);
    List<Long> nanos = new ArrayList<>();
    long begin = System.nanoTime();
    List<Future<List<Long>>> done = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      done.add(clients.submit(client));
    }
    for (Future<List<Long>> one : done) {
      nanos.addAll(one.get());
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    clients.shutdown();
    nanos.sort(null);
    print(
        String.format(
            Locale.ROOT,
            "%s, %d connections: %,.0f articles/s; an answer takes p50 %.1f ms, p99 %.1f ms",
            what,
            connections,
            requests * (double) linesARequest / seconds,
            nanos.get(nanos.size() / 2) / 1e6,
            nanos.get((int) (nanos.size() * 0.99)) / 1e6));
  }

  /** One client with a connection of its own. */
  private List<Long> post(AtomicInteger next, int requests, int linesARequest) throws Exception {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    List<Long> nanos = new ArrayList<>();
    for (int n = next.getAndIncrement(); n < requests; n = next.getAndIncrement()) {
      HttpRequest request = request(n, linesARequest);
      long begin = System.nanoTime();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      nanos.add(System.nanoTime() - begin);
      if (answer.statusCode() != 202) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
    }
    return nanos;
  }

  private HttpRequest request(int number, int linesARequest) {
    String body =
        IntStream.range(0, linesARequest)
            .mapToObj(line -> article(number * linesARequest + line))
            .collect(Collectors.joining("\n"));
    return HttpRequest.newBuilder(url)
        .header("Content-Type", linesARequest == 1 ? "application/json" : "application/x-ndjson")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static String article(int number) {
    String sentence = "Article " + number + " tells of the price of rice in market " + number % 97;
    String text = (sentence + ". ").repeat(ARTICLE_CHARACTERS / (sentence.length() + 2));
    return "{\"source\":\"lab\",\"id\":%d,\"title\":\"Rice %d\",\"text\":\"%s\"}"
        .formatted(number, number, text);
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
