package dev.warta.store.rejected;

import dev.warta.events.RejectionHeaders;
import dev.warta.events.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads {@code articles.rejected}: the rejected records, and the marks that say which of them were
 * dealt with.
 *
 * <p>The marks lie behind the records, so everything is read twice: once for the marks, once for
 * the records. Nothing is kept but a bit a mark; a topic of any size takes the same memory. Not for
 * use by several threads; close it after use.
 */
public final class RejectedLog implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration BROKER_TIMEOUT = Duration.ofSeconds(20);

  /** An open transaction ends, or is ended by the broker, sooner than that. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Records are large: this many of the largest are in memory at once. */
  private static final int MAX_POLL_RECORDS = 16;

  private final Consumer<byte[], byte[]> consumer;
  private final RecordLookup lookup;
  private final RejectedReader reader;
  private final String topic;
  private volatile long recordsRead;

  RejectedLog(Consumer<byte[], byte[]> consumer, RecordLookup lookup, Topics topics) {
    this.consumer = consumer;
    this.lookup = lookup;
    this.reader = new RejectedReader(topics);
    this.topic = topics.rejected();
  }

  /**
   * Opens the topic.
   *
   * @param kafka properties of the connection, such as {@code bootstrap.servers}
   */
  public static RejectedLog open(Map<String, ?> kafka, Topics topics) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
    return new RejectedLog(
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        RecordLookup.open(kafka),
        topics);
  }

  /** Which records have been dealt with, as far as the topic is committed now. */
  public Handled handled() {
    return handledBefore(end());
  }

  /**
   * The same up to certain offsets; waits where transactions before them are still open.
   *
   * @throws ReplayException if one stays open
   */
  Handled handledBefore(Map<TopicPartition, Long> end) {
    Handled handled = new Handled();
    scan(first(end.keySet()), end, handled::addMark);
    return handled;
  }

  /**
   * Reads through all rejected records that are there now, partition by partition in their order.
   *
   * <p>A store that died in a bad moment rejects one record twice; it is met once.
   *
   * @param handled which of them have been dealt with
   * @param filter which are meant
   */
  public void forEach(
      Handled handled, Predicate<Rejection> filter, java.util.function.Consumer<RejectedItem> use) {
    Map<TopicPartition, Long> end = end();
    Set<List<Object>> rejectedByStore = new HashSet<>();
    scan(
        first(end.keySet()),
        end,
        record -> {
          if (!RejectionHeaders.isMark(record)) {
            RejectedItem item = item(record, handled);
            if (!isRepeated(item, rejectedByStore) && filter.test(item.about())) {
              use.accept(item);
            }
          }
        });
  }

  /** Enrich rejects in the transaction of its work and needs no such care. */
  private static boolean isRepeated(RejectedItem item, Set<List<Object>> rejectedByStore) {
    return item.about().stage() == Stage.store
        && !rejectedByStore.add(List.of(item.about().place(), item.about().publishedAt()));
  }

  /** A rejected record by its id, without its history; empty where there is none (any more). */
  public Optional<RejectedItem> find(RejectionId id, Handled handled) {
    return lookup
        .at(new RecordPlace(topic, id.partition(), id.offset()))
        .filter(record -> !RejectionHeaders.isMark(record))
        .map(record -> item(record, handled));
  }

  /** The same without what became of it: {@link #historyOf} tells. */
  public Optional<RejectedItem> find(RejectionId id) {
    return find(id, new Handled());
  }

  /** What became of a rejected record, and what it was before. */
  public RejectionHistory historyOf(RejectedItem item) {
    RejectionId id = item.about().id();
    TopicPartition partition = new TopicPartition(topic, id.partition());
    RejectionHistory.Builder history = new RejectionHistory.Builder(item);
    Map<TopicPartition, Long> end = end();
    scan(
        Map.of(partition, id.offset() + 1),
        Map.of(partition, end.getOrDefault(partition, 0L)),
        history::add);
    Optional<ConsumerRecord<byte[], byte[]>> earlier = Optional.of(item.record());
    for (int depth = 0; earlier.isPresent() && depth < RejectionHistory.MAX_DEPTH; depth++) {
      earlier = history.addReplay(earlier.get()).flatMap(this::recordOf);
    }
    return history.build();
  }

  private Optional<ConsumerRecord<byte[], byte[]>> recordOf(RejectionId id) {
    return lookup.at(new RecordPlace(topic, id.partition(), id.offset()));
  }

  /** The record as it lies where it came from; empty where it is gone. */
  Optional<ConsumerRecord<byte[], byte[]>> original(RecordPlace place) {
    return lookup.at(place);
  }

  /** How many records have been read so far, for a progress display in another thread. */
  public long recordsRead() {
    return recordsRead;
  }

  @Override
  public void close() {
    lookup.close();
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
  }

  private RejectedItem item(ConsumerRecord<byte[], byte[]> record, Handled handled) {
    RejectionId id = new RejectionId(record.partition(), record.offset());
    return reader.read(record, handled.as(id).orElse(null));
  }

  private Map<TopicPartition, Long> end() {
    return consumer.endOffsets(partitions(), BROKER_TIMEOUT);
  }

  List<TopicPartition> partitions() {
    return consumer.partitionsFor(topic, BROKER_TIMEOUT).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }

  private Map<TopicPartition, Long> first(Set<TopicPartition> partitions) {
    return consumer.beginningOffsets(partitions, BROKER_TIMEOUT);
  }

  private void scan(
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> end,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> use) {
    Set<TopicPartition> unfinished =
        end.keySet().stream()
            .filter(partition -> from.get(partition) < end.get(partition))
            .collect(Collectors.toCollection(HashSet::new));
    consumer.assign(unfinished);
    consumer.resume(unfinished); // an earlier scan has paused them
    unfinished.forEach(partition -> consumer.seek(partition, from.get(partition)));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!unfinished.isEmpty()) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      for (ConsumerRecord<byte[], byte[]> record : records) {
        if (record.offset() < end.get(new TopicPartition(record.topic(), record.partition()))) {
          use.accept(record);
          recordsRead++;
        }
      }
      if (removeFinished(unfinished, end) || !records.isEmpty()) {
        deadline = System.nanoTime() + PATIENCE.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw stuck(unfinished.iterator().next(), end);
      }
    }
  }

  /** What is behind the end of a partition is not fetched for nothing. */
  private boolean removeFinished(Set<TopicPartition> unfinished, Map<TopicPartition, Long> end) {
    List<TopicPartition> finished =
        unfinished.stream()
            .filter(partition -> consumer.position(partition) >= end.get(partition))
            .toList();
    unfinished.removeAll(finished);
    consumer.pause(finished);
    return !finished.isEmpty();
  }

  private ReplayException stuck(TopicPartition partition, Map<TopicPartition, Long> end) {
    return new ReplayException(
        "topic %s, partition %s can be read up to offset %s only, not to its end %s: a transaction there stays open, or its leader does not answer; look at the brokers and try again"
            .formatted(
                topic, partition.partition(), consumer.position(partition), end.get(partition)),
        null);
  }
}
