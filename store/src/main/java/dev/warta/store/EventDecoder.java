package dev.warta.store;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventSerdes;
import dev.warta.events.Sighting;
import dev.warta.events.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads what is in the records of all topics that the sink follows. */
final class EventDecoder {

  private final Deserializer<EnrichedArticle> articles =
      EventSerdes.enrichedArticle().deserializer();
  private final Deserializer<Sighting> sightings = EventSerdes.sighting().deserializer();
  private final RejectionReader rejections;
  private final Topics topics;

  EventDecoder(Topics topics) {
    this.topics = topics;
    this.rejections = new RejectionReader(topics);
  }

  /** The record with what is in it, or with the reason why that cannot be read. */
  SinkRecord decode(ConsumerRecord<byte[], byte[]> record) {
    try {
      if (record.topic().equals(topics.rejected())) {
        return rejections.read(record);
      }
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
