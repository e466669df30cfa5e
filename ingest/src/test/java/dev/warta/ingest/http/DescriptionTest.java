package dev.warta.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.warta.ingest.TestPublishers;
import dev.warta.ingest.source.Limits;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** Holds the intake against its own description. */
class DescriptionTest {

  private static final String JSON = "application/json";
  private static final String RICE = "{\"text\":\"Rice is cheaper.\"}";
  private static final Limits SMALL = new Limits(10_000);

  @Test
  void everyAnswerThatIsPromisedOccursAndIsAsPromised() throws Exception {
    Description description;
    try (Intake intake = Intake.acknowledging()) {
      description = new Description(intake.send(intake.to("/openapi.json").GET()).body());
      seeAnswersOfAHealthyIntake(description, intake);
    }
    seeAnswersOfOneWithAToken(description);
    seeAnswersWhileBrokersAreSlow(description);
    seeAnswersWhileBrokersAreOut(description);

    assertThat(description.seen()).isEqualTo(description.promised());
  }

  @Test
  void whatTheIntakeTakesForAnArticleTheDescriptionDoesToo() throws Exception {
    List<String> articles =
        List.of(
            RICE,
            "{\"html\":\"<p>x\",\"authors\":\"Ratna\",\"tags\":[\"a\",null],\"id\":7,\"source\":\"pagi\",\"more\":{}}",
            "{\"text\":null,\"html\":\"<p>x\",\"published\":\"2024-06-19\"}",
            "{\"title\":\"no text\"}",
            "{\"text\":7}",
            "{\"text\":\"x\",\"authors\":{}}",
            "[]");
    try (Intake intake = Intake.acknowledging()) {
      Description description =
          new Description(intake.send(intake.to("/openapi.json").GET()).body());

      for (String article : articles) {
        boolean isTaken =
            intake.send(intake.post("application/jsonl", article)).statusCode() == 202;
        boolean isDescribed =
            description.article().validate(new ObjectMapper().readTree(article)).isEmpty();
        assertThat(isTaken).as(article).isEqualTo(isDescribed);
      }
    }
  }

  @Test
  void theMediaTypesThatAreDescribedAreThoseThatAreTaken() throws Exception {
    try (Intake intake = Intake.acknowledging()) {
      Description description =
          new Description(intake.send(intake.to("/openapi.json").GET()).body());

      for (String mediaType : description.mediaTypes()) {
        assertThat(intake.send(intake.post(mediaType, "")).statusCode())
            .as(mediaType)
            .isIn(202, 400, 422);
      }
      HttpResponse<String> other = intake.send(intake.post("text/csv", "x"));
      assertThat(Intake.json(other).get("expected").asText().split(", "))
          .containsExactlyInAnyOrderElementsOf(description.mediaTypes());
    }
  }

  @Test
  void whatIsTakenAsJsonIsDescribed() throws Exception {
    List<String> documents =
        List.of(
            RICE,
            "[" + RICE + ",{\"@type\":\"NewsArticle\",\"articleBody\":\"x\"}]",
            "{\"@graph\":[{\"@type\":\"NewsArticle\",\"articleBody\":\"x\"}]}",
            "{\"uri\":\"a:b\",\"bodyText\":\"x\",\"body_text\":\"x\"}",
            "[]",
            "{\"version\":\"1\"}",
            "7");
    try (Intake intake = Intake.acknowledging()) {
      Description description =
          new Description(intake.send(intake.to("/openapi.json").GET()).body());

      for (String document : documents) {
        boolean isTaken = intake.send(intake.post(JSON, document)).statusCode() == 202;
        boolean isDescribed =
            description.body(JSON).validate(new ObjectMapper().readTree(document)).isEmpty();
        assertThat(isTaken).as(document).isEqualTo(isDescribed);
      }
    }
  }

