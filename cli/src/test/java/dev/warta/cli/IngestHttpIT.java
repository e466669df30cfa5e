package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.warta.cli.local.TestCluster;
import dev.warta.events.ArticleId;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import dev.warta.ingest.RecoveringPublisher;
import dev.warta.ingest.SourceStates;
import dev.warta.ingest.state.SourceKind;
import dev.warta.ingest.state.SourceState;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The HTTP intake with a real broker that can be cut off. */
class IngestHttpIT {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final Pattern URL = Pattern.compile("http://\\S+/articles");

  /** With settings under which an outage is noticed within seconds. */
  private static final Map<String, String> HASTE =
      Map.of("delivery.timeout.ms", "6000", "request.timeout.ms", "2000", "max.block.ms", "3000");

  @TempDir private static Path folder;

  private static TestCluster broker;
  private static Cable cable;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Topics topics = new Topics("h" + System.nanoTime() + ".");
  private final Map<String, String> kafka = new TreeMap<>(HASTE);

  @BeforeAll
  static void startBroker() throws Exception {
    int port = TestCluster.freePort();
    cable = Cable.to(port);
    broker = TestCluster.startBehind(folder.resolve("kafka"), port, cable.port());
  }

  @AfterAll
  static void stopBroker() throws Exception {
    broker.close();
    cable.close();
  }

  @BeforeEach
  void createTopics() throws Exception {
    kafka.put("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = ClusterOptions.admin(kafka)) {
      TopicLayout.defaults(topics).createOrCheck(admin);
    }
  }

  @Test
  void whileTheBrokersAreOutNothingIsAcceptedAndAfterwardsItIsAgain() throws Exception {
    try (HttpIntake intake = start()) {
      String url = intake.server().url();
      awaitState(intake, RecoveringPublisher.State.UP);
      assertThat(post(url, article(1)).statusCode()).isEqualTo(202);

      cable.cut();
      HttpResponse<String> duringOutage = post(url, article(2));
      awaitState(intake, RecoveringPublisher.State.OUT);
      HttpResponse<String> inOutage = post(url, article(3));
      HttpResponse<String> health = get(url.replace("/articles", "/health"));
      cable.restore();
      awaitState(intake, RecoveringPublisher.State.UP);
      HttpResponse<String> afterwards = post(url, article(4));

      assertThat(duringOutage.statusCode()).isIn(503, 429);
      assertThat(inOutage.statusCode()).isEqualTo(503);
      assertThat(inOutage.headers().firstValue("Retry-After")).isPresent();
      assertThat(health.statusCode()).isEqualTo(503);
      assertThat(afterwards.statusCode()).isEqualTo(202);
      assertThat(publishedIds()).contains(id(1), id(4)).doesNotContain(id(3));
    } finally {
      cable.restore();
    }
  }

  @Test
  void brokersThatFallSilentAreToldAsBusyAndThenAsOut() throws Exception {
    try (HttpIntake intake = start()) {
      String url = intake.server().url();
      awaitState(intake, RecoveringPublisher.State.UP);

      cable.hush();
      HttpResponse<String> first = post(url, article(1));
      awaitState(intake, RecoveringPublisher.State.OUT);
      HttpResponse<String> second = post(url, article(2));
      cable.restore();
      awaitState(intake, RecoveringPublisher.State.UP);

      assertThat(first.statusCode()).isEqualTo(503);
      assertThat(second.statusCode()).isEqualTo(503);
      assertThat(post(url, article(3)).statusCode()).isEqualTo(202);
    } finally {
      cable.restore();
    }
  }

