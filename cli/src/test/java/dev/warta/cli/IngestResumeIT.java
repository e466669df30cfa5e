package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.warta.cli.WartaProcess.Ended;
import dev.warta.cli.local.LocalBroker;
import dev.warta.events.ArticleId;
import dev.warta.events.EventSerdes;
import dev.warta.events.RawArticle;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import dev.warta.ingest.state.SourceStateJson;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code warta ingest} as a process, ended in the middle of its work and started again.
 *
 * <p>The broker takes its articles slowly, so that what is read comes to a standstill behind what
 * is acknowledged, whatever the machine: 32 MiB are read ahead, and the broker takes the first 5 MB
 * at once; 46 MB are to be read.
 */
class IngestResumeIT {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(120);
  private static final int LINES = 30_000;
  private static final int LINE_BYTES = 1_500;
  private static final int FILES = 92;
  private static final int FILE_BYTES = 500_000;
  private static final int PAGES = 1_500;
  private static final int PAGE_BYTES = 15_000;
  private static final double SLOW_BYTES_A_SECOND = 500_000;

  private static final Pattern PUBLISHED =
      Pattern.compile("([\\d,]+) published \\([^)]*\\) and ([\\d,]+) by the interrupted run");
  private static final Pattern GOES_ON =
      Pattern.compile("goes on at (.+) \\(([\\d,]+) articles were published before\\)");

  @TempDir static Path shared;

  private static LocalBroker broker;
  private static Admin admin;

  @TempDir Path folder;

