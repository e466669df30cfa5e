package dev.warta.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.warta.events.ArticleId;
import dev.warta.events.CarrierKind;
import dev.warta.events.RawArticle;
import dev.warta.ingest.RecoveringPublisher;
import dev.warta.ingest.TestPublishers;
import dev.warta.ingest.source.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeServerTest {

  private static final String RICE =
      "{\"id\":\"rice-1\",\"source\":\"pagi\",\"text\":\"Rice is cheaper.\"}";
  private static final String FERRY =
      "{\"url\":\"https://news.example/ferry\",\"html\":\"<p>No ferry.\"}";
  private static final String BAD_DATE = "{\"text\":\"x\",\"published\":\"19-06-24 or so\"}";
  private static final String NDJSON = "application/x-ndjson";

  private Intake intake = Intake.acknowledging();

  @AfterEach
  void stop() {
    intake.close();
  }

  private void restart(Intake other) {
    intake.close();
    intake = other;
  }

  @Test
  void aTextIsPublishedAsItsBytesWithWhatIsSaidOfIt() throws Exception {
    byte[] text = "Harga beras turun – lagi".getBytes(Charset.forName("windows-1252"));

    HttpResponse<String> answer =
        intake.send(
            intake
                .to(
                    "/articles?url=https://news.example/a%3Fb%3D1&title=Harga%20beras&authors=Ratna&authors=Budi"
                        + "&published=2024-06-19T08:30:00%2B07:00&language=id&tags=beras")
                .header("Content-Type", "text/plain; charset=windows-1252")
                .POST(HttpRequest.BodyPublishers.ofByteArray(text)));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    RawArticle article = intake.published().get(0);
    assertThat(article.getContent().array()).isEqualTo(text);
    assertThat(article.getMediaType()).isEqualTo("text/plain");
    assertThat(article.getCharset()).isEqualTo("windows-1252");
    assertThat(article.getUrl()).isEqualTo("https://news.example/a?b=1");
    assertThat(article.getSource()).isEqualTo("news.example");
    assertThat(article.getHints().getAuthors()).containsExactly("Ratna", "Budi");
    assertThat(article.getHints().getPublishedAt().getValue())
        .isEqualTo("2024-06-19T08:30:00+07:00");
    assertThat(article.getCarrier().getKind()).isEqualTo(CarrierKind.http);
    assertThat(article.getCarrier().getLocation()).isEqualTo(intake.server.url());
    assertThat(Intake.json(answer).at("/articleIds/0").asText())
        .isEqualTo(ArticleId.ofUrl("https://news.example/a?b=1"))
        .isEqualTo(article.getArticleId());
  }

  @Test
  void anArrayIsPublishedInItsOrder() throws Exception {
    HttpResponse<String> answer =
        intake.send(intake.post("application/json", "[" + RICE + "," + FERRY + "]"));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(Intake.json(answer).get("published").asInt()).isEqualTo(2);
    assertThat(intake.published())
        .extracting(RawArticle::getArticleId)
        .containsExactly(
            ArticleId.ofSourceId("pagi", "rice-1"), ArticleId.ofUrl("https://news.example/ferry"));
  }

  @Test
  void nothingOfAnArrayIsPublishedIfOneOfItIsNoArticle() throws Exception {
    HttpResponse<String> answer =
        intake.send(intake.post("application/json", "[" + RICE + "," + BAD_DATE + "]"));

    JsonNode problem = Intake.json(answer);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(problem.get("field").asText()).isEqualTo("published");
    assertThat(problem.get("article").asInt()).isEqualTo(2);
    assertThat(problem.get("expected").asText()).contains("ISO 8601");
    assertThat(intake.published()).isEmpty();
  }

  @Test
  void packedLinesArePublishedOneByOne() throws Exception {
    HttpResponse<String> answer =
        intake.send(
            intake
                .to("/articles?source=kantor")
                .header("Content-Type", NDJSON)
                .header("Content-Encoding", "gzip")
                .POST(
                    HttpRequest.BodyPublishers.ofByteArray(
                        gzip(RICE + "\n\n" + FERRY + "\n{\"text\":\"Late.\"}"))));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(intake.published())
        .extracting(RawArticle::getSource, article -> article.getCarrier().getPosition())
        .containsExactly(tuple("pagi", 1L), tuple("kantor", 3L), tuple("kantor", 4L));
  }

  @Test
  void linesBeforeABadOneArePublishedAndTheAnswerSaysWhereToGoOn() throws Exception {
    String lines = RICE + "\n" + FERRY + "\n" + BAD_DATE + "\n" + RICE + "\n";

    HttpResponse<String> answer = intake.send(intake.post(NDJSON, lines));

    JsonNode problem = Intake.json(answer);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(problem.get("line").asInt()).isEqualTo(3);
    assertThat(problem.get("field").asText()).isEqualTo("published");
    assertThat(problem.get("published").asInt()).isEqualTo(2);
    assertThat(problem.get("resumeAtLine").asInt()).isEqualTo(3);
    assertThat(problem.get("articleIds")).hasSize(2);
    assertThat(problem.get("detail").asText())
        .isEqualTo(
            "line 3: field \"published\" is not a date: \"19-06-24 or so\"; 2 articles are published; go on at line 3");
    assertThat(intake.published()).hasSize(2);
  }

  @Test
  void thereIsNoAnswerBeforeTheBrokersHaveAcknowledged() throws Exception {
    restart(Intake.silent());

    CompletableFuture<HttpResponse<String>> answer =
        intake.begin(intake.post("application/json", RICE));
    await().until(() -> intake.producer.history().size() == 1);
    assertThat(answer).isNotDone();
    intake.acknowledgeNext();

    assertThat(answer.get().statusCode()).isEqualTo(202);
  }

  @Test
  void whatIsNotAcknowledgedInTimeIsNotAccepted() throws Exception {
    restart(Intake.silent());

    HttpResponse<String> answer = intake.send(intake.post(NDJSON, RICE + "\n" + FERRY + "\n"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(Intake.json(answer).get("published").asInt()).isZero();
    assertThat(Intake.json(answer).get("resumeAtLine").asInt()).isEqualTo(1);
  }

  @Test
  void whatTheBrokersLostIsNotAcceptedAndTheIntakeConnectsAnew() throws Exception {
    restart(Intake.silent());
    CompletableFuture<HttpResponse<String>> lost =
        intake.begin(intake.post("application/json", RICE));

    await().until(() -> intake.producer.errorNext(new TimeoutException("20000 ms have passed")));

    assertThat(lost.get().statusCode()).isEqualTo(503);
    await().until(() -> intake.publisher.state() == RecoveringPublisher.State.UP);
  }

  @Test
  void fullFlightIsTurnedAwayWithATimeToTryAgain() throws Exception {
    var producer = TestPublishers.producer(false);
    restart(
        Intake.start(
            producer,
            TestPublishers.recovering(() -> producer, 500),
            Intake.settings(null, new Limits(100_000))));
    CompletableFuture<HttpResponse<String>> first =
        intake.begin(intake.post("text/plain", "a".repeat(400)));
    await().until(() -> producer.history().size() == 1);

    HttpResponse<String> second = intake.send(intake.post("text/plain", "b".repeat(400)));
    intake.acknowledgeNext();

    assertThat(second.statusCode()).isEqualTo(429);
    assertThat(second.headers().firstValue("Retry-After")).isPresent();
    assertThat(first.get().statusCode()).isEqualTo(202);
    assertThat(producer.history()).hasSize(1);
  }

  @Test
  void aRecordThatTheBrokersFindTooLargeIsToldWithItsLine() throws Exception {
    restart(Intake.silent());
    CompletableFuture<HttpResponse<String>> answer =
        intake.begin(intake.post(NDJSON, RICE + "\n" + FERRY + "\n"));
    intake.acknowledgeNext();
    await().until(() -> intake.producer.errorNext(new RecordTooLargeException("too large")));

    assertThat(answer.get().statusCode()).isEqualTo(413);
    assertThat(Intake.json(answer.get()).get("line").asInt()).isEqualTo(2);
    assertThat(Intake.json(answer.get()).get("published").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | {\"text\": | 400",
        "application/json | {\"title\":\"no text\"} | 422",
        "application/json | 7 | 422",
        "application/json | {\"id\":1,\"text\":\"whose first article?\"} | 422",
        "application/json | {} {} | 400",
        "application/json; charset=utf-16 | {} | 415",
        "application/pdf | x | 415",
        "text/plain | '' | 422",
        "text/plain | ' ' | 422",
      })
  void whatIsNoArticleIsToldByItsStatus(String mediaType, String body, int status)
      throws Exception {
    HttpResponse<String> answer = intake.send(intake.post(mediaType, body));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(intake.published()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "titel=Rice,titel",
    "published=soon,published",
    "url=news.example,url",
    "id=1&id=2,id"
  })
  void aParameterThatIsWrongIsNamed(String parameter, String field) throws Exception {
    HttpResponse<String> answer =
        intake.send(intake.post("/articles?" + parameter, "text/plain", "Rice is cheaper."));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Intake.json(answer).get("field").asText()).isEqualTo(field);
  }

  @Test
  void aDocumentThatIsTooLargeIsRefusedBothPackedAndNot() throws Exception {
    String large = "a".repeat(100_001);

    HttpResponse<String> bare = intake.send(intake.post("text/plain", large));
    HttpResponse<String> packed =
        intake.send(
            intake
                .to("/articles")
                .header("Content-Type", "text/plain")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(gzip("a".repeat(50_000_000)))));
    HttpResponse<String> line =
        intake.send(intake.post(NDJSON, RICE + "\n{\"text\":\"" + "a".repeat(400_000) + "\"}"));

    assertThat(bare.statusCode()).isEqualTo(413);
    assertThat(packed.statusCode()).isEqualTo(413);
    assertThat(line.statusCode()).isEqualTo(413);
    assertThat(Intake.json(line).get("line").asInt()).isEqualTo(2);
    assertThat(intake.published()).hasSize(1);
  }

  @Test
  void whatSaysGzipAndIsNotOrIsCutOffIsRefused() throws Exception {
    byte[] whole = gzip(RICE);
    byte[] half = Arrays.copyOf(whole, whole.length / 2);

    for (byte[] body : List.of("plain".getBytes(StandardCharsets.UTF_8), half)) {
      HttpResponse<String> answer =
          intake.send(
              intake
                  .to("/articles")
                  .header("Content-Type", "application/json")
                  .header("Content-Encoding", "gzip")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }
    assertThat(
            intake
                .send(intake.post("text/plain", "x").header("Content-Encoding", "br"))
                .statusCode())
        .isEqualTo(415);
  }

  @Test
  void theSameRequestUnderOneKeyIsDoneOnce() throws Exception {
    HttpResponse<String> first =
        intake.send(intake.post(NDJSON, RICE).header("Idempotency-Key", "\"k1\""));
    HttpResponse<String> again =
        intake.send(intake.post(NDJSON, RICE).header("Idempotency-Key", "k1"));
    HttpResponse<String> other =
        intake.send(intake.post(NDJSON, FERRY).header("Idempotency-Key", "k1"));

    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(intake.published()).hasSize(1);
  }

  @Test
  void aFailedRequestMayBeMendedUnderItsKey() throws Exception {
    HttpResponse<String> bad =
        intake.send(intake.post(NDJSON, BAD_DATE).header("Idempotency-Key", "k1"));
    HttpResponse<String> mended =
        intake.send(intake.post(NDJSON, RICE).header("Idempotency-Key", "k1"));

    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(mended.statusCode()).isEqualTo(202);
  }

  @Test
  void twoRequestsUnderOneKeyAtATimeAreAConflict() throws Exception {
    restart(Intake.silent());
    CompletableFuture<HttpResponse<String>> first =
        intake.begin(intake.post("application/json", RICE).header("Idempotency-Key", "k1"));
    await().until(() -> intake.producer.history().size() == 1);

    HttpResponse<String> second =
        intake.send(intake.post("application/json", RICE).header("Idempotency-Key", "k1"));
    intake.acknowledgeNext();

    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(first.get().statusCode()).isEqualTo(202);
  }

  @Test
  void withATokenOnlyThoseWhoHaveItMayPost() throws Exception {
    restart(
        Intake.start(
            TestPublishers.producer(true), Intake.settings("sesame", new Limits(100_000))));

    assertThat(intake.send(intake.post(NDJSON, RICE)).statusCode()).isEqualTo(401);
    assertThat(
            intake
                .send(intake.post(NDJSON, RICE).header("Authorization", "Bearer simsim"))
                .statusCode())
        .isEqualTo(401);
    assertThat(
            intake
                .send(intake.post(NDJSON, RICE).header("Authorization", "Bearer sesame"))
                .statusCode())
        .isEqualTo(202);
    assertThat(intake.published()).hasSize(1);
  }

  @Test
  void anAddressThatOthersCanReachNeedsAToken() {
    InetSocketAddress everywhere = new InetSocketAddress("0.0.0.0", 0);

    assertThatThrownBy(() -> new IntakeSettings(everywhere, null, null, Limits.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("token");
  }

  @Test
  void pagesOfOtherSitesMayNotPost() throws Exception {
    assertThat(
            intake
                .send(intake.post("text/plain", "x").header("Origin", "https://evil.example"))
                .statusCode())
        .isEqualTo(403);
    assertThat(intake.send(intake.post("text/plain", "x").header("Origin", "null")).statusCode())
        .isEqualTo(403);
    assertThat(
            intake
                .send(intake.post("text/plain", "x").header("Sec-Fetch-Site", "cross-site"))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            raw(
                "POST /articles HTTP/1.1\r\nHost: evil.example\r\nContent-Type: text/plain\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx"))
        .startsWith("HTTP/1.1 421 ");
    assertThat(intake.published()).isEmpty();
  }

  @Test
  void aPageOfItsOwnMayPost() throws Exception {
    String own = intake.server.url().replace("/articles", "");

    HttpResponse<String> answer =
        intake.send(intake.post("text/plain", "Rice is cheaper.").header("Origin", own));

    assertThat(answer.statusCode()).isEqualTo(202);
  }

  @Test
  void aPageOfItsOwnMayPostThroughAProxyThatEndsTls() throws Exception {
    String own = intake.server.url().replace("/articles", "").replace("http:", "https:");

    HttpResponse<String> answer =
        intake.send(intake.post("text/plain", "Rice is cheaper.").header("Origin", own));

    assertThat(answer.statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:8710, 202",
    "127.0.0.2:8710, 202",
    "[::1]:8710, 202",
    "[0:0:0:0:0:0:0:1]:8710, 202",
    "127.0.0.1.evil.example, 421",
    "[2001:db8::1], 421",
    "10.0.0.1, 421",
  })
  void withoutATokenOnlyLoopbackAddressesAreAnswered(String host, int status) throws Exception {
    assertThat(
            raw(
                "POST /articles HTTP/1.1\r\nHost: "
                    + host
                    + "\r\nContent-Type: text/plain\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx"))
        .startsWith("HTTP/1.1 " + status + " ");
  }

  @Test
  void whoIsTurnedAwayIsAnsweredAtOnceWithoutHisBody() throws Exception {
    restart(Intake.start(TestPublishers.producer(true), Intake.patientSettings("sesame")));

    String answer =
        raw(
            "POST /articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\nonly so much");

    assertThat(answer).startsWith("HTTP/1.1 401 ").containsIgnoringCase("connection: close");
  }

  @Test
  void otherAddressesMethodsAndAnswersAreRefused() throws Exception {
    HttpResponse<String> method = intake.send(intake.to("/articles").GET());

    assertThat(intake.send(intake.to("/article").GET()).statusCode()).isEqualTo(404);
    assertThat(method.statusCode()).isEqualTo(405);
    assertThat(method.headers().firstValue("Allow")).contains("POST");
    assertThat(
            intake.send(intake.post("text/plain", "x").header("Accept", "text/html")).statusCode())
        .isEqualTo(406);
    assertThat(raw("GET / HTTP/1.1\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("application/problem+json");
  }

  @Test
  void aClientThatFallsSilentInItsBodyIsCutOff() throws Exception {
    String answer =
        raw(
            "POST /articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\nonly so much");

    assertThat(answer).startsWith("HTTP/1.1 408 ").contains("came too slowly");
    assertThat(intake.published()).isEmpty();
  }

  @Test
  void aClientThatDripsIsCutOff() throws Exception {
    try (Socket socket = socket()) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 100000\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> readAll(socket));

      await()
          .atMost(Intake.LONGEST_WAIT)
          .until(
              () -> {
                try {
                  out.write('x');
                } catch (IOException e) {
                  // Cut off already.
                }
                return answer.isDone();
              });

      assertThat(answer.get()).startsWith("HTTP/1.1 408 ");
    }
  }

  @Test
  void whatIsBeingWorkedOnAtAStopIsAnswered() throws Exception {
    restart(Intake.silent());
    CompletableFuture<HttpResponse<String>> answer =
        intake.begin(intake.post("application/json", RICE));
    await().until(() -> intake.producer.history().size() == 1);

    CompletableFuture<Void> stop = CompletableFuture.runAsync(intake.server::close);
    intake.acknowledgeNext();

    assertThat(answer.get().statusCode()).isEqualTo(202);
    stop.get();
  }

  @Test
  void ofVeryManyLinesTheFirstIdsAreNamed() throws Exception {
    String lines =
        IntStream.range(0, Delivery.MOST_IDS + 5)
            .mapToObj(n -> "{\"text\":\"Article " + n + "\"}")
            .collect(Collectors.joining("\n"));

    JsonNode answer = Intake.json(intake.send(intake.post(NDJSON, lines)));

    assertThat(answer.get("published").asInt()).isEqualTo(Delivery.MOST_IDS + 5);
    assertThat(answer.get("articleIds")).hasSize(Delivery.MOST_IDS);
    assertThat(answer.get("articleIdsLeftOut").asInt()).isEqualTo(5);
  }

  private String raw(String request) throws Exception {
    try (Socket socket = socket()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return readAll(socket);
    }
  }

  private Socket socket() throws Exception {
    URI url = URI.create(intake.server.url());
    Socket socket = new Socket(url.getHost(), url.getPort());
    socket.setSoTimeout((int) Intake.LONGEST_WAIT.toMillis());
    return socket;
  }

  private static String readAll(Socket socket) {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try {
      InputStream in = socket.getInputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        read.write(b);
      }
    } catch (IOException e) {
      // What was read before counts.
    }
    return read.toString(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }
}