  @Test
  void aStreamLargerThanTheHeapIsTakenLineByLine() throws Exception {
    int lines = 100_000;
    String filler = "Rice is cheaper again in the markets of the capital. ".repeat(220);
    assertThat((long) filler.length() * lines).isGreaterThan(Runtime.getRuntime().maxMemory());
    try (HttpIntake intake = start()) {
      awaitState(intake, RecoveringPublisher.State.UP);

      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(intake.server().url()))
                  .header("Content-Type", "application/x-ndjson")
                  .POST(HttpRequest.BodyPublishers.ofInputStream(() -> lines(lines, filler)))
                  .build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      assertThat(answer.body()).contains("\"published\":" + lines);
      assertThat(endOfTopic()).isEqualTo(lines);
    }
  }

  @Test
  void whatWasAcceptedBeforeAKillIsThereAndSendingAllAgainMakesNoOthers() throws Exception {
    int articles = 300;
    Set<String> accepted = new HashSet<>();
    WartaProcess killed = startProcess();
    String url = awaitUrl(killed);
    for (int n = 0; n < articles / 2; n++) {
      if (post(url, article(n)).statusCode() == 202) {
        accepted.add(id(n));
      }
    }
    killed.kill();

    WartaProcess restarted = startProcess();
    try {
      String newUrl = awaitUrl(restarted);
      String all =
          String.join("\n", IntStream.range(0, articles).mapToObj(IngestHttpIT::article).toList());
      await()
          .atMost(LONGEST_WAIT)
          .untilAsserted(() -> assertThat(post(newUrl, all).statusCode()).isEqualTo(202));

      assertThat(accepted).isNotEmpty();
      assertThat(publishedIds())
          .containsAll(accepted)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, articles).mapToObj(IngestHttpIT::id).toList());
    } finally {
      restarted.terminate();
    }
    assertThat(restarted.await().err()).doesNotContain("Exception");
    try (SourceStates states = SourceStates.open(kafka, topics)) {
      assertThat(states.all())
          .anySatisfy(
              state -> {
                assertThat(state.kind()).isEqualTo(SourceKind.HTTP);
                assertThat(state.health().articles()).isGreaterThanOrEqualTo(articles);
              });
    }
  }

  @Test
  void intakesAtTheSameAddressOnTwoMachinesAreTwoSourcesAndEachIsOneAfterARestart()
      throws Exception {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), TestCluster.freePort());

    takeIn(address, "desk-1", article(1));
    takeIn(address, "desk-2", article(2) + "\n" + article(3));
    takeIn(address, "desk-1", article(4));

    String url = "http://127.0.0.1:" + address.getPort() + "/articles#";
    assertThat(intakes())
        .extracting(SourceState::location, state -> state.health().articles())
        .containsExactlyInAnyOrder(tuple(url + "desk-1", 2L), tuple(url + "desk-2", 2L));
  }

  /** An intake that is started, takes something in, and is stopped once it has been saved. */
  private void takeIn(InetSocketAddress address, String instance, String lines) throws Exception {
    Instant started = Instant.now();
    try (HttpIntake intake =
        HttpIntake.start(
            "--listen",
            address,
            instance,
            null,
            TopicLayout.DEFAULT_MAX_RECORD_BYTES,
            kafka,
            topics)) {
      awaitState(intake, RecoveringPublisher.State.UP);
      await()
          .atMost(LONGEST_WAIT)
          .until(() -> intakes().stream().anyMatch(state -> isReadSince(state, started)));
      assertThat(post(intake.server().url(), lines).statusCode()).isEqualTo(202);
    }
  }

  private static boolean isReadSince(SourceState state, Instant since) {
    return !state.health().attemptAt().isBefore(since.truncatedTo(ChronoUnit.MILLIS));
  }

  private List<SourceState> intakes() throws InterruptedException {
    try (SourceStates states = SourceStates.open(kafka, topics)) {
      return states.all().stream().filter(state -> state.kind() == SourceKind.HTTP).toList();
    }
  }

  private HttpIntake start() {
    return HttpIntake.start(
        "--listen", LOOPBACK, "desk-1", null, TopicLayout.DEFAULT_MAX_RECORD_BYTES, kafka, topics);
  }

  private WartaProcess startProcess() throws Exception {
    return WartaProcess.start(
        folder,
        "ingest",
        "http",
        "--listen",
        "127.0.0.1:" + TestCluster.freePort(),
        "--bootstrap-servers",
        broker.bootstrapServers(),
        "--topic-prefix",
        topics.prefix());
  }

  private String awaitUrl(WartaProcess process) {
    String url =
        await()
            .atMost(LONGEST_WAIT)
            .until(
                () -> {
                  assertThat(process.isAlive()).as(process.messages()).isTrue();
                  Matcher found = URL.matcher(process.messages());
                  return found.find() ? found.group() : "";
                },
                found -> !found.isEmpty());
    await()
        .atMost(LONGEST_WAIT)
        .until(() -> get(url.replace("/articles", "/health")).statusCode() == 200);
    return url;
  }

  private static void awaitState(HttpIntake intake, RecoveringPublisher.State state) {
    await().atMost(LONGEST_WAIT).until(() -> intake.publisher().state() == state);
  }

  private HttpResponse<String> post(String url, String lines) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(url))
            .timeout(LONGEST_WAIT)
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofString(lines))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String url) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(url)).timeout(LONGEST_WAIT).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String article(int number) {
    return "{\"source\":\"pagi\",\"id\":" + number + ",\"text\":\"Article " + number + ".\"}";
  }

  private static String id(int number) {
    return ArticleId.ofSourceId("pagi", Integer.toString(number));
  }

  /** Made as it is read. */
  private static InputStream lines(int count, String filler) {
    return new SequenceInputStream(
        new Enumeration<>() {
          private int next;

          @Override
          public boolean hasMoreElements() {
            return next < count;
          }

          @Override
          public InputStream nextElement() {
            String line = "{\"text\":\"" + next++ + " " + filler + "\"}\n";
            return new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8));
          }
        });
  }

  private long endOfTopic() {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      return consumer.endOffsets(partitions(consumer)).values().stream()
          .mapToLong(Long::longValue)
          .sum();
    }
  }

  private Set<String> publishedIds() {
    Set<String> ids = new HashSet<>();
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < end.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> ids.add(record.key()));
      }
    }
    return ids;
  }

  private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
    List<TopicPartition> partitions = new ArrayList<>();
    consumer
        .partitionsFor(topics.raw())
        .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
    return partitions;
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", broker.bootstrapServers()),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
