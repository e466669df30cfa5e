package dev.warta.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.warta.events.ArticleId;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Origin;
import dev.warta.events.TestArticles;
import dev.warta.store.Batch;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Listens to a desk on a real PostgreSQL while articles are written. */
class ArticleStreamTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static DeskDatabase database;
  private DeskServer desk;

  @BeforeAll
  static void startDatabase() throws Exception {
    database = DeskDatabase.start();
  }

  @AfterAll
  static void stopDatabase() throws Exception {
    database.close();
  }

  @BeforeEach
  void start() throws Exception {
    database.empty();
    desk = DeskServer.start(new DeskSettings(LOOPBACK, null), database.store());
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  @Test
  void whatIsStoredAfterwardsArrivesAsAHitWithItsId() {
    write(article(0, 0, "Before").build());
    Listener listener = listen("", null);

    write(article(0, 1, "Harga beras").build());

    Event event = listener.awaitEvents(1).get(0);
    assertThat(event.name()).isEqualTo("article");
    assertThat(event.id()).isEqualTo("articles.raw:0-1");
    assertThat(event.hit().get("title").asText()).isEqualTo("Harga beras");
    assertThat(event.hit().at("/snippet/text").asText()).isNotEmpty();
  }

  @Test
  void wordsAreFoundInTheFormsOfTheirLanguageAndFiltersNarrow() {
    Listener words = listen("?q=beras", null);
    Listener excluding = listen("?q=beras%20-turun", null);
    Listener english = listen("?language=en", null);
    Listener all = listen("", null);

    write(
        article(0, 0, "Harga beras turun").build(),
        article(1, 0, "Berasnya mahal").build(),
        article(0, 1, "Gempa").build());

    assertThat(all.awaitEvents(3)).hasSize(3);
    assertThat(words.awaitEvents(2)).hasSize(2);
    assertThat(excluding.awaitEvents(1).get(0).hit().get("title").asText())
        .isEqualTo("Berasnya mahal");
    assertThat(english.events).isEmpty();
  }

  @Test
  void reprocessedRevisionsAreNotNewAndLaterRevisionsAre() {
    Listener listener = listen("", null);
    EnrichedArticle first = article(0, 0, "First").build();
    write(first);
    listener.awaitEvents(1);

    write(EnrichedArticle.newBuilder(first).setWordCount(7).build());
    write(
        EnrichedArticle.newBuilder(first)
            .setRevision(2)
            .setOrigin(new Origin("articles.raw", 0, 1L))
            .setTitle("Second")
            .build());

    assertThat(listener.awaitEvents(2))
        .extracting(e -> e.hit().get("revision").asInt())
        .containsExactly(1, 2);
  }

  @Test
  void restartsOfTheDeskWhileArticlesAreWrittenLoseAndRepeatNothing() throws Exception {
    int portion = 300;
    int most = 5 * portion;
    Semaphore writable = new Semaphore(portion);
    Listener listener = listen("", null);
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () ->
                IntStream.range(0, most)
                    .forEach(
                        i -> {
                          writable.acquireUninterruptibly();
                          write(article(i % 3, i / 3, "Number " + i).build());
                        }),
            task -> new Thread(task, "writer").start());

    List<Event> events = new ArrayList<>();
    for (int restart = 1; restart <= 4; restart++) {
      listener.awaitEvents(100);
      desk.close();
      await().atMost(PATIENCE).until(listener.lines::isDone);
      events.addAll(listener.events);
      desk = DeskServer.start(new DeskSettings(LOOPBACK, null), database.store());
      writable.release(portion);
      listener = listen("", listener.lastId);
    }
    writing.join();
    listener.awaitEvents(most - events.size());
    events.addAll(listener.events);

    assertThat(events.stream().map(event -> event.hit().get("title").asText()))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, most).mapToObj(i -> "Number " + i).toList());
  }

  @Test
  void aFilterThatFindsNothingStillMovesThePlaceToGoOnFrom() {
    Listener listener = listen("?q=gempa", null);

    write(article(0, 0, "Beras").build());
    write(article(0, 1, "Gempa").build());
    String id = listener.awaitEvents(1).get(0).id();
    Listener resumed = listen("", id);
    write(article(0, 2, "Panen").build());

    assertThat(resumed.awaitEvents(1))
        .extracting(e -> e.hit().get("title").asText())
        .containsExactly("Panen");
  }

  @Test
  void aPlaceThatIsNoneOrOfAnotherDatabaseIsRefused() throws Exception {
    for (Map.Entry<String, Integer> wrong :
        Map.of("x", 400, "articles.raw:0-zz", 410, "other:0-1", 410, "a:0-1,", 400).entrySet()) {
      HttpRequest request = request("", wrong.getKey()).build();

      HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());

      assertThat(answer.statusCode()).as(wrong.getKey()).isEqualTo(wrong.getValue());
      assertThat(JSON.readTree(answer.body()).get("expected").asText()).isNotEmpty();
    }
  }

  @Test
  void aClientThatReadsNothingIsCutOffWhileOthersAreServed() throws Exception {
    String large = "x".repeat(3_000);
    Listener quick = listen("", null);
    try (Socket slow = new Socket()) {
      slow.setReceiveBufferSize(64 * 1024);
      connect(slow);
      int most = 4_000;

      for (int i = 0; i < most; i += 50) {
        write(
            IntStream.range(i, i + 50)
                .mapToObj(n -> article(0, n, large).build())
                .toArray(EnrichedArticle[]::new));
      }

      assertThat(quick.awaitEvents(most)).hasSize(most);
      await().atMost(PATIENCE).until(() -> desk.listeners() == 1);
      long arrived = readToEnd(slow.getInputStream());
      assertThat(arrived).isLessThan(most * 3_000L);
    }
  }

  @Test
  void twoThousandIdleClientsNeedNeitherThreadsNorMuchMemory() throws Exception {
    long before = usedMemory();
    int threadsBefore = Thread.activeCount();
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 2_000; i++) {
        Socket socket = new Socket();
        sockets.add(socket);
        connect(socket);
      }
      long perClient = (usedMemory() - before) / sockets.size();
      int threads = Thread.activeCount() - threadsBefore;

      write(article(0, 0, "For all").build());

      for (Socket socket : sockets) {
        assertThat(readUntil(socket.getInputStream(), "For all")).contains("event: article");
      }
      assertThat(perClient).isLessThan(100_000);
      assertThat(threads).isLessThan(64);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private void connect(Socket socket) throws IOException {
    URI address = URI.create(desk.url());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
    socket
        .getOutputStream()
        .write(
            "GET /api/stream HTTP/1.1\r\nHost: %s\r\n\r\n"
                .formatted(address.getAuthority())
                .getBytes(StandardCharsets.US_ASCII));
    assertThat(readUntil(socket.getInputStream(), "id: ")).contains("text/event-stream");
  }

  private static String readUntil(InputStream in, String wanted) throws IOException {
    StringBuilder read = new StringBuilder();
    while (read.indexOf(wanted) < 0) {
      int next = in.read();
      assertThat(next).as("ended: %s", read).isNotNegative();
      read.append((char) next);
    }
    return read.toString();
  }

  private static long readToEnd(InputStream in) {
    long read = 0;
    byte[] buffer = new byte[8_192];
    try {
      for (int some = in.read(buffer); some >= 0; some = in.read(buffer)) {
        read += some;
      }
    } catch (IOException cutOff) {
      return read;
    }
    return read;
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static EnrichedArticle.Builder article(int partition, long offset, String title) {
    return EnrichedArticle.newBuilder(TestArticles.enrichedRicePrices())
        .setArticleId(ArticleId.ofSourceId("test", partition + "/" + offset))
        .setOrigin(new Origin("articles.raw", partition, offset))
        .setTitle(title)
        .setBody("Pasar dibuka.");
  }

  private static void write(EnrichedArticle... articles) {
    database.store().write(new Batch(List.of(articles), List.of(), Map.of()));
  }

  private Listener listen(String filter, String lastEventId) {
    Listener listener = new Listener(request(filter, lastEventId).build());
    await().atMost(PATIENCE).until(() -> listener.lastId != null);
    return listener;
  }

  private HttpRequest.Builder request(String filter, String lastEventId) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(desk.url() + "/api/stream" + filter));
    return lastEventId == null ? request : request.header("Last-Event-ID", lastEventId);
  }

  private record Event(String id, String name, JsonNode hit) {}

  /** Reads events as a browser does: the id counts when the event ends. */
  private static final class Listener {

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> lines;
    private volatile String lastId;
    private String id;
    private String name;
    private JsonNode hit;

    Listener(HttpRequest request) {
      lines =
          CLIENT
              .sendAsync(request, HttpResponse.BodyHandlers.ofLines())
              .thenAcceptAsync(
                  answer -> {
                    try (Stream<String> all = answer.body()) {
                      all.forEach(this::read);
                    }
                  },
                  task -> new Thread(task, "listener").start());
    }

    private void read(String line) {
      if (line.startsWith("id: ")) {
        id = line.substring(4);
      } else if (line.startsWith("event: ")) {
        name = line.substring(7);
      } else if (line.startsWith("data: ")) {
        hit = parsed(line.substring(6));
      } else if (line.isEmpty()) {
        if (hit != null) {
          events.add(new Event(id, name, hit));
        }
        lastId = id;
        hit = null;
      }
    }

    private static JsonNode parsed(String json) {
      try {
        return JSON.readTree(json);
      } catch (IOException e) {
        throw new AssertionError(json, e);
      }
    }

    List<Event> awaitEvents(int count) {
      await().atMost(PATIENCE).until(() -> events.size() >= count);
      return events;
    }
  }
}
