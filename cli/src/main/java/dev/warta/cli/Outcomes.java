package dev.warta.cli;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventSerdes;
import dev.warta.events.Origin;
import dev.warta.events.RejectionHeaders;
import dev.warta.events.Sighting;
import dev.warta.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Follows what becomes of the raw records of one ingestion: enriched, seen before, or rejected.
 *
 * <p>It reads the committed events from where their topics ended before the ingestion began, on its
 * own thread. An event belongs to the ingestion if its raw record was not there before; where
 * others publish at the same time, theirs count too. Of an ingestion that goes on where another run
 * was interrupted, what that run published counts too, if its outcome comes now.
 */
final class Outcomes implements Runnable, AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final int MOST_REJECTIONS = 100;

  private final Topics topics;
  private final Consumer<EnrichedArticle> onEnriched;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Deserializer<EnrichedArticle> enrichedDeserializer =
      EventSerdes.enrichedArticle().deserializer();
  private final Deserializer<Sighting> sightingDeserializer = EventSerdes.sighting().deserializer();
  private final Map<TopicPartition, Long> rawStart;
  private final Map<TopicPartition, Long> positions;
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

  /**
   * Looks where the topics end now, and starts to follow them.
   *
   * @param rawBegin where the raw topic ended before the ingestion began; a partition that is not
   *     in it began then
   */
  Outcomes(
      Map<String, String> kafka,
      Topics topics,
      Map<TopicPartition, Long> rawBegin,
      Consumer<EnrichedArticle> onEnriched) {
    this.topics = topics;
    this.onEnriched = onEnriched;
    Map<String, Object> settings = new TreeMap<>(kafka);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    rawStart = new HashMap<>(consumer.endOffsets(partitionsOf(topics.raw())));
    rawBegin.forEach((partition, begin) -> rawStart.merge(partition, begin, Math::min));
    List<TopicPartition> followed = new ArrayList<>();
    List.of(topics.enriched(), topics.sightings(), topics.rejected())
        .forEach(topic -> followed.addAll(partitionsOf(topic)));
    consumer.assign(followed);
    positions = new HashMap<>(consumer.endOffsets(followed));
    positions.forEach(consumer::seek);
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
        notePositions();
      }
    } catch (WakeupException e) {
      // closing
    } catch (RuntimeException e) {
      fail(e);
    } finally {
      consumer.close();
    }
  }

  private synchronized void notePositions() {
    positions.replaceAll((partition, position) -> consumer.position(partition));
  }

  private synchronized void fail(RuntimeException e) {
    failure = e;
  }

  private void follow(ConsumerRecord<byte[], byte[]> record) {
    try {
      if (record.topic().equals(topics.enriched())) {
        EnrichedArticle event = enrichedDeserializer.deserialize(record.topic(), record.value());
        if (event != null && isOfThisIngestion(event.getOrigin())) {
          onEnriched.accept(event);
          count(1, 0);
        }
      } else if (record.topic().equals(topics.sightings())) {
        Sighting event = sightingDeserializer.deserialize(record.topic(), record.value());
        if (event != null && isOfThisIngestion(event.getOrigin())) {
          count(0, 1);
        }
      } else {
        reject(record);
      }
    } catch (SerializationException e) {
      // A foreign record, not an outcome of ours; the store rejects it and says so.
    }
  }

  private boolean isOfThisIngestion(Origin origin) {
    return isOfThisIngestion(
        new TopicPartition(origin.getTopic(), origin.getPartition()), origin.getOffset());
  }

  private boolean isOfThisIngestion(TopicPartition raw, long offset) {
    return offset >= rawStart.getOrDefault(raw, 0L);
  }

  private synchronized void count(int moreEnriched, int moreSeenBefore) {
    enriched += moreEnriched;
    seenBefore += moreSeenBefore;
  }

  private synchronized void reject(ConsumerRecord<byte[], byte[]> record) {
    if (RejectionHeaders.isMark(record)) {
      return; // a mark, not a rejected record
    }
    String topic = header(record, RejectionHeaders.TOPIC);
    int partition = (int) number(header(record, RejectionHeaders.PARTITION));
    long offset = number(header(record, RejectionHeaders.OFFSET));
    boolean isEarlierRaw =
        topic.equals(topics.raw())
            && !isOfThisIngestion(new TopicPartition(topic, partition), offset);
    if (isEarlierRaw) {
      return;
    }
    rejected++;
    if (rejections.size() < MOST_REJECTIONS) {
      rejections.add(
          new Rejection(topic, partition, offset, header(record, RejectionHeaders.MESSAGE)));
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return RejectionHeaders.text(record, name).orElse("");
  }

  private static long number(String header) {
    return header.matches("\\d{1,18}") ? Long.parseLong(header) : -1;
  }

  /** The counts so far. */
  synchronized Counts counts() {
    throwFailure();
    return new Counts(enriched, seenBefore, rejected);
  }

  /** What was rejected so far, with its cause; the first {@value #MOST_REJECTIONS}. */
  synchronized List<Rejection> rejections() {
    return List.copyOf(rejections);
  }

  /** True once everything below the given offsets was followed. */
  synchronized boolean haveReached(Map<TopicPartition, Long> ends) {
    throwFailure();
    return ends.entrySet().stream()
        .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private void throwFailure() {
    if (failure != null) {
      throw failure;
    }
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
