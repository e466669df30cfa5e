package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.warta.cli.WartaProcess.Ended;
import dev.warta.cli.local.LocalBroker;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import dev.warta.ingest.SourceStates;
import dev.warta.ingest.state.SourceKind;
import dev.warta.ingest.state.SourceState;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code warta ingest files --watch} as a process, killed and started again. */
class WatchFilesIT {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(120);
  private static final int FILES = 4_000;

  @TempDir static Path shared;

  private static LocalBroker broker;
  private static Admin admin;

  @TempDir Path folder;

  private Topics topics;
  private Path incoming;

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
  void createTopics() throws Exception {
    topics = new Topics("t" + System.nanoTime() + ".");
    TopicLayout.defaults(topics).createOrCheck(admin);
    incoming = Files.createDirectory(folder.resolve("harian-timur"));
  }

  @Test
  void killedInTheMiddleNothingIsLostAndWhatWasSeenIsNotPublishedAgain() throws Exception {
    writeFiles(0, FILES);
    WartaProcess first = watch();
    await().atMost(LONGEST_WAIT).until(() -> !publishedIds().isEmpty() || !first.isAlive());
    first.kill();

    WartaProcess second = watch();
    await().atMost(LONGEST_WAIT).until(() -> publishedIds().stream().distinct().count() == FILES);
    await().atMost(LONGEST_WAIT).until(() -> remembered() == FILES);
    second.kill();
    int published = publishedIds().size();
    writeFiles(FILES, 1);
    WartaProcess third = watch();
    await().atMost(LONGEST_WAIT).until(() -> publishedIds().size() > published);
    third.terminate();
    Ended ended = third.await();

    assertThat(publishedIds()).hasSize(published + 1);
    assertThat(ended.err()).contains("1 published").doesNotContain("Exception");
  }

  @Test
  void filesThatWereAcknowledgedAreMovedAndABadOneIsSetApart() throws Exception {
    writeFiles(0, 50);
    Files.write(incoming.resolve("bad.txt"), new byte[] {0, 1, 2, 3, 4, 5, 6, 7});
    Path done = folder.resolve("done");

    WartaProcess watch = watch("--done", "move=" + done, "--settle", "1s");
    await().atMost(LONGEST_WAIT).until(() -> Files.exists(done.resolve("failed/bad.txt")));
    await().atMost(LONGEST_WAIT).until(() -> files(incoming) == 0);
    watch.terminate();
    Ended ended = watch.await();

    assertThat(publishedIds()).hasSize(50).doesNotHaveDuplicates();
    assertThat(files(done)).isEqualTo(52);
    assertThat(ended.err()).contains("bad.txt: is binary").contains("50 published");
  }

  @Test
  void fromTheStartAllPartsOfWhatWasRememberedAreForgottenAndAllIsReadAgain() throws Exception {
    writeFiles(0, 20);
    WartaProcess first = watch("--settle", "0s");
    await().atMost(LONGEST_WAIT).until(() -> publishedIds().size() == 20);
    await().atMost(LONGEST_WAIT).until(() -> remembered() == 20);
    first.kill();
    String second = incoming + "#files-2";
    Map<String, String> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (SourceStates states = SourceStates.open(kafka, topics)) {
      states.save(SourceState.untried(SourceKind.FILES, second, "harian-timur"));
    }

    WartaProcess again = watch("--settle", "0s", "--from-start");
    await().atMost(LONGEST_WAIT).until(() -> publishedIds().size() == 40);
    again.terminate();
    again.await();

    try (SourceStates states = SourceStates.open(kafka, topics)) {
      assertThat(states.of(SourceKind.FILES, incoming.toString())).isPresent();
      assertThat(states.of(SourceKind.FILES, second)).isEmpty();
    }
  }

  @Test
  void howTheFolderFaresIsServedAsMetrics() throws Exception {
    writeFiles(0, 1);

    WartaProcess watch = watch("--settle", "0s", "--metrics-address", "127.0.0.1:0");
    await().atMost(LONGEST_WAIT).until(() -> watch.messages().contains("metrics at http"));
    String url = watch.messages().replaceAll("(?s).*metrics at (http\\S+).*", "$1");
    await()
        .atMost(LONGEST_WAIT)
        .untilAsserted(
            () ->
                assertThat(read(url))
                    .contains("warta_source_verdict{kind=\"files\",location=\"" + incoming));
    watch.terminate();
    watch.await();
  }

  private static String read(String url) throws IOException {
    try (InputStream answer = URI.create(url).toURL().openStream()) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @CsvSource({"--done,mark", "--settle,5s", "--metrics-address,127.0.0.1:0"})
  void whatIsForWatchedFoldersIsRefusedWhereFilesAreReadOnce(String option, String value)
      throws Exception {
    Ended ended =
        WartaProcess.start(
                folder,
                "ingest",
                "files",
                incoming.toString(),
                option,
                value,
                "--bootstrap-servers",
                broker.bootstrapServers())
            .await();

    assertThat(ended.status()).isNotZero();
    assertThat(ended.err()).contains(option + " is for folders that are watched: add --watch");
  }

  private WartaProcess watch(String... options) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "ingest",
                "files",
                "--watch",
                incoming.toString(),
                "--bootstrap-servers",
                broker.bootstrapServers(),
                "--topic-prefix",
                topics.prefix()));
    arguments.addAll(List.of(options));
    return WartaProcess.start(folder, arguments.toArray(String[]::new));
  }

  private void writeFiles(int first, int count) throws IOException {
    for (int i = first; i < first + count; i++) {
      Path day = Files.createDirectories(incoming.resolve("day-" + i % 10));
      Files.writeString(day.resolve(i + ".txt"), "Berita " + i + "\n\nHarga beras turun.\n");
    }
  }

  private static long files(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(Files::isRegularFile).count();
    }
  }

  private List<String> publishedIds() {
    return records(topics.raw()).stream().map(ConsumerRecord::key).toList();
  }

  /** How many files the folder's last saved state knows. */
  private int remembered() throws IOException {
    int files = 0;
    for (ConsumerRecord<String, byte[]> record : records(topics.sources())) {
      JsonNode seen = new ObjectMapper().readTree(record.value()).path("memory").path("seen");
      files = Base64.getDecoder().decode(seen.asText()).length / Long.BYTES;
    }
    return files;
  }

  private static List<ConsumerRecord<String, byte[]>> records(String topic) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }
}
