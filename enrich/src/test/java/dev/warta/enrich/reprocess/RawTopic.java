package dev.warta.enrich.reprocess;

import dev.warta.events.EventSerdes;
import dev.warta.events.RawArticle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** A raw topic of two partitions in memory, with holes and expired records, and who reads it. */
final class RawTopic extends MockConsumer<byte[], byte[]> {

  private static final int FETCH = 3;

  private final String name;
  private final Map<Integer, TreeMap<Long, ConsumerRecord<byte[], byte[]>>> partitions =
      new HashMap<>();
  private final Map<Integer, Long> starts = new HashMap<>();
  private final Map<Integer, Long> ends = new HashMap<>();
  private Map<TopicPartition, OffsetAndMetadata> committed = Map.of();
  private TopicPartition assigned;
  private long position;
  private int jumps;

  RawTopic(String name) {
    super("none");
    this.name = name;
    for (int partition = 0; partition < 2; partition++) {
      partitions.put(partition, new TreeMap<>());
      starts.put(partition, 0L);
      ends.put(partition, 0L);
    }
  }

  void append(int partition, RawArticle article) {
    append(
        partition,
        article.getArticleId(),
        EventSerdes.rawArticle().serializer().serialize(name, article));
  }

  void append(int partition, String key, byte[] value) {
    long offset = ends.get(partition);
    partitions
        .get(partition)
        .put(
            offset,
            new ConsumerRecord<>(
                name, partition, offset, key.getBytes(StandardCharsets.UTF_8), value));
    ends.put(partition, offset + 1);
  }

  /** A marker of a transaction takes an offset that no reader sees. */
  void appendMarkers(int partition, int markers) {
    ends.merge(partition, (long) markers, Long::sum);
  }

  /** Retention takes what lies before the offset; readers hear of it when they come too late. */
  void expireBefore(int partition, long offset) {
    starts.put(partition, offset);
    partitions.get(partition).headMap(offset).clear();
  }

  void setCommitted(Map<TopicPartition, OffsetAndMetadata> offsets) {
    committed = offsets;
  }

  int jumps() {
    return jumps;
  }

  @Override
  public synchronized void assign(Collection<TopicPartition> wanted) {
    assigned = wanted.iterator().next();
    position = -1;
  }

  @Override
  public synchronized void seek(TopicPartition partition, long offset) {
    position = offset;
    jumps++;
  }

  @Override
  public synchronized long position(TopicPartition partition) {
    return position;
  }

  @Override
  public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    int partition = assigned.partition();
    if (position < starts.get(partition) || position > ends.get(partition)) {
      throw new OffsetOutOfRangeException(Map.of(assigned, position));
    }
    List<ConsumerRecord<byte[], byte[]>> records =
        partitions.get(partition).tailMap(position).values().stream().limit(FETCH).toList();
    position = records.size() == FETCH ? records.get(FETCH - 1).offset() + 1 : ends.get(partition);
    return new ConsumerRecords<>(Map.of(assigned, records), Map.of());
  }

  @Override
  public synchronized Map<TopicPartition, Long> beginningOffsets(
      Collection<TopicPartition> wanted) {
    return wanted.stream().collect(Collectors.toMap(p -> p, p -> starts.get(p.partition())));
  }

  @Override
  public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> wanted) {
    return wanted.stream().collect(Collectors.toMap(p -> p, p -> ends.get(p.partition())));
  }

  @Override
  public synchronized List<PartitionInfo> partitionsFor(String topic) {
    return IntStream.range(0, partitions.size())
        .mapToObj(partition -> new PartitionInfo(topic, partition, null, null, null))
        .toList();
  }

  @Override
  public synchronized Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> wanted) {
    Map<TopicPartition, OffsetAndMetadata> known = new HashMap<>();
    wanted.forEach(partition -> known.put(partition, committed.get(partition)));
    return known;
  }
}
