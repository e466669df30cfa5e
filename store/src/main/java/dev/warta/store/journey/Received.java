package dev.warta.store.journey;

import dev.warta.events.Carrier;
import dev.warta.events.EventSerdes;
import dev.warta.events.RawArticle;
import dev.warta.store.rejected.RecordLookup;
import dev.warta.store.rejected.RecordPlace;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * What a raw record says of how a document arrived.
 *
 * @param publishedAt when the record was published
 * @param observedAt when the document was seen; null where the record cannot be read
 * @param carrier what brought it, in words; null where the record cannot be read
 */
public record Received(Instant publishedAt, Instant observedAt, String carrier) {

  /** Fetches it; empty where the raw record is gone, such as when its time has run out. */
  public static Optional<Received> at(RecordPlace origin, RecordLookup lookup) {
    return lookup.at(origin).map(Received::of);
  }

  private static Received of(ConsumerRecord<byte[], byte[]> record) {
    Instant publishedAt = Instant.ofEpochMilli(record.timestamp());
    try {
      RawArticle raw =
          EventSerdes.rawArticle().deserializer().deserialize(record.topic(), record.value());
      if (raw != null) {
        return new Received(publishedAt, raw.getObservedAt(), inWords(raw.getCarrier()));
      }
    } catch (SerializationException undecodable) {
      // Rejected, then; when it was published is known all the same.
    }
    return new Received(publishedAt, null, null);
  }

  private static String inWords(Carrier carrier) {
    return inWords(carrier.getKind().name(), carrier.getLocation(), carrier.getPosition());
  }

  /**
   * A carrier in words.
   *
   * @param position null where it holds one document
   */
  public static String inWords(String kind, String location, Long position) {
    return kind + " " + location + (position == null ? "" : ":" + position);
  }
}
