package dev.warta.store;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventSerdes;
import dev.warta.events.Origin;
import dev.warta.events.RawArticle;
import dev.warta.events.RejectionHeaders;
import dev.warta.events.Sighting;
import dev.warta.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads the records of {@code articles.rejected}: what was rejected, and the marks that say that
 * somebody has dealt with it.
 *
 * <p>Anybody may write into that topic. Nothing in a record makes this fail: what cannot be read is
 * left out, what is too long is cut off.
 */
final class RejectionReader {

  private static final int MAX_MESSAGE = 1_000;
  private static final int MAX_NAME = 200;
  private static final int MAX_PLACE = 300;
  private static final int UUID_LENGTH = 36;

  /** As Kafka allows it: also what an index of the store can hold. */
  private static final Pattern TOPIC_NAME = Pattern.compile("[A-Za-z0-9._-]{1,249}");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private static final Instant LATEST_MARK = Instant.parse("9999-12-31T00:00:00Z");

  private final Deserializer<RawArticle> raw = EventSerdes.rawArticle().deserializer();
  private final Deserializer<EnrichedArticle> articles =
      EventSerdes.enrichedArticle().deserializer();
  private final Deserializer<Sighting> sightings = EventSerdes.sighting().deserializer();
  private final Topics topics;

  RejectionReader(Topics topics) {
    this.topics = topics;
  }

  SinkRecord read(ConsumerRecord<byte[], byte[]> record) {
    return RejectionHeaders.isMark(record)
        ? readMark(record)
        : SinkRecord.of(record, entry(record));
  }

  /** A mark that names no record has nothing to say. */
  private static SinkRecord readMark(ConsumerRecord<byte[], byte[]> record) {
    long offset = number(record, RejectionHeaders.HANDLED);
    if (offset < 0) {
      return SinkRecord.withoutContent(record);
    }
    String as = text(record, RejectionHeaders.HANDLED_AS, MAX_NAME);
    return SinkRecord.of(
        record,
        new HandledMark(
            record.partition(),
            offset,
            as == null || as.isBlank() ? "replayed" : as,
            text(record, RejectionHeaders.HANDLED_BY, MAX_NAME),
            handledAt(record),
            text(record, RejectionHeaders.HANDLED_TO, MAX_PLACE)));
  }

  private static Instant handledAt(ConsumerRecord<byte[], byte[]> mark) {
    Instant at;
    try {
      at = Instant.parse(String.valueOf(text(mark, RejectionHeaders.HANDLED_AT, MAX_NAME)));
    } catch (DateTimeException e) {
      at = Instant.ofEpochMilli(mark.timestamp());
    }
    return at.isBefore(Instant.EPOCH) || at.isAfter(LATEST_MARK) ? null : at;
  }

  private RejectionEntry entry(ConsumerRecord<byte[], byte[]> record) {
    String topic = text(record, RejectionHeaders.TOPIC, Integer.MAX_VALUE);
    long partition = number(record, RejectionHeaders.PARTITION);
    long offset = number(record, RejectionHeaders.OFFSET);
    boolean isPlaced =
        topic != null
            && TOPIC_NAME.matcher(topic).matches()
            && partition >= 0
            && partition <= Integer.MAX_VALUE
            && offset >= 0;
    if (!isPlaced) {
      topic = record.topic();
      partition = record.partition();
      offset = record.offset();
    }
    SpecificRecord event = event(topic, record.value());
    return new RejectionEntry(
        new TopicPartition(topic, (int) partition),
        offset,
        topic.equals(topics.enriched()) || topic.equals(topics.sightings()) ? "store" : "enrich",
        cause(record),
        message(record),
        shortened(source(event), MAX_NAME),
        articleId(event, record.key()),
        topic.equals(topics.raw())
            ? new Origin(topic, (int) partition, offset)
            : originInside(event),
        record.partition(),
        record.offset(),
        (int) Math.min(Math.max(0, number(record, RejectionHeaders.REPLAY_COUNT)), 1_000_000));
  }

  /** The event in a record of this topic; null where its bytes are none. */
  private SpecificRecord event(String topic, byte[] value) {
    try {
      if (topic.equals(topics.raw())) {
        return raw.deserialize(topic, value);
      }
      if (topic.equals(topics.enriched()) || topic.equals(topics.reprocessed())) {
        return articles.deserialize(topic, value);
      }
      return topic.equals(topics.sightings()) ? sightings.deserialize(topic, value) : null;
    } catch (RuntimeException undecodable) {
      return null;
    }
  }

  private static String source(SpecificRecord event) {
    if (event instanceof RawArticle article) {
      return article.getSource();
    }
    if (event instanceof EnrichedArticle article) {
      return article.getSource();
    }
    return event instanceof Sighting sighting ? sighting.getSource() : null;
  }

  /** The key of every topic is the article id. */
  private static UUID articleId(SpecificRecord event, byte[] key) {
    UUID inEvent = null;
    if (event instanceof RawArticle article) {
      inEvent = uuid(article.getArticleId());
    } else if (event instanceof EnrichedArticle article) {
      inEvent = uuid(article.getArticleId());
    } else if (event instanceof Sighting sighting) {
      inEvent = uuid(sighting.getArticleId());
    }
    return inEvent != null || key == null || key.length != UUID_LENGTH
        ? inEvent
        : uuid(new String(key, StandardCharsets.ISO_8859_1));
  }

  private static UUID uuid(String id) {
    try {
      return id.length() == UUID_LENGTH ? UUID.fromString(id) : null;
    } catch (IllegalArgumentException noUuid) {
      return null;
    }
  }

  private static Origin originInside(SpecificRecord event) {
    Origin origin = null;
    if (event instanceof EnrichedArticle article) {
      origin = article.getOrigin();
    } else if (event instanceof Sighting sighting) {
      origin = sighting.getOrigin();
    }
    return origin != null && TOPIC_NAME.matcher(origin.getTopic()).matches() ? origin : null;
  }

  private static String cause(ConsumerRecord<byte[], byte[]> record) {
    String exception = text(record, RejectionHeaders.EXCEPTION, Integer.MAX_VALUE);
    if (exception == null || exception.isBlank()) {
      return "unknown";
    }
    int end = Math.max(exception.lastIndexOf('.'), exception.lastIndexOf('$'));
    return shortened(exception.substring(end + 1), MAX_NAME);
  }

  private static String message(ConsumerRecord<byte[], byte[]> record) {
    String message = text(record, RejectionHeaders.MESSAGE, MAX_MESSAGE);
    return message == null ? "" : message;
  }

  /** The number in a header; -1 where there is none. */
  private static long number(ConsumerRecord<byte[], byte[]> record, String header) {
    String text = text(record, header, Integer.MAX_VALUE);
    return text != null && NUMBER.matcher(text).matches() ? Long.parseLong(text) : -1;
  }

  /** The text of a header, of several with one name that of the last; null where there is none. */
  private static String text(ConsumerRecord<byte[], byte[]> record, String name, int longest) {
    return RejectionHeaders.text(record, name).map(text -> shortened(text, longest)).orElse(null);
  }

  private static String shortened(String text, int longest) {
    return text == null || text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
