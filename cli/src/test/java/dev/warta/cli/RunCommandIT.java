package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.warta.cli.WartaProcess.Ended;
import dev.warta.cli.local.TestCluster;
import dev.warta.events.TestArticles;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one-command run, as a user types it. */
class RunCommandIT {

  @TempDir Path folder;

  private Path articles;

  @BeforeEach
  void writeArticles() throws Exception {
    articles = Files.createDirectory(folder.resolve("harian-timur"));
    Files.writeString(articles.resolve("beras.txt"), TestArticles.RICE_PRICES_TEXT);
    Files.writeString(articles.resolve("ferry.txt"), TestArticles.FERRY_STRIKE_TEXT);
  }

  @Test
  void theTableShowsWhatWasFound() throws Exception {
    Ended ended = run();

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("Harga Beras Turun")
        .contains("Laksmi Andayani, Bram Siregar")
        .contains("VN TH IN")
        .contains("Ferry crews walk out");
    assertThat(ended.err()).contains("2 new or changed");
  }

  @Test
  void jsonPrintsEachNewEventOnceAndNothingElseOnStandardOutput() throws Exception {
    List<JsonNode> events = events(run("--json"));
    assertThat(events).extracting(event -> event.get("revision").asInt()).containsExactly(1, 1);
    assertThat(events)
        .extracting(event -> event.get("language").get("tag").asText())
        .containsExactlyInAnyOrder("id", "en");

    assertThat(events(run("--json"))).isEmpty();

    Files.writeString(
        articles.resolve("beras.txt"),
        TestArticles.RICE_PRICES_TEXT.replace("delapan", "sembilan"));
    assertThat(events(run("--json")))
        .singleElement()
        .satisfies(event -> assertThat(event.get("revision").asInt()).isEqualTo(2));
  }

  @Test
  void brokenFilesAreRefusedWithAReasonAndTheOthersArrive() throws Exception {
    Files.createFile(articles.resolve("empty.txt"));
    Files.write(articles.resolve("noise.txt"), new byte[] {0, 1, 2, 3, (byte) 0xff, 0, 5, 6, 7, 0});
    Files.writeString(
        articles.resolve("lines.jsonl"), "{\"text\":\"Judul\\n\\nIsi berita.\"}\nnot json\n");

    Ended ended = run();

    assertThat(ended.status()).isEqualTo(Warta.FAILED);
    assertThat(ended.err())
        .contains("empty.txt")
        .contains("noise.txt")
        .contains("lines.jsonl:2")
        .contains("3 new or changed")
        .doesNotContain("\tat ");
  }

  @Test
  void withHttpItStaysUpAndTakesInWhatIsPosted() throws Exception {
    String data = folder.resolve("data").toString();
    String address = "127.0.0.1:" + TestCluster.freePort();
    WartaProcess run =
        WartaProcess.start(
            folder,
            "run",
            articles.toString(),
            "--http",
            address,
            "--data",
            data,
            "--json",
            "--kafka-port",
            "0",
            "--postgres-port",
            "0");
    try {
      await()
          .atMost(Duration.ofSeconds(120))
          .untilAsserted(
              () -> {
                assertThat(run.isAlive()).as(run.messages()).isTrue();
                assertThat(run.messages()).contains("POST http://" + address + "/articles");
              });
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create("http://" + address + "/articles?source=harbour&id=tram"))
                      .header("Content-Type", "text/plain")
                      .POST(
                          HttpRequest.BodyPublishers.ofString("New tram line opens\n\nIt is long."))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(run.output()).contains("New tram line opens"));
    } finally {
      run.terminate();
    }
    run.await();
  }

  @Test
  void aPathThatDoesNotExistIsToldBeforeAnythingStarts() throws Exception {
    Ended ended =
        execute(
            "run",
            folder.resolve("nowhere").toString(),
            "--data",
            folder.resolve("data").toString());

    assertThat(ended.status()).isEqualTo(Warta.FAILED);
    assertThat(ended.err()).contains("nowhere").doesNotContain("\tat ");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  private Ended run(String... options) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                articles.toString(),
                "--exit",
                "--data",
                folder.resolve("data").toString(),
                "--kafka-port",
                "0",
                "--postgres-port",
                "0"));
    arguments.addAll(Arrays.asList(options));
    return execute(arguments.toArray(String[]::new));
  }

  /** What the run wrote into its log, for whoever reads a failure. */
  private String log() throws Exception {
    Path log = folder.resolve("data").resolve("warta.log");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  private Ended execute(String... arguments) throws Exception {
    return WartaProcess.start(folder, arguments).await();
  }

  private List<JsonNode> events(Ended ended) throws Exception {
    assertThat(ended.status()).as(ended.err() + log()).isZero();
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> events = new ArrayList<>();
    for (String line : ended.out().lines().toList()) {
      events.add(mapper.readTree(line));
    }
    return events;
  }
}
