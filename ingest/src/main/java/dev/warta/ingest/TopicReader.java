package dev.warta.ingest;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Reads what lies in a topic now, and comes to an end. */
final class TopicReader {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

  private final Consumer<String, byte[]> consumer;

  TopicReader(Consumer<String, byte[]> consumer) {
    this.consumer = consumer;
  }

  /**
   * Where the topic's partitions end now.
   *
   * @throws UnknownTopicOrPartitionException if there is no such topic
   */
  Map<TopicPartition, Long> ends(String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new UnknownTopicOrPartitionException("no topic " + topic);
    }
    return new HashMap<>(consumer.endOffsets(partitions));
  }

  /**
   * Reads from offsets to where the partitions end now.
   *
   * @param mostOfEach the most records of each partition; what comes behind is not read
   * @param reader takes each record with its partition
   * @throws TimeoutException if no broker answers for a minute
   */
  void read(
      Map<TopicPartition, Long> from,
      int mostOfEach,
      BiConsumer<TopicPartition, ConsumerRecord<String, byte[]>> reader) {
    Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(from.keySet()));
    Map<TopicPartition, Integer> counts = new HashMap<>();
    consumer.assign(ends.keySet());
    from.forEach(consumer::seek);
    long heardAt = System.nanoTime();
    while (!isRead(ends)) {
      ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
      for (ConsumerRecord<String, byte[]> record : records) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (counts.merge(partition, 1, Integer::sum) <= mostOfEach) {
          reader.accept(partition, record);
        } else {
          ends.remove(partition);
        }
      }
      if (!records.isEmpty()) {
        heardAt = System.nanoTime();
      } else if (System.nanoTime() - heardAt > LONGEST_SILENCE.toNanos()) {
        throw new TimeoutException(
            "nothing came from %s for %d seconds"
                .formatted(ends.keySet(), LONGEST_SILENCE.toSeconds()));
      }
    }
  }

  /** Lets go of the partitions that are read; true if all are. */
  private boolean isRead(Map<TopicPartition, Long> ends) {
    ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
    if (!ends.keySet().equals(consumer.assignment())) {
      consumer.assign(ends.keySet());
    }
    return ends.isEmpty();
  }
}
