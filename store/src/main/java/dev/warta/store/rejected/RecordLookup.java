package dev.warta.store.rejected;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Fetches single records by where they lie. Not for use by several threads; close it after use. */
public final class RecordLookup implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Consumer<byte[], byte[]> consumer;

  RecordLookup(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /**
   * A lookup on a cluster.
   *
   * @param kafka properties of the connection, such as {@code bootstrap.servers}
   */
  public static RecordLookup open(Map<String, ?> kafka) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    return new RecordLookup(
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
  }

  /**
   * The record at a place; empty where there is none (any more), such as when its time in the topic
   * has run out.
   *
   * @throws TimeoutException if the brokers do not answer
   */
  public Optional<ConsumerRecord<byte[], byte[]>> at(RecordPlace place) {
    TopicPartition partition = place.topicPartition();
    if (!exists(partition)) {
      return Optional.empty();
    }
    List<TopicPartition> one = List.of(partition);
    if (place.offset() < consumer.beginningOffsets(one, PATIENCE).get(partition)
        || place.offset() >= consumer.endOffsets(one, PATIENCE).get(partition)) {
      return Optional.empty();
    }
    consumer.assign(one);
    consumer.seek(partition, place.offset());
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (consumer.position(partition, PATIENCE) <= place.offset()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        // A later one stands there where the offset belongs to a marker or to nothing.
        return Optional.of(record).filter(found -> found.offset() == place.offset());
      }
      if (System.nanoTime() > end) {
        throw new TimeoutException("no answer within " + PATIENCE.toSeconds() + " s for " + place);
      }
    }
    return Optional.empty();
  }

  private boolean exists(TopicPartition partition) {
    for (PartitionInfo info : consumer.partitionsFor(partition.topic(), PATIENCE)) {
      if (info.partition() == partition.partition()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
  }
}
