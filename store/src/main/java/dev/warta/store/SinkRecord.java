package dev.warta.store;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.Sighting;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A record on its way into the store: an article, a sighting, or neither and then the problem with
 * it.
 */
record SinkRecord(
    ConsumerRecord<byte[], byte[]> record,
    EnrichedArticle article,
    Sighting sighting,
    Exception problem) {

  static SinkRecord of(ConsumerRecord<byte[], byte[]> record, EnrichedArticle article) {
    return new SinkRecord(record, article, null, null);
  }

  static SinkRecord of(ConsumerRecord<byte[], byte[]> record, Sighting sighting) {
    return new SinkRecord(record, null, sighting, null);
  }

  static SinkRecord undecodable(ConsumerRecord<byte[], byte[]> record, Exception problem) {
    return new SinkRecord(record, null, null, problem);
  }

  TopicPartition partition() {
    return new TopicPartition(record.topic(), record.partition());
  }

  long nextOffset() {
    return record.offset() + 1;
  }

  int bytes() {
    return Math.max(record.serializedValueSize(), 0);
  }
}
