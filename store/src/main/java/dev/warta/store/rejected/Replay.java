package dev.warta.store.rejected;

import dev.warta.events.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends rejected records back to where they came from, each once.
 *
 * <p>The record and the mark that says it was dealt with are one transaction: after a kill at any
 * moment both are there or none. A replay that starts ends an older one that is still running, and
 * only then reads which records have been dealt with; so nothing is replayed twice, whoever starts
 * what and when. Not for use by several threads.
 */
public final class Replay implements AutoCloseable {

  private static final int MAX_REQUEST_BYTES = 64 * 1024 * 1024;

  /** An unfinished transaction holds up who reads the topic; after a kill, so long at most. */
  private static final int TRANSACTION_TIMEOUT_MS = 10_000;

  private static final int DELIVERY_TIMEOUT_MS = 30_000;
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final RejectedLog log;
  private final Producer<byte[], byte[]> producer;
  private final Topics topics;
  private final Handled handled;
  private final String by;
  private final Clock clock;

  Replay(
      RejectedLog log,
      Producer<byte[], byte[]> producer,
      Topics topics,
      Handled handled,
      String by,
      Clock clock) {
    this.log = log;
    this.producer = producer;
    this.topics = topics;
    this.handled = handled;
    this.by = by;
    this.clock = clock;
  }

  /** What became of a request to send a record back. */
  public sealed interface Outcome {

    /** It was sent, and lies there now. */
    record Sent(RecordPlace place) implements Outcome {}

    /** It was not: somebody has dealt with it before. */
    record HandledBefore(String as) implements Outcome {}

    /** It was not, and never will be as it is. */
    record Refused(String reason) implements Outcome {}
  }

  /**
   * Starts replaying, and ends any other replay on these topics.
   *
   * @param by who does it, as the records will say
   */
  public static Replay start(RejectedLog log, Map<String, ?> kafka, Topics topics, String by) {
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            config(kafka, topics), new ByteArraySerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
      // Marks of the replay that was ended here may lie behind an open transaction of enrich.
      Handled handled = log.handledBefore(writtenEnd(kafka, log.partitions()));
      return new Replay(log, producer, topics, handled, by, Clock.systemUTC());
    } catch (RuntimeException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  /** Which records have been dealt with, these included. */
  public Handled handled() {
    return handled;
  }

  /**
   * Sends a record back as it came.
   *
   * @throws ReplayException if another replay has started, or the brokers do not take it; the
   *     records before are sent, this one and later ones are not
   */
  public Outcome send(RejectedItem item) {
    Optional<Outcome> obstacle = obstacle(item.about());
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    Optional<byte[]> value = value(item);
    return value.isEmpty()
        ? new Outcome.Refused(
            "it lies here without bytes (it was too large for the topic, or never had any), and there are none at %s"
                .formatted(item.about().place()))
        : send(
            item,
            Handled.REPLAYED,
            partition(item.about().place()),
            item.record().key(),
            value.get());
  }

  /** A record too large for the rejected topic has its value where it lay only. */
  private Optional<byte[]> value(RejectedItem item) {
    return item.record().value() != null
        ? Optional.of(item.record().value())
        : log.original(item.about().place()).map(ConsumerRecord::value);
  }

  /**
   * Sends a changed record to where the rejected one came from.
   *
   * @param key key of the changed record; the partition follows from it
   * @param value its bytes
   * @throws ReplayException as {@link #send(RejectedItem)}
   */
  public Outcome sendEdited(RejectedItem item, byte[] key, byte[] value) {
    return obstacle(item.about())
        .orElseGet(() -> send(item, Handled.EDITED, partition(item, key), key, value));
  }

  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
  }

