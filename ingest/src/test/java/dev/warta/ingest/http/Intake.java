package dev.warta.ingest.http;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.warta.events.EventSerdes;
import dev.warta.events.RawArticle;
import dev.warta.ingest.RecoveringPublisher;
import dev.warta.ingest.TestPublishers;
import dev.warta.ingest.source.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;

/** A real intake on a free port of loopback, whose brokers the test plays, and a client of it. */
final class Intake implements AutoCloseable {

  static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  final MockProducer<String, byte[]> producer;
  final RecoveringPublisher publisher;
  final IntakeServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Intake(
      MockProducer<String, byte[]> producer, RecoveringPublisher publisher, IntakeServer server) {
    this.producer = producer;
    this.publisher = publisher;
    this.server = server;
  }

  /** Everything is acknowledged at once. */
  static Intake acknowledging() {
    return start(TestPublishers.producer(true), settings(null, new Limits(100_000)));
  }

  /** Nothing is acknowledged before the test says so. */
  static Intake silent() {
    return start(TestPublishers.producer(false), settings(null, new Limits(100_000)));
  }

  static IntakeSettings settings(String token, Limits limits) {
    return new IntakeSettings(
        LOOPBACK, token, null, limits, Duration.ofSeconds(2), Duration.ofSeconds(3));
  }

  /** Of an intake that waits for its clients longer than the test does. */
  static IntakeSettings patientSettings(String token) {
    return new IntakeSettings(
        LOOPBACK, token, null, new Limits(100_000), LONGEST_WAIT.multipliedBy(2), LONGEST_WAIT);
  }

  static Intake start(MockProducer<String, byte[]> producer, IntakeSettings settings) {
    return start(producer, TestPublishers.recovering(() -> producer), settings);
  }

  static Intake start(
      MockProducer<String, byte[]> producer,
      RecoveringPublisher publisher,
      IntakeSettings settings) {
    try {
      await().until(() -> publisher.state() == RecoveringPublisher.State.UP);
      return new Intake(producer, publisher, IntakeServer.start(settings, publisher));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A request to a path, with parameters. */
  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(server.url()).resolve(path)).timeout(LONGEST_WAIT);
  }

  /** A post of articles. */
  HttpRequest.Builder post(String mediaType, String body) {
    return post("/articles", mediaType, body);
  }

  HttpRequest.Builder post(String path, String mediaType, String body) {
    return to(path)
        .header("Content-Type", mediaType)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Sends it without waiting for the answer. */
  CompletableFuture<HttpResponse<String>> begin(HttpRequest.Builder request) {
    return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> response) throws Exception {
    return JSON.readTree(response.body());
  }

  /** What was handed to the brokers. */
  List<RawArticle> published() {
    return producer.history().stream()
        .map(
            record ->
                EventSerdes.rawArticle().deserializer().deserialize(record.topic(), record.value()))
        .toList();
  }

  /** The brokers acknowledge the next article, as soon as it is there. */
  void acknowledgeNext() {
    await().atMost(LONGEST_WAIT).until(producer::completeNext);
  }

  @Override
  public void close() {
    server.close();
    publisher.close();
  }
}