  private static void seeAnswersOfAHealthyIntake(Description description, Intake intake)
      throws Exception {
    for (String path : List.of("/health", "/openapi.json")) {
      description.check(intake.send(intake.to(path).GET()));
      description.check(intake.send(intake.to(path).GET().header("Accept", "text/html")));
      description.check(intake.send(intake.to(path).GET().header("Origin", "https://x.example")));
      description.check("GET", path, rawly("GET", path, "x.example", intake));
    }
    description.check(intake.send(intake.post(JSON, RICE)));
    description.check(intake.send(intake.post(JSON, "[" + RICE + "," + RICE + "]")));
    description.check(
        intake.send(
            intake.post(JSON, "[" + RICE + ",{\"@type\":\"NewsArticle\",\"headline\":\"x\"}]")));
    description.check(intake.send(intake.post(JSON, "{")));
    description.check(intake.send(intake.post("application/xml", "<!DOCTYPE a><a/>")));
    description.check(
        intake.send(intake.post(JSON, "[" + RICE + ",{\"text\":\"x\",\"url\":\"x\"}]")));
    description.check(intake.send(intake.post("application/jsonl", RICE + "\n{}\n")));
    description.check(intake.send(intake.post("application/jsonl", RICE + "\n{\n")));
    description.check(intake.send(intake.post("/articles?titel=x", "text/plain", "x")));
    description.check(intake.send(intake.post("text/plain", "x".repeat(200_000))));
    description.check(intake.send(intake.post("text/csv", "x")));
    description.check(intake.send(intake.post(JSON, RICE).header("Accept", "text/html")));
    description.check(intake.send(intake.post(JSON, RICE).header("Origin", "https://x.example")));
    description.check("POST", "/articles", rawly("POST", "/articles", "x.example", intake));
    description.check("POST", "/articles", rawly("POST", "/articles", "localhost", intake));
  }

  private static void seeAnswersOfOneWithAToken(Description description) throws Exception {
    try (Intake intake =
        Intake.start(TestPublishers.producer(true), Intake.settings("sesame", SMALL))) {
      description.check(intake.send(intake.post(JSON, RICE)));
    }
  }

  private static void seeAnswersWhileBrokersAreSlow(Description description) throws Exception {
    var producer = TestPublishers.producer(false);
    try (Intake intake =
        Intake.start(
            producer, TestPublishers.recovering(() -> producer, 1), Intake.settings(null, SMALL))) {
      CompletableFuture<HttpResponse<String>> first =
          intake.begin(intake.post(JSON, RICE).header("Idempotency-Key", "k"));
      await().until(() -> producer.history().size() == 1);

      description.check(intake.send(intake.post(JSON, RICE).header("Idempotency-Key", "k")));
      description.check(intake.send(intake.post(JSON, RICE)));

      intake.acknowledgeNext();
      description.check(first.get());
    }
  }

  private static void seeAnswersWhileBrokersAreOut(Description description) throws Exception {
    var producer = TestPublishers.producer(false);
    try (Intake intake =
        Intake.start(
            producer, TestPublishers.connectingOnce(producer), Intake.settings(null, SMALL))) {
      CompletableFuture<HttpResponse<String>> lost = intake.begin(intake.post(JSON, RICE));
      await().until(() -> producer.errorNext(new TimeoutException("too late")));
      description.check(lost.get());
      description.check(intake.send(intake.post(JSON, RICE)));
      description.check(intake.send(intake.to("/health").GET()));
    }
  }

  /** A request as no client of Java's makes it: for any host, and with a body that never comes. */
  private static String rawly(String method, String path, String host, Intake intake)
      throws Exception {
    URI url = URI.create(intake.server.url());
    String body = method.equals("POST") ? "Content-Type: text/plain\r\nContent-Length: 9\r\n" : "";
    String request =
        "%s %s HTTP/1.1\r\nHost: %s\r\n%sConnection: close\r\n\r\n"
            .formatted(method, path, host, body);
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout((int) Intake.LONGEST_WAIT.toMillis());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
