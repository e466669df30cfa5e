package dev.warta.events;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Finds records that a reader has not read and that the broker has deleted already, or will delete
 * before long.
 */
public final class UnreadRecords {

  /** The age of the oldest unread record may be this part of the time that the topic keeps it. */
  private static final int SAFE_PART = 2;

  private static final int MOST_RANGES = 5;
  private static final Duration LONGEST_READ = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, ?> kafka;
  private final Admin admin;
  private final Clock clock;

  /**
   * @param kafka properties of the connection, for a consumer that belongs to no group
   * @param admin not closed
   */
  public UnreadRecords(Map<String, ?> kafka, Admin admin, Clock clock) {
    this.kafka = kafka;
    this.admin = admin;
    this.clock = clock;
  }

  /**
   * Compares what a reader has read with what its topics still hold, and for how long.
   *
   * @param reader who reads, for the message
   * @param topics what it reads
   * @param nextOffsets where it goes on; a partition without an entry was never read
   * @throws ExecutionException if the cluster refuses; its cause says why
   */
  public List<TopicRisk> atRisk(
      String reader, Collection<String> topics, Map<TopicPartition, Long> nextOffsets)
      throws ExecutionException, InterruptedException {
    List<TopicRisk> risks = new ArrayList<>();
    for (ActualTopic topic : ActualTopic.read(admin, topics)) {
      Map<TopicPartition, Long> first = offsets(topic, OffsetSpec.earliest());
      lost(reader, topic, first, nextOffsets).ifPresent(risks::add);
      Optional<Duration> retention = topic.retention();
      if (retention.isPresent()) {
        Map<TopicPartition, Long> next = new HashMap<>(first);
        nextOffsets.forEach(
            (partition, offset) ->
                next.computeIfPresent(partition, (p, begin) -> Math.max(begin, offset)));
        soonLost(reader, topic, retention.get(), oldest(next, offsets(topic, OffsetSpec.latest())))
            .ifPresent(risks::add);
      }
    }
    return risks;
  }

  private Map<TopicPartition, Long> offsets(ActualTopic topic, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    topic.topicPartitions().forEach(partition -> wanted.put(partition, which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> found :
        admin.listOffsets(wanted).all().get().entrySet()) {
      offsets.put(found.getKey(), found.getValue().offset());
    }
    return offsets;
  }

  private static Optional<TopicRisk> lost(
      String reader,
      ActualTopic topic,
      Map<TopicPartition, Long> first,
      Map<TopicPartition, Long> nextOffsets) {
    List<TopicPartition> partitions =
        topic.topicPartitions().stream()
            .filter(partition -> nextOffsets.containsKey(partition))
            .filter(partition -> nextOffsets.get(partition) < first.get(partition))
            .toList();
    if (partitions.isEmpty()) {
      return Optional.empty();
    }
    long count =
        partitions.stream()
            .mapToLong(partition -> first.get(partition) - nextOffsets.get(partition))
            .sum();
    String ranges =
        partitions.stream()
            .limit(MOST_RANGES)
            .map(
                partition ->
                    String.format(
                        Locale.ROOT,
                        "partition %d offsets %d to %d",
                        partition.partition(),
                        nextOffsets.get(partition),
                        first.get(partition) - 1))
            .collect(Collectors.joining(", "));
    String more =
        partitions.size() > MOST_RANGES
            ? " and " + (partitions.size() - MOST_RANGES) + " partitions more"
            : "";
    return Optional.of(
        new TopicRisk(
            topic.name(),
            String.format(
                Locale.ROOT,
                "%,d records were deleted before %s read them: %s%s",
                count,
                reader,
                ranges,
                more),
            "they are gone from Kafka: ingest their sources again, and let the topic keep its records longer"));
  }

  private Optional<TopicRisk> soonLost(
      String reader,
      ActualTopic topic,
      Duration retention,
      Optional<ConsumerRecord<byte[], byte[]>> oldest) {
    if (oldest.isEmpty()) {
      return Optional.empty();
    }
    Duration age = Duration.ofMillis(clock.millis() - oldest.get().timestamp());
    if (age.multipliedBy(SAFE_PART).compareTo(retention) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new TopicRisk(
            topic.name(),
            String.format(
                Locale.ROOT,
                "the oldest record that %s has not read (partition %d, offset %d) is %s old, and the topic keeps records for %s: it can be deleted before it is read",
                reader,
                oldest.get().partition(),
                oldest.get().offset(),
                TopicRisks.inWords(age),
                TopicRisks.inWords(retention)),
            "raise retention.ms now with kafka-configs.sh, until the reader has caught up"));
  }

  /** The oldest of the records that come next in each partition. */
  private Optional<ConsumerRecord<byte[], byte[]>> oldest(
      Map<TopicPartition, Long> next, Map<TopicPartition, Long> end) {
    Set<TopicPartition> open = new HashSet<>(next.keySet());
    open.removeIf(partition -> next.get(partition) >= end.get(partition));
    if (open.isEmpty()) {
      return Optional.empty();
    }
    ConsumerRecord<byte[], byte[]> oldest = null;
    long deadline = System.nanoTime() + LONGEST_READ.toNanos();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      consumer.assign(open);
      open.forEach(partition -> consumer.seek(partition, next.get(partition)));
      while (!open.isEmpty() && System.nanoTime() < deadline) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        for (TopicPartition partition : records.partitions()) {
          ConsumerRecord<byte[], byte[]> record = records.records(partition).get(0);
          if (open.remove(partition)
              && (oldest == null || record.timestamp() < oldest.timestamp())) {
            oldest = record;
          }
        }
        // What follows may be markers of transactions only.
        open.removeIf(partition -> consumer.position(partition) >= end.get(partition));
        consumer.assign(open);
      }
    }
    return Optional.ofNullable(oldest);
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // One record a partition is enough; a larger one comes all the same.
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1024);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
