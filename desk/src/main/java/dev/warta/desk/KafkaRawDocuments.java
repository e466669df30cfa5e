package dev.warta.desk;

import dev.warta.events.EventSerdes;
import dev.warta.events.RawArticle;
import dev.warta.store.journey.Received;
import dev.warta.store.rejected.RecordLookup;
import dev.warta.store.rejected.RecordPlace;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The documents as Kafka keeps them. Each request has a consumer of its own, which costs some
 * milliseconds and needs no keeping.
 */
final class KafkaRawDocuments implements RawDocuments {

  private final Map<String, String> kafka;

  /**
   * @param kafka properties of the connection, such as {@code bootstrap.servers}
   */
  KafkaRawDocuments(Map<String, String> kafka) {
    this.kafka = Map.copyOf(kafka);
  }

  @Override
  public Optional<RawArticle> at(RecordPlace place) {
    return ask(lookup -> lookup.at(place)).flatMap(KafkaRawDocuments::document);
  }

  @Override
  public Map<RecordPlace, Optional<Received>> received(Collection<RecordPlace> places) {
    return ask(
        lookup -> {
          Map<RecordPlace, Optional<Received>> received = new LinkedHashMap<>();
          places.forEach(place -> received.put(place, Received.at(place, lookup)));
          return received;
        });
  }

  private <T> T ask(Function<RecordLookup, T> question) {
    try (RecordLookup lookup = RecordLookup.open(kafka)) {
      return question.apply(lookup);
    } catch (KafkaException e) {
      throw new BrokerSilentException(e);
    }
  }

  /** What cannot be read is not what the article was made from. */
  private static Optional<RawArticle> document(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.ofNullable(
          EventSerdes.rawArticle().deserializer().deserialize(record.topic(), record.value()));
    } catch (SerializationException e) {
      return Optional.empty();
    }
  }
}
