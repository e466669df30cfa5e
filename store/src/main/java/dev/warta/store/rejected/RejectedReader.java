package dev.warta.store.rejected;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventSerdes;
import dev.warta.events.RawArticle;
import dev.warta.events.RejectionHeaders;
import dev.warta.events.Sighting;
import dev.warta.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads what a rejected record says of itself; nothing in a record can make it fail. */
final class RejectedReader {

  private static final int MAX_MESSAGE = 1_000;
  private static final int UUID_LENGTH = 36;

  private final Deserializer<RawArticle> raw = EventSerdes.rawArticle().deserializer();
  private final Deserializer<EnrichedArticle> enriched =
      EventSerdes.enrichedArticle().deserializer();
  private final Deserializer<Sighting> sightings = EventSerdes.sighting().deserializer();
  private final Topics topics;

  RejectedReader(Topics topics) {
    this.topics = topics;
  }

  /**
   * @param handledAs how it was dealt with; null where it was not
   */
  RejectedItem read(ConsumerRecord<byte[], byte[]> record, String handledAs) {
    RecordPlace place = place(record);
    SpecificRecord event = place == null ? null : event(place.topic(), record.value());
    Rejection about =
        new Rejection(
            new RejectionId(record.partition(), record.offset()),
            Instant.ofEpochMilli(record.timestamp()),
            place == null ? null : Stage.of(place.topic(), topics),
            RejectionHeaders.text(record, RejectionHeaders.EXCEPTION).orElse(""),
            shortened(RejectionHeaders.text(record, RejectionHeaders.MESSAGE).orElse("")),
            place,
            source(event),
            articleId(event, record.key()),
            replays(record),
            RejectionHeaders.text(record, RejectionHeaders.REPLAY_OF)
                .flatMap(RejectedReader::id)
                .orElse(null),
            handledAs);
    return new RejectedItem(about, record, event);
  }

  /** Where the record lay before it was rejected; null where it does not say. */
  static RecordPlace place(ConsumerRecord<?, ?> record) {
    Optional<String> topic = RejectionHeaders.text(record, RejectionHeaders.TOPIC);
    Optional<Long> partition =
        RejectionHeaders.text(record, RejectionHeaders.PARTITION).flatMap(RejectedReader::number);
    Optional<Long> offset =
        RejectionHeaders.text(record, RejectionHeaders.OFFSET).flatMap(RejectedReader::number);
    return topic.isPresent()
            && partition.isPresent()
            && partition.get() <= Integer.MAX_VALUE
            && offset.isPresent()
        ? new RecordPlace(topic.get(), partition.get().intValue(), offset.get())
        : null;
  }

  static Optional<Long> number(String text) {
    return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  static int replays(ConsumerRecord<?, ?> record) {
    return RejectionHeaders.text(record, RejectionHeaders.REPLAY_COUNT)
        .flatMap(RejectedReader::number)
        .filter(count -> count <= Integer.MAX_VALUE - 1)
        .map(Long::intValue)
        .orElse(0);
  }

  static Optional<RejectionId> id(String text) {
    try {
      return Optional.of(RejectionId.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The event in a record of this topic; null where its bytes are none. */
  SpecificRecord event(String topic, byte[] value) {
    try {
      if (topic.equals(topics.raw())) {
        return raw.deserialize(topic, value);
      }
      return topic.equals(topics.sightings())
          ? sightings.deserialize(topic, value)
          : enriched.deserialize(topic, value);
    } catch (RuntimeException undecodable) {
      return null;
    }
  }

  private static String source(SpecificRecord event) {
    if (event instanceof RawArticle raw) {
      return raw.getSource();
    }
    if (event instanceof EnrichedArticle article) {
      return article.getSource();
    }
    return event instanceof Sighting sighting ? sighting.getSource() : null;
  }

  private static String articleId(SpecificRecord event, byte[] key) {
    if (event instanceof RawArticle raw) {
      return raw.getArticleId();
    }
    if (event instanceof EnrichedArticle article) {
      return article.getArticleId();
    }
    return event instanceof Sighting sighting ? sighting.getArticleId() : idInKey(key);
  }

  private static String idInKey(byte[] key) {
    if (key == null || key.length != UUID_LENGTH) {
      return null;
    }
    try {
      return UUID.fromString(new String(key, StandardCharsets.ISO_8859_1)).toString();
    } catch (IllegalArgumentException noArticleId) {
      return null;
    }
  }

  private static String shortened(String message) {
    return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "…";
  }
}
