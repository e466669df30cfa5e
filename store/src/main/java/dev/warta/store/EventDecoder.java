package dev.warta.store;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventSerdes;
import dev.warta.events.Sighting;
import dev.warta.events.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads the events out of the records of both topics. */
final class EventDecoder {

  private final Deserializer<EnrichedArticle> articles =
      EventSerdes.enrichedArticle().deserializer();
  private final Deserializer<Sighting> sightings = EventSerdes.sighting().deserializer();
  private final Topics topics;

  EventDecoder(Topics topics) {
    this.topics = topics;
  }

  /** The record with its event, or with the reason why it has none. */
  SinkRecord decode(ConsumerRecord<byte[], byte[]> record) {
    try {
      if (record.value() == null) {
        throw new SerializationException("the record has no value");
      }
      return record.topic().equals(topics.enriched())
          ? SinkRecord.of(record, articles.deserialize(record.topic(), record.value()))
          : SinkRecord.of(record, sightings.deserialize(record.topic(), record.value()));
    } catch (SerializationException e) {
      return SinkRecord.undecodable(record, e);
    } catch (RuntimeException e) {
      return SinkRecord.undecodable(
          record, new SerializationException("the record cannot be decoded: " + e, e));
    }
  }
}
