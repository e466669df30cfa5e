package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.warta.cli.WartaProcess.Ended;
import dev.warta.cli.local.LocalBroker;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import dev.warta.ingest.SourceStates;
import dev.warta.ingest.state.SourceHealth;
import dev.warta.ingest.state.SourceKind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of the health of sources that come to an end, and of the HTTP intake. */
class SourceHealthIT {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  @TempDir static Path shared;

  private static LocalBroker broker;
  private static Admin admin;

  @TempDir Path folder;

  private Path incoming;
  private Topics topics;

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
  void createTopicsAndFolder() throws Exception {
    topics = new Topics("s" + System.nanoTime() + ".");
    TopicLayout.defaults(topics).createOrCheck(admin);
    incoming = Files.createDirectory(folder.resolve("incoming"));
  }

  @Test
  void aFolderThatIsReadAgainBringsNothingNewButWhatCameOrChanged() throws Exception {
    write("rice.txt", "Rice is cheaper.");
    write("ferry.txt", "No ferry today.");

    ingest(incoming.toString());
    SourceHealth first = health();
    ingest(incoming.toString());
    SourceHealth second = health();
    write("tram.txt", "The tram is late.");
    ingest(incoming.toString());
    SourceHealth third = health();

    assertThat(first.articles()).isEqualTo(2);
    assertThat(second.articles()).isEqualTo(2);
    assertThat(second.newAt()).isEqualTo(first.newAt());
    assertThat(second.successAt()).isAfter(first.successAt());
    assertThat(third.articles()).isEqualTo(3);
    assertThat(third.newAt()).isEqualTo(third.successAt());
  }

  @Test
  void whatIsRefusedOfAFolderIsCountedWithAReason() throws Exception {
    write("rice.txt", "Rice is cheaper.");
    Files.write(incoming.resolve("bad.txt"), new byte[] {0, 1, 2, 3, 4, 5, 6, 7});

    Ended ended = ingest(incoming.toString());

    assertThat(ended.status()).isEqualTo(1);
    assertThat(health().errors()).isEqualTo(1);
    assertThat(health().reason(Instant.now())).contains("documents refused: 1");
  }

  @Test
  void theIntakeServesItsHealthAsASourceAmongItsMetrics() throws Exception {
    WartaProcess intake =
        start("http", "--listen", "127.0.0.1:0", "--metrics-address", "127.0.0.1:0");
    await().atMost(LONGEST_WAIT).until(() -> intake.messages().contains("metrics at http"));
    String url = intake.messages().replaceAll("(?s).*metrics at (http\\S+).*", "$1");

    await()
        .atMost(LONGEST_WAIT)
        .untilAsserted(
            () ->
                assertThat(read(url))
                    .contains("warta_intake_up")
                    .containsPattern(
                        "warta_source_verdict\\{kind=\"http\",location=\"http://127[^}]*quiet")
                    .containsPattern("warta_source_articles_per_day\\{kind=\"http\"[^}]*} 0\\.0")
                    .containsPattern("warta_source_trouble_attempts\\{kind=\"http\"[^}]*} 0\\.0"));
    intake.terminate();
    assertThat(intake.await().err()).doesNotContain("Exception");
  }

  /** It is there for longer than the clocks of file systems leave in doubt. */
  private void write(String name, String text) throws IOException {
    Path file = Files.writeString(incoming.resolve(name), text);
    Instant certain = Files.getLastModifiedTime(file).toInstant().plusMillis(100);
    await().atMost(LONGEST_WAIT).until(() -> Instant.now().isAfter(certain));
  }

  private Ended ingest(String... arguments) throws Exception {
    return start(arguments).await();
  }

  private WartaProcess start(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("ingest"));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of(
            "--bootstrap-servers", broker.bootstrapServers(), "--topic-prefix", topics.prefix()));
    return WartaProcess.start(folder, command.toArray(String[]::new));
  }

  private SourceHealth health() throws Exception {
    try (SourceStates states =
        SourceStates.open(Map.of("bootstrap.servers", broker.bootstrapServers()), topics)) {
      return states.of(SourceKind.FILES, incoming.toString()).orElseThrow().health();
    }
  }

  private static String read(String url) throws IOException {
    try (InputStream answer = URI.create(url).toURL().openStream()) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
