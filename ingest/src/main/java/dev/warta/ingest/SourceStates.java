package dev.warta.ingest;

import dev.warta.events.Topics;
import dev.warta.ingest.state.SourceKind;
import dev.warta.ingest.state.SourceState;
import dev.warta.ingest.state.SourceStateJson;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The states of all sources, as they lie in the compacted topic {@code articles.sources}.
 *
 * <p>They are read once, when they are opened, and held; what this process saves is seen at once,
 * what another one saves is not. A source must not be read by two processes at a time: nothing is
 * lost then, but what both find is published twice and becomes a sighting. Safe for use by several
 * threads.
 */
public final class SourceStates implements AutoCloseable {

  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

  private final Map<String, SourceState> states = new ConcurrentHashMap<>();
  private final List<String> notices = new ArrayList<>();
  private final Producer<String, byte[]> producer;
  private final Topics topics;
  private final Outage outage;
  private final AtomicReference<PublishException> failure = new AtomicReference<>();

  /** Reads all states; closes neither, unless closed itself: then the producer. */
  SourceStates(
      Consumer<String, byte[]> consumer,
      Producer<String, byte[]> producer,
      Topics topics,
      String servers) {
    this.producer = producer;
    this.topics = topics;
    this.outage = new Outage(topics.sources(), servers);
    readAll(new TopicReader(consumer));
  }

  /**
   * Reads the states of a cluster; the topic must exist.
   *
   * @param kafka the connection's settings
   * @throws PublishException if the brokers do not tell
   */
  public static SourceStates open(Map<String, ?> kafka, Topics topics) throws InterruptedException {
    return PositionClients.states(kafka, topics);
  }

  private void readAll(TopicReader reader) {
    Map<TopicPartition, Long> from = reader.ends(topics.sources());
    from.replaceAll((partition, end) -> 0L);
    Map<String, ConsumerRecord<String, byte[]>> latest = new HashMap<>();
    reader.read(
        from,
        Integer.MAX_VALUE,
        (partition, record) -> {
          if (SourceStateJson.isKey(record.key())) {
            // In more than one partition only if partitions were added meanwhile.
            latest.merge(
                record.key(),
                record,
                (one, next) -> next.timestamp() >= one.timestamp() ? next : one);
          }
        });
    latest.values().forEach(this::take);
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return;
    }
    try {
      states.put(record.key(), SourceStateJson.read(record.value()));
    } catch (IOException e) {
      notices.add(
          "%s partition %d offset %d: the state of %s cannot be read (%s) and is not used"
              .formatted(
                  record.topic(),
                  record.partition(),
                  record.offset(),
                  record.key(),
                  e.getMessage()));
    }
  }

  /** What of the topic could not be read, and why. */
  public List<String> notices() {
    return List.copyOf(notices);
  }

  /** The states of all sources, in no order. */
  public Collection<SourceState> all() {
    return List.copyOf(states.values());
  }

  /** What is remembered of a source; empty if nothing. */
  public Optional<SourceState> of(SourceKind kind, String location) {
    return Optional.ofNullable(states.get(SourceState.untried(kind, location, null).key()));
  }

  /**
   * Saves a state without waiting for the brokers.
   *
   * @throws PublishException if an earlier one could not be saved
   */
  public void save(SourceState state) {
    send(state.key(), SourceStateJson.write(state));
    states.put(state.key(), state);
  }

  /**
   * Forgets a source, without waiting for the brokers.
   *
   * @throws PublishException if an earlier change could not be saved
   */
  public void forget(SourceState state) {
    send(state.key(), null);
    states.remove(state.key());
  }

  /**
   * Waits until all that was saved is acknowledged.
   *
   * @throws PublishException if something could not be saved
   */
  public void flush() throws InterruptedException {
    try {
      producer.flush();
    } catch (InterruptException e) {
      Thread.interrupted();
      throw new InterruptedException("interrupted while saving the states of sources");
    }
    throwFailure();
  }

  /** Sends what is on its way, within two seconds. */
  @Override
  public void close() {
    producer.close(failure.get() == null ? LONGEST_CLOSE : Duration.ZERO);
  }

  private void send(String key, byte[] value) {
    throwFailure();
    try {
      producer.send(
          new ProducerRecord<>(topics.sources(), key, value),
          (metadata, e) -> {
            if (e != null) {
              failure.compareAndSet(null, outage.of(e));
            }
          });
    } catch (KafkaException | IllegalStateException e) {
      failure.compareAndSet(null, outage.of(e));
    }
    throwFailure();
  }

  private void throwFailure() {
    PublishException first = failure.get();
    if (first != null) {
      throw first.again();
    }
  }
}
