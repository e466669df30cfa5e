package dev.warta.store.audit;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventSerdes;
import dev.warta.events.Origin;
import dev.warta.events.RejectionHeaders;
import dev.warta.events.Sighting;
import dev.warta.events.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads the outcomes that are in the topics and not in the store yet.
 *
 * <p>A record without a readable origin says nothing of any raw record; the store rejects it when
 * its turn comes.
 */
final class TopicTail implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(250);
  private static final int MAX_PARTITION_FETCH_BYTES = 4 * 1024 * 1024;

  private final Topics topics;
  private final Map<TopicPartition, PartitionLedger> ledgers;
  private final Map<TopicPartition, Long> positions;
  private final Consumer<byte[], byte[]> consumer;
  private final Deserializer<EnrichedArticle> articles =
      EventSerdes.enrichedArticle().deserializer();
  private final Deserializer<Sighting> sightings = EventSerdes.sighting().deserializer();

  /**
   * A tail.
   *
   * @param from where each partition begins that is not stored from its start
   * @param ledgers where the outcomes go, by partition of the raw topic
   */
  TopicTail(
      Map<String, ?> kafka,
      Topics topics,
      Map<TopicPartition, Long> from,
      Map<TopicPartition, PartitionLedger> ledgers) {
    this.topics = topics;
    this.ledgers = ledgers;
    this.positions = new HashMap<>(from);
    this.consumer = Consumers.reading(kafka, MAX_PARTITION_FETCH_BYTES);
  }

  /**
   * Reads on to these ends.
   *
   * @param patience how long to wait where nothing comes
   * @throws AuditException if an open transaction, or a broker, keeps the end out of reach
   */
  void readTo(Map<TopicPartition, Long> ends, Duration patience) {
    Map<TopicPartition, Long> missing =
        ends.entrySet().stream()
            .filter(end -> position(end.getKey()) < end.getValue())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    consumer.assign(missing.keySet());
    missing.keySet().forEach(partition -> consumer.seek(partition, position(partition)));
    long lastProgress = System.nanoTime();
    while (!missing.isEmpty()) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      records.forEach(this::add);
      if (hasMoved(missing)) {
        lastProgress = System.nanoTime();
        missing.entrySet().removeIf(end -> position(end.getKey()) >= end.getValue());
        consumer.pause(
            consumer.assignment().stream().filter(p -> !missing.containsKey(p)).toList());
      } else if (System.nanoTime() - lastProgress > patience.toNanos()) {
        throw stuck(missing);
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }

  private long position(TopicPartition partition) {
    return positions.getOrDefault(partition, 0L);
  }

  private boolean hasMoved(Map<TopicPartition, Long> partitions) {
    boolean hasMoved = false;
    for (TopicPartition partition : partitions.keySet()) {
      long position = consumer.position(partition);
      hasMoved |= position > position(partition);
      positions.put(partition, position);
    }
    return hasMoved;
  }

  private AuditException stuck(Map<TopicPartition, Long> missing) {
    TopicPartition partition = missing.keySet().iterator().next();
    return new AuditException(
        String.format(
            Locale.ROOT,
            "%s partition %d cannot be read from offset %d on, although it has records up to offset %d: a transaction is open there, or its broker does not answer; try again in a minute, and if it stays so look with kafka-transactions.sh find-hanging",
            partition.topic(),
            partition.partition(),
            position(partition),
            missing.get(partition)));
  }

  private void add(ConsumerRecord<byte[], byte[]> record) {
    if (record.topic().equals(topics.rejected())) {
      addRejection(record);
    } else {
      addEvent(record);
    }
  }

  private void addEvent(ConsumerRecord<byte[], byte[]> record) {
    try {
      if (record.value() == null) {
        return;
      }
      if (record.topic().equals(topics.enriched())) {
        EnrichedArticle article = articles.deserialize(record.topic(), record.value());
        PartitionLedger ledger = ledgerOf(article.getOrigin());
        if (ledger != null) {
          ledger.addComing(
              OutcomeKind.REVISION,
              article.getOrigin().getOffset(),
              article.getArticleId(),
              article.getRevision());
        }
      } else {
        Sighting sighting = sightings.deserialize(record.topic(), record.value());
        PartitionLedger ledger = ledgerOf(sighting.getOrigin());
        if (ledger != null) {
          ledger.addComing(
              OutcomeKind.SIGHTING,
              sighting.getOrigin().getOffset(),
              sighting.getArticleId(),
              sighting.getRevision());
        }
      }
    } catch (SerializationException e) {
      // The store will reject it: then the rejection is the outcome.
    }
  }

  private void addRejection(ConsumerRecord<byte[], byte[]> record) {
    String topic = text(record, RejectionHeaders.TOPIC);
    if (RejectionHeaders.isMark(record) || topic == null) {
      return;
    }
    if (topic.equals(topics.raw())) {
      try {
        int partition = Integer.parseInt(text(record, RejectionHeaders.PARTITION));
        long offset = Long.parseLong(text(record, RejectionHeaders.OFFSET));
        PartitionLedger ledger = ledgers.get(new TopicPartition(topic, partition));
        if (ledger != null) {
          ledger.addComingRejection(OutcomeKind.REJECTED_RAW, offset);
        }
      } catch (NumberFormatException e) {
        // Somebody else's record: it speaks of no raw record of ours.
      }
    } else if (topic.equals(topics.enriched()) || topic.equals(topics.sightings())) {
      addRejectedEvent(topic, record.value());
    }
  }

  private void addRejectedEvent(String topic, byte[] value) {
    try {
      Origin origin =
          value == null
              ? null
              : topic.equals(topics.enriched())
                  ? articles.deserialize(topic, value).getOrigin()
                  : sightings.deserialize(topic, value).getOrigin();
      PartitionLedger ledger = origin == null ? null : ledgerOf(origin);
      if (ledger != null) {
        ledger.addComingRejection(OutcomeKind.REJECTED_EVENT, origin.getOffset());
      }
    } catch (SerializationException e) {
      // Nobody can tell which raw record it was made from.
    }
  }

  private PartitionLedger ledgerOf(Origin origin) {
    return ledgers.get(new TopicPartition(origin.getTopic(), origin.getPartition()));
  }

  private static String text(ConsumerRecord<byte[], byte[]> record, String name) {
    return RejectionHeaders.text(record, name).orElse(null);
  }
}
