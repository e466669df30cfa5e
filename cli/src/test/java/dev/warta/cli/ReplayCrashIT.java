package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.warta.cli.WartaProcess.Ended;
import dev.warta.cli.local.DataFolder;
import dev.warta.cli.local.LocalServers;
import dev.warta.events.RejectionHeaders;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import dev.warta.store.rejected.RejectedItem;
import dev.warta.store.rejected.RejectedLog;
import dev.warta.store.rejected.RejectionFilter;
import dev.warta.store.rejected.Replay;
import dev.warta.store.rejected.ReplayException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays that are killed, and replays that meet. */
class ReplayCrashIT {

  private static final int RECORDS = 2_000;
  private static final Pattern REPLAYED = Pattern.compile("replayed ([\\d,]+)");

  @TempDir static Path serverFolder;
  @TempDir Path folder;

  private static DataFolder data;
  private static LocalServers servers;

  private Topics topics;
  private Map<String, String> kafka;

  @BeforeAll
  static void startServers() throws Exception {
    data = DataFolder.open(serverFolder);
    servers = LocalServers.start(data, 0, 0);
  }

  @AfterAll
  static void stopServers() {
    servers.close();
    data.close();
  }

  @BeforeEach
  void createTopics() throws Exception {
    topics = new Topics("c" + System.nanoTime() + ".");
    kafka = Map.of("bootstrap.servers", servers.endpoints().bootstrapServers());
    try (Admin admin = ClusterOptions.admin(kafka)) {
      TopicLayout.defaults(topics).createOrCheck(admin);
    }
  }

  @Test
  void afterAKillTheSameCommandSendsTheRestAndNothingTwice() throws Exception {
    reject(RECORDS);

    WartaProcess first = replayAll();
    await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> replayed(first) > 0 || !first.isAlive());
    first.kill();
    assertThat(replayed(first)).as(first.messages()).isBetween(1L, RECORDS - 1L);
    Ended second = replayAll().await();

    assertThat(second.status()).as(second.err()).isZero();
    assertThat(replayedIds()).as(first.messages() + second.err()).hasSize(RECORDS);
    assertThat(replayAll().await().err()).contains("0 replayed");
  }

  @Test
  void aReplayThatStartsEndsTheOlderOneAndKnowsWhatThatOneSent() throws Exception {
    reject(10);

    try (RejectedLog log = RejectedLog.open(kafka, topics);
        Replay older = Replay.start(log, kafka, topics, "older")) {
      List<RejectedItem> items = new ArrayList<>();
      log.forEach(older.handled(), RejectionFilter.OPEN, items::add);
      older.send(items.get(0));
      Ended newer = replayAll().await();

      assertThat(newer.err()).contains("9 replayed");
      assertThatThrownBy(() -> older.send(items.get(1)))
          .isInstanceOf(ReplayException.class)
          .hasMessageContaining("another replay has started");
    }
    assertThat(replayedIds()).hasSize(10);
  }

  private void reject(int count) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            new HashMap<>(kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < count; i++) {
        ProducerRecord<byte[], byte[]> record =
            new ProducerRecord<>(topics.rejected(), bytes("key" + i), bytes("garbage " + i));
        record.headers().add(RejectionHeaders.TOPIC, bytes(topics.raw()));
        record.headers().add(RejectionHeaders.PARTITION, bytes("0"));
        record.headers().add(RejectionHeaders.OFFSET, bytes(Integer.toString(i)));
        producer.send(record);
      }
    }
  }

  private WartaProcess replayAll() throws Exception {
    return WartaProcess.start(
        folder,
        "rejected",
        "replay",
        "--all",
        "--bootstrap-servers",
        kafka.get("bootstrap.servers"),
        "--topic-prefix",
        topics.prefix());
  }

  private static long replayed(WartaProcess process) throws Exception {
    Matcher replayed = REPLAYED.matcher(process.messages());
    long last = 0;
    while (replayed.find()) {
      last = Long.parseLong(replayed.group(1).replace(",", ""));
    }
    return last;
  }

  /** The rejected records that the raw topic's records were replayed from, each once. */
  private Set<String> replayedIds() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("isolation.level", "read_committed");
    Set<String> ids = new HashSet<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topics.raw()).stream()
              .map(partition -> new TopicPartition(topics.raw(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < end.get(p))) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                record ->
                    assertThat(
                            ids.add(
                                new String(
                                    record.headers().lastHeader(RejectionHeaders.REPLAY_OF).value(),
                                    StandardCharsets.UTF_8)))
                        .as("replayed once")
                        .isTrue());
      }
    }
    return ids;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
