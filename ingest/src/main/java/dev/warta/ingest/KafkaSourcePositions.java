package dev.warta.ingest;

import dev.warta.events.EventSerdes;
import dev.warta.events.RawArticle;
import dev.warta.events.Topics;
import dev.warta.ingest.Position.RawSpan;
import dev.warta.ingest.PositionJson.Identity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Positions in {@code articles.sources}. Used by one thread. */
final class KafkaSourcePositions extends SourcePositions {

  /**
   * Most documents behind the last position that are known again. An ingestion writes its position
   * once a second; the rest of the room is for what others publish at the same time.
   */
  static final int MOST_IN_TAIL = 1_000_000;

  private static final Duration LONGEST_WRITE = Duration.ofSeconds(60);
  private static final Duration LONGEST_WRITE_AT_STOP = Duration.ofSeconds(2);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(1);

  private final Producer<String, byte[]> producer;
  private final Topics topics;
  private final String key;
  private final Identity identity;
  private final Outage outage;
  private final Instant openedAt = Instant.now();
  private final Map<TopicPartition, Long> rawEnds;

  /** Null if nothing was saved, or it is not used. */
  private final Position earlier;

  private final PublishedTail tail;
  private String notice;
  private Future<RecordMetadata> lastSave;

  /**
   * @param rawTopicId of the raw topic as it is now
   */
  KafkaSourcePositions(
      Consumer<String, byte[]> consumer,
      Producer<String, byte[]> producer,
      Topics topics,
      NamedPaths paths,
      String rawTopicId,
      String servers,
      boolean isFromStart) {
    this.producer = producer;
    this.topics = topics;
    this.key = paths.key();
    this.identity = new Identity(paths.files(), rawTopicId);
    this.outage = new Outage(topics.sources(), servers);
    TopicReader reader = new TopicReader(consumer);
    this.rawEnds = reader.ends(topics.raw());
    Optional<byte[]> saved = saved(reader);
    this.earlier = isFromStart ? null : saved.flatMap(this::usable).orElse(null);
    this.tail = earlier == null ? PublishedTail.none() : tail(reader);
  }

  /** The topic is small: it is compacted. */
  private Optional<byte[]> saved(TopicReader reader) {
    Map<TopicPartition, Long> from = reader.ends(topics.sources());
    from.replaceAll((partition, end) -> 0L);
    Map<String, ConsumerRecord<String, byte[]>> last = new HashMap<>();
    reader.read(
        from,
        Integer.MAX_VALUE,
        (partition, record) -> {
          if (key.equals(record.key())) {
            // In more than one partition only if partitions were added meanwhile.
            last.merge(
                key, record, (one, next) -> next.timestamp() >= one.timestamp() ? next : one);
          }
        });
    return Optional.ofNullable(last.get(key)).map(ConsumerRecord::value);
  }

  private Optional<Position> usable(byte[] saved) {
    try {
      PositionJson.Saved position = PositionJson.read(saved, topics.raw());
      if (!position.identity().rawTopicId().equals(identity.rawTopicId())) {
        notice = topics.raw() + " was created anew since an interrupted run published to it";
      } else if (!position.identity().files().equals(identity.files())) {
        notice = "other files or folders have these paths than when an interrupted run read them";
      } else {
        return Optional.of(position.position());
      }
    } catch (IOException e) {
      notice =
          "the position of an interrupted run in %s under the key %s cannot be read: %s"
              .formatted(topics.sources(), key, e.getMessage());
    }
    return Optional.empty();
  }

  private PublishedTail tail(TopicReader reader) {
    PublishedTail found = new PublishedTail(2 * ProducerConfigs.MAX_IN_FLIGHT_BYTES);
    Deserializer<RawArticle> deserializer = EventSerdes.rawArticle().deserializer();
    Map<TopicPartition, Long> from = new HashMap<>();
    rawEnds.forEach((partition, end) -> from.put(partition, span(partition).tail()));
    reader.read(
        from,
        MOST_IN_TAIL / from.size(),
        (partition, record) -> {
          try {
            RawArticle article = deserializer.deserialize(record.topic(), record.value());
            if (article != null) {
              found.add(article, partition, record.offset());
            }
          } catch (SerializationException e) {
            // A foreign record: no document of ours.
          }
        });
    return found;
  }

  /** A partition that was added later begins with its first record. */
  private RawSpan span(TopicPartition partition) {
    return earlier.raw().getOrDefault(partition, RawSpan.beginningAt(0));
  }

  @Override
  public Optional<String> notice() {
    return Optional.ofNullable(notice);
  }

  @Override
  Position start() {
    if (earlier != null) {
      return earlier;
    }
    Map<TopicPartition, RawSpan> raw = new HashMap<>();
    rawEnds.forEach((partition, end) -> raw.put(partition, RawSpan.beginningAt(end)));
    return new Position(0, null, openedAt, 0, 0, raw);
  }

  @Override
  boolean isResumed() {
    return earlier != null;
  }

  @Override
  Instant openedAt() {
    return openedAt;
  }

  @Override
  PublishedTail tail() {
    return tail;
  }

  @Override
  void begin() throws InterruptedException {
    if (!isResumed()) {
      send(PositionJson.write(start(), identity));
      await(lastSave, LONGEST_WRITE);
    }
  }

  @Override
  void save(Position position) {
    if (lastSave != null && lastSave.isDone()) {
      throwFailureOf(lastSave);
    }
    send(PositionJson.write(position, identity));
  }

  @Override
  void saveAtStop(Position position) throws InterruptedException {
    send(PositionJson.write(position, identity));
    await(lastSave, LONGEST_WRITE_AT_STOP);
  }

  @Override
  void forget() throws InterruptedException {
    send(null);
    await(lastSave, LONGEST_WRITE);
  }

  private void send(byte[] value) {
    try {
      lastSave = producer.send(new ProducerRecord<>(topics.sources(), key, value));
    } catch (KafkaException | IllegalStateException e) {
      throw outage.of(e);
    }
  }

  private void await(Future<RecordMetadata> save, Duration longest) throws InterruptedException {
    try {
      save.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw outage.of(e.getCause());
    } catch (TimeoutException e) {
      throw outage.of(e);
    }
  }

  private void throwFailureOf(Future<RecordMetadata> save) {
    try {
      save.get();
    } catch (ExecutionException e) {
      throw outage.of(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it was done: no wait, nothing to learn
    }
  }

  @Override
  public void close() {
    producer.close(LONGEST_CLOSE);
  }
}
