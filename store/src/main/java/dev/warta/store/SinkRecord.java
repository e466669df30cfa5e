package dev.warta.store;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.Sighting;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A record on its way into the store with the one thing that is in it: an article, a sighting, a
 * rejection, a mark, or the problem with it; or nothing.
 */
record SinkRecord(
    ConsumerRecord<byte[], byte[]> record,
    EnrichedArticle article,
    Sighting sighting,
    RejectionEntry rejection,
    HandledMark mark,
    Exception problem) {

  static SinkRecord of(ConsumerRecord<byte[], byte[]> record, EnrichedArticle article) {
    return new SinkRecord(record, article, null, null, null, null);
  }

  static SinkRecord of(ConsumerRecord<byte[], byte[]> record, Sighting sighting) {
    return new SinkRecord(record, null, sighting, null, null, null);
  }

  static SinkRecord of(ConsumerRecord<byte[], byte[]> record, RejectionEntry rejection) {
    return new SinkRecord(record, null, null, rejection, null, null);
  }

  static SinkRecord of(ConsumerRecord<byte[], byte[]> record, HandledMark mark) {
    return new SinkRecord(record, null, null, null, mark, null);
  }

  static SinkRecord undecodable(ConsumerRecord<byte[], byte[]> record, Exception problem) {
    return new SinkRecord(record, null, null, null, null, problem);
  }

  static SinkRecord withoutContent(ConsumerRecord<byte[], byte[]> record) {
    return new SinkRecord(record, null, null, null, null, null);
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
