package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.warta.cli.WartaProcess.Ended;
import dev.warta.cli.local.LocalBroker;
import dev.warta.events.ArticleId;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import dev.warta.ingest.SourceStates;
import dev.warta.ingest.state.SourceKind;
import dev.warta.ingest.state.SourceState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code warta ingest feeds} and {@code urls} as processes, with a real broker and a real site. */
class IngestWebIT {

  @TempDir static Path shared;

  private static LocalBroker broker;
  private static Admin admin;

  @TempDir Path folder;

  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Long> askedAt = new CopyOnWriteArrayList<>();
  private Topics topics;
  private HttpServer site;

  /** What the site has at a path. */
  private record Page(String mediaType, String text) {}

  @BeforeAll
  static void startBroker() throws Exception {
    broker = LocalBroker.start(shared, 0);
    admin = ClusterOptions.admin(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  @AfterAll
  static void stopBroker() {
    admin.close();
    broker.close();
  }

  @BeforeEach
  void createTopicsAndSite() throws Exception {
    topics = new Topics("w" + System.nanoTime() + ".");
    TopicLayout.defaults(topics).createOrCheck(admin);
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext("/", this::answer);
    site.start();
  }

  @AfterEach
  void stopSite() {
    site.stop(0);
  }

  @Test
  void theEntriesOfAFeedArePublishedOnceAndAgainOnlyWhenTheyHaveChanged() throws Exception {
    feed(item("/rice", "Rice is cheaper."), item("/ferry", "No ferry today."));

    Ended first = ingestFeed();
    List<String> afterFirst = publishedIds();
    SourceState remembered = onlyState(SourceKind.FEED);
    makeDue(remembered);
    Ended second = ingestFeed();
    List<String> afterSecond = publishedIds();
    makeDue(onlyState(SourceKind.FEED));
    feed(item("/rice", "Rice is cheaper."), item("/ferry", "The ferry goes again."));
    Ended third = ingestFeed();

    assertThat(List.of(first, second, third)).extracting(Ended::status).containsOnly(0);
    assertThat(first.err()).contains("2 published").doesNotContain("Exception");
    assertThat(afterFirst).containsExactlyInAnyOrder(id("/rice"), id("/ferry"));
    assertThat(remembered.location()).isEqualTo(address("/feed.xml"));
    assertThat(remembered.health().articles()).isEqualTo(2);
    assertThat(second.err()).contains("0 published");
    assertThat(afterSecond).hasSize(2);
    assertThat(publishedIds()).containsExactlyInAnyOrder(id("/rice"), id("/ferry"), id("/ferry"));
    assertThat(asked).containsExactly("/feed.xml", "/feed.xml", "/feed.xml");
  }

  @Test
  void aFeedThatIsNotDueIsNotAsked() throws Exception {
    feed(item("/rice", "Rice is cheaper."));

    ingestFeed();
    Ended second = ingestFeed();

    assertThat(second.status()).as(second.err()).isZero();
    assertThat(asked).containsExactly("/feed.xml");
  }

  @Test
  void pagesArePublishedOnceAndAgainOnlyWhenTheyHaveChanged() throws Exception {
    page("/rice", "Rice is cheaper.");
    page("/ferry", "No ferry today.");
    Path list =
        Files.write(folder.resolve("urls.txt"), List.of(address("/rice"), address("/ferry")));

    Ended first = ingest("urls", list.toString());
    List<String> afterFirst = publishedIds();
    SourceState remembered = onlyState(SourceKind.PAGES);
    Ended second = ingest("urls", list.toString());
    List<String> afterSecond = publishedIds();
    page("/ferry", "The ferry goes again.");
    Ended third = ingest("urls", list.toString());

    assertThat(List.of(first, second, third)).extracting(Ended::status).containsOnly(0);
    assertThat(first.err()).contains("2 published").doesNotContain("Exception");
    assertThat(afterFirst).containsExactlyInAnyOrder(id("/rice"), id("/ferry"));
    assertThat(remembered.health().articles()).isEqualTo(2);
    assertThat(second.err()).contains("0 published");
    assertThat(afterSecond).hasSize(2);
    assertThat(publishedIds()).containsExactlyInAnyOrder(id("/rice"), id("/ferry"), id("/ferry"));
    assertThat(asked.stream().filter("/ferry"::equals)).hasSize(3);
  }

  @Test
  void sitemapsAndTheirPagesAreAskedForOneAfterAnotherAtThePaceOfTheirHost() throws Exception {
    pages.put("/robots.txt", new Page("text/plain", "User-agent: *\nCrawl-delay: 0.4"));
    pages.put("/index.xml", new Page("application/xml", sitemapIndex("/one.txt", "/two.txt")));
    pages.put("/one.txt", new Page("text/plain", address("/rice") + "\n" + address("/ferry")));
    pages.put("/two.txt", new Page("text/plain", address("/tram")));
    page("/rice", "Rice is cheaper.");
    page("/ferry", "No ferry today.");
    page("/tram", "The tram is late.");

    Ended ended = ingest("sitemap", address("/index.xml"));

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(publishedIds()).containsExactlyInAnyOrder(id("/rice"), id("/ferry"), id("/tram"));
    assertThat(asked).contains("/robots.txt", "/index.xml", "/one.txt", "/two.txt");
    assertThat(restsBetweenRequests())
        .as("%s", asked)
        .allSatisfy(rest -> assertThat(rest).isGreaterThanOrEqualTo(Duration.ofMillis(400)));
  }

  private Ended ingestFeed() throws Exception {
    return ingest("feeds", "--once", address("/feed.xml"));
  }

  private Ended ingest(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("ingest"));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of(
            "--allow-network",
            "127.0.0.1",
            "--min-delay",
            "0s",
            "--bootstrap-servers",
            broker.bootstrapServers(),
            "--topic-prefix",
            topics.prefix()));
    return WartaProcess.start(folder, command.toArray(String[]::new)).await();
  }