  private Topics topics;
  private final Random random = new Random(1);
  private List<String> command = List.of("ingest");

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
  }

  @Test
  void afterAKillInTheMiddleOfAFileOfLinesTheRestIsReadAndEachLineIsPublishedOnce()
      throws Exception {
    Path lines = writeLines();

    long savedLine = killedInTheMiddle(lines).get("place").get("line").asLong();
    Ended second = ingest(lines).await();

    assertThat(second.status()).as(second.err()).isZero();
    Matcher goesOn = found(GOES_ON, second.err());
    assertThat(goesOn.group(1)).isEqualTo(lines + ":" + (savedLine + 1));
    assertEachPublishedOnce(LINES, second);
    assertThat(lastPosition()).isNull();
  }

  @Test
  void afterAKillInTheMiddleOfAFolderTheRestIsReadAndEachFileIsPublishedOnce() throws Exception {
    Path news = writeFolder();

    String savedFile = killedInTheMiddle(news).get("place").get("file").asText();
    Ended second = ingest(news).await();

    assertThat(second.status()).as(second.err()).isZero();
    Matcher goesOn = found(GOES_ON, second.err());
    assertThat(goesOn.group(1)).isEqualTo("the file behind " + news + "/" + savedFile);
    assertEachPublishedOnce(FILES, second);
  }

  @Test
  void afterAKillInTheMiddleOfAnArchiveTheRestIsReadAndEachPageIsPublishedOnce() throws Exception {
    command = List.of("ingest", "warc");
    Path archives = writeArchives();

    JsonNode saved = killedInTheMiddle(archives).get("place");
    Ended second = ingest(archives).await();

    assertThat(second.status()).as(second.err()).isZero();
    assertThat(saved.get("offset").asLong()).isPositive();
    assertThat(found(GOES_ON, second.err()).group(1))
        .isEqualTo(
            "%s/%s:%d"
                .formatted(archives, saved.get("file").asText(), saved.get("line").asLong() + 1));
    assertEachPublishedOnce(2 * PAGES, second);
  }

  @Test
  void aRunThatIsKilledAgainAtOnceDoublesNothingEither() throws Exception {
    Path lines = writeLines();
    killedInTheMiddle(lines);

    WartaProcess second = ingest(lines);
    long published = publishedToRaw();
    await().atMost(LONGEST_WAIT).until(() -> publishedToRaw() > published || !second.isAlive());
    second.kill();
    Ended third = ingest(lines).await();

    assertThat(third.status()).as(third.err()).isZero();
    assertEachPublishedOnce(LINES, third);
  }

  @Test
  void aStopSavesThePlaceAndTheSameCommandGoesOnThereButNotFromTheStart() throws Exception {
    Path lines = writeLines();
    slowDown(SLOW_BYTES_A_SECOND);
    WartaProcess first = ingest(lines);
    await().atMost(LONGEST_WAIT).until(() -> publishedToRaw() > 0 || !first.isAlive());
    first.terminate();
    slowDown(null);
    first.await();

    Ended second = ingest(lines).await();
    Ended again = ingest(lines, "--from-start").await();

    assertThat(second.status()).as(second.err()).isZero();
    found(GOES_ON, second.err());
    found(PUBLISHED, second.err());
    assertThat(again.err()).contains("30,000 published").doesNotContain("goes on");
    assertThat(publishedToRaw()).isEqualTo(2L * LINES);
  }

  @Test
  void anInstallationWithoutTheTopicOfPositionsIsToldHowToCreateIt() throws Exception {
    admin.deleteTopics(List.of(topics.sources())).all().get();
    Path lines = Files.writeString(folder.resolve("c.jsonl"), "{\"text\":\"Harga beras\"}\n");

    Ended ended = ingest(lines).await();

    assertThat(ended.status()).isEqualTo(Warta.FAILED);
    assertThat(ended.err()).contains(topics.sources()).contains("warta topics");
  }

  /**
   * Runs an ingestion until a position in its middle is saved, and kills it; returns the position.
   */
  private JsonNode killedInTheMiddle(Path path) throws Exception {
    slowDown(SLOW_BYTES_A_SECOND);
    WartaProcess first = ingest(path);
    await().atMost(LONGEST_WAIT).until(() -> isInTheMiddle(lastPosition()) || !first.isAlive());
    assertThat(first.isAlive())
        .as("still at work when it was killed: %s", first.messages())
        .isTrue();
    first.kill();
    slowDown(null);
    return lastPosition();
  }

  private static boolean isInTheMiddle(JsonNode position) {
    return position != null && position.get("published").asLong() > 0;
  }

  private WartaProcess ingest(Path path, String... options) throws Exception {
    List<String> arguments = new ArrayList<>(command);
    arguments.addAll(
        List.of(
            path.toString(),
            "--bootstrap-servers",
            broker.bootstrapServers(),
            "--topic-prefix",
            topics.prefix()));
    arguments.addAll(List.of(options));
    return WartaProcess.start(folder, arguments.toArray(String[]::new));
  }

  /** Null lifts the limit. */
  private static void slowDown(Double bytesASecond) throws Exception {
    ClientQuotaEntity ingest =
        new ClientQuotaEntity(Map.of(ClientQuotaEntity.CLIENT_ID, "warta-ingest"));
    admin
        .alterClientQuotas(
            List.of(
                new ClientQuotaAlteration(
                    ingest,
                    List.of(new ClientQuotaAlteration.Op("producer_byte_rate", bytesASecond)))))
        .all()
        .get();
  }

  private void assertEachPublishedOnce(int documents, Ended last) {
    List<String> published = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records(topics.raw())) {
      RawArticle article =
          EventSerdes.rawArticle().deserializer().deserialize(record.topic(), record.value());
      byte[] content = new byte[article.getContent().remaining()];
      article.getContent().duplicate().get(content);
      published.add(article.getArticleId());
      if (!ArticleId.contentHash(content).equals(article.getContentHash())) {
        others.add(article.getArticleId());
      }
    }
    assertThat(published).hasSize(documents).doesNotHaveDuplicates();
    assertThat(others).isEmpty();
    Matcher counts = found(PUBLISHED, last.err());
    assertThat(number(counts.group(1)) + number(counts.group(2))).isEqualTo(documents);
    assertThat(number(counts.group(2))).as("published by the interrupted run").isPositive();
  }

  private static long number(String text) {
    return Long.parseLong(text.replace(",", ""));
  }

  private static Matcher found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher;
  }

  private long publishedToRaw() {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      return consumer.endOffsets(partitions(consumer, topics.raw())).values().stream()
          .mapToLong(Long::longValue)
          .sum();
    }
  }

  /** Null if there is none. */
  private JsonNode lastPosition() throws IOException {
    byte[] last = null;
    for (ConsumerRecord<String, byte[]> record : records(topics.sources())) {
      if (!SourceStateJson.isKey(record.key())) {
        last = record.value();
      }
    }
    return last == null ? null : new ObjectMapper().readTree(last);
  }

  private List<ConsumerRecord<String, byte[]>> records(String topic) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  private static KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", broker.bootstrapServers()),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<String, byte[]> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  private Path writeLines() throws IOException {
    Path lines = folder.resolve("articles.jsonl");
    try (BufferedWriter writer = Files.newBufferedWriter(lines)) {
      for (int i = 0; i < LINES; i++) {
        writer.write(
            "{\"id\":%d,\"source\":\"harian-timur\",\"text\":\"Berita %d %s\"}%n"
                .formatted(i, i, text(LINE_BYTES)));
      }
    }
    return lines;
  }

  private Path writeFolder() throws IOException {
    Path news = folder.resolve("harian-timur");
    for (int i = 0; i < FILES; i++) {
      Path month = Files.createDirectories(news.resolve("2024-" + i % 12));
      Files.writeString(month.resolve(i + ".txt"), "Berita " + i + "\n\n" + text(FILE_BYTES));
    }
    return news;
  }

  /** Two archives, a gzip member a page. */
  private Path writeArchives() throws IOException {
    Path archives = Files.createDirectories(folder.resolve("crawl"));
    for (int i = 0; i < 2; i++) {
      try (OutputStream file = Files.newOutputStream(archives.resolve(i + ".warc.gz"))) {
        for (int j = 0; j < PAGES; j++) {
          writePage(file, "https://news.example/" + i + "/" + j);
        }
      }
    }
    return archives;
  }

  private void writePage(OutputStream file, String url) throws IOException {
    String response =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>Berita %s %s"
            .formatted(url, text(PAGE_BYTES));
    String head =
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-06-19T01:30:00Z\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n"
            .formatted(url, response.length());
    ByteArrayOutputStream member = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(member)) {
      gzip.write((head + response + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }
    file.write(member.toByteArray());
  }

  /** Text that cannot be compressed to much less than it is. */
  private String text(int bytes) {
    byte[] noise = new byte[bytes * 3 / 4];
    random.nextBytes(noise);
    return Base64.getEncoder().encodeToString(noise);
  }
}