  private Optional<Outcome> obstacle(Rejection rejection) {
    Optional<String> as = handled.as(rejection.id());
    if (as.isPresent()) {
      return Optional.of(new Outcome.HandledBefore(as.get()));
    }
    RecordPlace place = rejection.place();
    if (place == null) {
      return Optional.of(
          new Outcome.Refused(
              "the record does not say where it came from: Warta did not reject it"));
    }
    List<String> flow =
        List.of(topics.raw(), topics.enriched(), topics.sightings(), topics.reprocessed());
    return flow.contains(place.topic())
        ? Optional.empty()
        : Optional.of(
            new Outcome.Refused(
                "it came from topic %s, which is none of this installation's (is --topic-prefix right?)"
                    .formatted(place.topic())));
  }

  /** With the same key it goes where its publisher had put it, if that partition is there. */
  private Integer partition(RejectedItem item, byte[] key) {
    return Arrays.equals(key, item.record().key()) ? partition(item.about().place()) : null;
  }

  private Integer partition(RecordPlace place) {
    return producer.partitionsFor(place.topic()).stream()
            .anyMatch(info -> info.partition() == place.partition())
        ? place.partition()
        : null;
  }

  private Outcome send(RejectedItem item, String as, Integer partition, byte[] key, byte[] value) {
    String topic = item.about().place().topic();
    String now = clock.instant().toString();
    try {
      producer.beginTransaction();
      RecordMetadata sent =
          get(
              new ProducerRecord<>(
                  topic, partition, key, value, ReplayHeaders.ofReplayed(item, by, now)));
      RecordPlace place = new RecordPlace(sent.topic(), sent.partition(), sent.offset());
      get(
          new ProducerRecord<>(
              topics.rejected(),
              item.about().id().partition(),
              item.record().key(),
              null,
              ReplayHeaders.ofMark(item.about().id(), as, by, now, place)));
      producer.commitTransaction();
      handled.add(item.about().id(), as);
      return new Outcome.Sent(place);
    } catch (RecordTooLargeException e) {
      producer.abortTransaction();
      return new Outcome.Refused(
          "it is too large for topic %s: raise max.message.bytes there (%s)"
              .formatted(topic, e.getMessage()));
    } catch (KafkaException e) {
      throw stopped(item, e);
    }
  }

  private static ReplayException stopped(RejectedItem item, KafkaException failure) {
    RejectionId id = item.about().id();
    return new ReplayException(
        isFenced(failure)
            ? "another replay has started on these topics, or the brokers took more than %d s: this one has stopped at %s; what it sent is sent and marked"
                .formatted(TRANSACTION_TIMEOUT_MS / 1_000, id)
            : "cannot send %s back to topic %s: %s; what was sent before is sent and marked, and the same command again goes on with the rest"
                .formatted(id, item.about().place().topic(), failure.getMessage()),
        failure);
  }

  private static boolean isFenced(Throwable failure) {
    return failure instanceof ProducerFencedException
        || failure instanceof InvalidProducerEpochException
        || failure.getCause() != null && isFenced(failure.getCause());
  }

  private RecordMetadata get(ProducerRecord<byte[], byte[]> record) {
    try {
      return producer.send(record).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KafkaException failure) {
        throw failure;
      }
      throw new KafkaException("cannot publish to " + record.topic(), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** Behind the last record that was written, committed or not. */
  private static Map<TopicPartition, Long> writtenEnd(
      Map<String, ?> kafka, List<TopicPartition> partitions) {
    Map<TopicPartition, OffsetSpec> latest =
        partitions.stream()
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    try (Admin admin = Admin.create(new HashMap<>(kafka))) {
      Map<TopicPartition, Long> end = new HashMap<>();
      admin
          .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
          .all()
          .get()
          .forEach((partition, found) -> end.put(partition, found.offset()));
      return end;
    } catch (ExecutionException e) {
      throw new ReplayException(
          "cannot find the end of the rejected topic: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static Map<String, Object> config(Map<String, ?> kafka, Topics topics) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topics.prefix() + "warta-rejected-replay");
    config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * MAX_REQUEST_BYTES);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS / 2);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_TIMEOUT_MS);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    return config;
  }
}
