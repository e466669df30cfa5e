package dev.warta.cli;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventSerdes;
import dev.warta.events.Origin;
import dev.warta.events.Sighting;
import dev.warta.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Follows what becomes of the raw records of one ingestion: enriched, seen before, or rejected.
 *
 * <p>It reads the committed events from where their topics ended before the ingestion began, on its
 * own thread. An event belongs to the ingestion if its raw record was not there before; where
 * others publish at the same time, theirs count too.
 */
final class Outcomes implements Runnable, AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final String HEADER = "__streams.errors.";

  private final Topics topics;
  private final Consumer<EnrichedArticle> onEnriched;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Deserializer<EnrichedArticle> enrichedDeserializer =
      EventSerdes.enrichedArticle().deserializer();
  private final Deserializer<Sighting> sightingDeserializer = EventSerdes.sighting().deserializer();
  private final Map<TopicPartition, Long> rawStart;

  /** A bit for each raw record that has its answer, counted from where the ingestion began. */
  private final Map<TopicPartition, BitSet> answered = new HashMap<>();

  private final Map<TopicPartition, Long> toBeStored = new HashMap<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private final Thread thread = new Thread(this, "outcomes");
  private long enriched;
  private long seenBefore;
  private long rejected;
  private RuntimeException failure;

  /** A record of the ingestion that could not be processed, and why. */
  record Rejection(String topic, int partition, long offset, String cause) {}

  /** How many raw records had which outcome so far. */
  record Counts(long enriched, long seenBefore, long rejected) {

    long all() {
      return enriched + seenBefore + rejected;
    }
  }

  /** Looks where the topics end now, and starts to follow them. */
  Outcomes(Map<String, String> kafka, Topics topics, Consumer<EnrichedArticle> onEnriched) {
    this.topics = topics;
    this.onEnriched = onEnriched;
    Map<String, Object> settings = new TreeMap<>(kafka);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    rawStart = consumer.endOffsets(partitionsOf(topics.raw()));
    List<TopicPartition> followed = new ArrayList<>();
    List.of(topics.enriched(), topics.sightings(), topics.rejected())
        .forEach(topic -> followed.addAll(partitionsOf(topic)));
    consumer.assign(followed);
    consumer.endOffsets(followed).forEach(consumer::seek);
    thread.start();
  }

  private List<TopicPartition> partitionsOf(String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  @Override
  public void run() {
    try {
      while (true) {
        consumer.poll(POLL).forEach(this::follow);
      }
    } catch (WakeupException e) {
      // closing
    } catch (RuntimeException e) {
      fail(e);
    } finally {
      consumer.close();
    }
  }

  private synchronized void fail(RuntimeException e) {
    failure = e;
  }

  private void follow(ConsumerRecord<byte[], byte[]> record) {
    if (record.topic().equals(topics.enriched())) {
      EnrichedArticle event = enrichedDeserializer.deserialize(record.topic(), record.value());
      if (answer(event.getOrigin(), record)) {
        count(1, 0, 0);
        onEnriched.accept(event);
      }
    } else if (record.topic().equals(topics.sightings())) {
      if (answer(
          sightingDeserializer.deserialize(record.topic(), record.value()).getOrigin(), record)) {
        count(0, 1, 0);
      }
    } else {
      reject(record);
    }
  }

  private synchronized void count(int moreEnriched, int moreSeenBefore, int moreRejected) {
    enriched += moreEnriched;
    seenBefore += moreSeenBefore;
    rejected += moreRejected;
  }

  /** Notes the answer to a raw record of this ingestion; false if it belongs to an earlier one. */
  private synchronized boolean answer(Origin origin, ConsumerRecord<byte[], byte[]> record) {
    TopicPartition raw = new TopicPartition(origin.getTopic(), origin.getPartition());
    if (!isOfThisIngestion(raw, origin.getOffset())) {
      return false;
    }
    mark(raw, origin.getOffset());
    toBeStored.merge(
        new TopicPartition(record.topic(), record.partition()), record.offset() + 1, Math::max);
    return true;
  }

  private synchronized void reject(ConsumerRecord<byte[], byte[]> record) {
    String topic = header(record, "topic");
    TopicPartition source =
        new TopicPartition(topic, Integer.parseInt(header(record, "partition")));
    long offset = Long.parseLong(header(record, "offset"));
    boolean isRaw = topic.equals(topics.raw());
    if (isRaw && !isOfThisIngestion(source, offset)) {
      return;
    }
    rejected++;
    rejections.add(new Rejection(topic, source.partition(), offset, header(record, "message")));
    if (isRaw) {
      mark(source, offset);
    }
  }

  private boolean isOfThisIngestion(TopicPartition raw, long offset) {
    return offset >= rawStart.getOrDefault(raw, 0L);
  }

  private void mark(TopicPartition raw, long offset) {
    answered
        .computeIfAbsent(raw, partition -> new BitSet())
        .set(Math.toIntExact(offset - rawStart.getOrDefault(raw, 0L)));
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(HEADER + name);
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** The counts so far. */
  synchronized Counts counts() {
    if (failure != null) {
      throw failure;
    }
    return new Counts(enriched, seenBefore, rejected);
  }

  /** What was rejected so far, with its cause. */
  synchronized List<Rejection> rejections() {
    return List.copyOf(rejections);
  }

  /**
   * True once every raw record up to the given ones has its answer.
   *
   * @param lastPublished the last offset of each raw partition
   */
  synchronized boolean areComplete(Map<TopicPartition, Long> lastPublished) {
    if (failure != null) {
      throw failure;
    }
    return lastPublished.entrySet().stream()
        .allMatch(last -> isComplete(last.getKey(), last.getValue()));
  }

  private boolean isComplete(TopicPartition raw, long lastOffset) {
    int firstUnanswered = answered.getOrDefault(raw, new BitSet()).nextClearBit(0);
    return rawStart.getOrDefault(raw, 0L) + firstUnanswered > lastOffset;
  }

  /** True once the store has recorded every answer seen so far. */
  synchronized boolean areStored(Map<TopicPartition, Long> storedOffsets) {
    return toBeStored.entrySet().stream()
        .allMatch(wanted -> storedOffsets.getOrDefault(wanted.getKey(), 0L) >= wanted.getValue());
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