  private SourceState onlyState(SourceKind kind) throws Exception {
    try (SourceStates states = states()) {
      assertThat(states.all()).singleElement().matches(state -> state.kind() == kind);
      return states.all().iterator().next();
    }
  }

  /** As if the time had passed that a feed rests between two polls. */
  private void makeDue(SourceState feed) throws Exception {
    ObjectNode memory = (ObjectNode) new ObjectMapper().readTree(feed.memory());
    assertThat(memory.remove("next")).isNotNull();
    try (SourceStates states = states()) {
      states.save(feed.with(feed.health(), memory.toString()));
      states.flush();
    }
  }

  private SourceStates states() throws InterruptedException {
    return SourceStates.open(Map.of("bootstrap.servers", broker.bootstrapServers()), topics);
  }

  private void feed(String... items) {
    String feed = "<rss version='2.0'><channel><title>Pagi</title>%s</channel></rss>";
    pages.put("/feed.xml", new Page("application/rss+xml", feed.formatted(String.join("", items))));
  }

  private String item(String path, String text) {
    return "<item><link>%s</link><title>Pagi</title><description>%s</description></item>"
        .formatted(address(path), text);
  }

  private void page(String path, String text) {
    pages.put(path, new Page("text/html", "<p>" + text));
  }

  private String sitemapIndex(String... sitemaps) {
    StringBuilder index =
        new StringBuilder("<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>");
    for (String sitemap : sitemaps) {
      index.append("<sitemap><loc>").append(address(sitemap)).append("</loc></sitemap>");
    }
    return index.append("</sitemapindex>").toString();
  }

  private List<Duration> restsBetweenRequests() {
    List<Duration> rests = new ArrayList<>();
    for (int i = 1; i < askedAt.size(); i++) {
      rests.add(Duration.ofNanos(askedAt.get(i) - askedAt.get(i - 1)));
    }
    return rests;
  }

  private String address(String path) {
    return "http://127.0.0.1:" + site.getAddress().getPort() + path;
  }

  private String id(String path) {
    return ArticleId.ofUrl(address(path));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    askedAt.add(System.nanoTime());
    asked.add(path);
    Page page = pages.get(path);
    if (page == null) {
      exchange.sendResponseHeaders(404, -1);
    } else {
      byte[] body = page.text().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", page.mediaType());
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private List<String> publishedIds() {
    List<String> ids = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topics.raw()).stream()
              .map(partition -> new TopicPartition(topics.raw(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> ids.add(record.key()));
      }
    }
    return ids;
  }
}
