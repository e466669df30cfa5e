package dev.warta.store;

import dev.warta.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the enriched articles, the sightings and what was rejected from Kafka into the store, each
 * exactly once.
 *
 * <p>Give it a thread; it runs until it is closed. How far it came stands in the store, written in
 * the transaction of the rows, and not in the consumer group: after a kill at any moment it goes on
 * where the rows end. Several sinks of one group share the partitions.
 *
 * <p>A record that can never be stored goes to the rejected topic, and the flow goes on. While the
 * database or the brokers are out, the sink keeps its partitions, says so in {@link #health} and
 * tries again until it works. {@link #needsSomebody} tells a trouble that does not pass by itself.
 *
 * <p>To end several sinks within one deadline, first {@link #stop} all of them, then {@link
 * #awaitStopped} each for what is left of the time.
 */
public final class ArticleSink implements Runnable, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ArticleSink.class);

  private static final Duration POLL = Duration.ofMillis(500);

  /** The longest that {@link #close} waits. */
  public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(8);

  private static final Duration CLIENT_CLOSE_TIMEOUT = Duration.ofSeconds(5);

  /**
   * After a change of leader a partition can look shorter than it is, but not for so many tries.
   */
  private static final int TRIES_BEFORE_NEEDING_SOMEBODY = 5;

  private final Consumer<byte[], byte[]> consumer;
  private final Topics topics;
  private final SinkCounters counters = new SinkCounters();
  private final Partitions partitions;
  private final Rejections rejections;
  private final BatchWriter writer;
  private final EventDecoder decoder;
  private final Backoff backoff;
  private final AtomicBoolean isStarted = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean isStopping;
  private volatile boolean isConnected = true;
  private int triesBehindTheEnd;
  private volatile boolean needsSomebody;
  private volatile String trouble = "the sink is not running";

  /** A sink with the default settings. */
  public ArticleSink(Map<String, ?> kafka, Topics topics, ArticleStore store) {
    this(kafka, topics, store, SinkSettings.defaults(topics));
  }

  /**
   * A sink.
   *
   * @param kafka properties of the connection to Kafka, such as {@code bootstrap.servers}; they are
   *     given to a consumer and to a producer of rejected records
   * @param topics names of the topics
   * @param store where to write; it is not closed with the sink
   * @param settings group and limits
   */
  public ArticleSink(
      Map<String, ?> kafka, Topics topics, ArticleStore store, SinkSettings settings) {
    this(
        new KafkaConsumer<>(
            consumerConfig(kafka, settings),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer()),
        new RejectedTopic(kafka, topics.rejected()),
        topics,
        store,
        settings);
  }

  ArticleSink(
      Consumer<byte[], byte[]> consumer,
      RejectedRecords rejectedRecords,
      Topics topics,
      ArticleStore store,
      SinkSettings settings) {
    this.consumer = consumer;
    this.topics = topics;
    this.partitions = new Partitions(consumer, store, counters);
    this.rejections = new Rejections(topics.rejected(), rejectedRecords, counters);
    this.writer = new BatchWriter(store, partitions, rejections, counters, settings);
    this.decoder = new EventDecoder(topics);
    this.backoff = new Backoff(settings.maxBackoff());
  }

  /**
   * Stores until {@link #stop} or {@link #close}; may be called once.
   *
   * @throws RuntimeException if going on makes no sense, such as when another process runs under
   *     the same group instance id; {@link #health} says so too
   */
  @Override
  public void run() {
    if (!isStarted.compareAndSet(false, true)) {
      throw new IllegalStateException("a sink runs once: make a new one");
    }
    try {
      consumer.subscribe(
          List.of(topics.enriched(), topics.sightings(), topics.rejected()), partitions);
      trouble = "";
      while (!isStopping) {
        turn();
      }
      trouble = "the sink was stopped";
    } catch (WakeupException e) {
      trouble = "the sink was stopped";
    } catch (RuntimeException | Error e) {
      report("the sink has stopped: " + e.getMessage());
      needsSomebody = true;
      throw e;
    } finally {
      closeClients();
      stopped.countDown();
    }
  }

  /** Whether articles are being stored, and if not, why. */
  public Health health() {
    String reason = trouble;
    if (!reason.isEmpty()) {
      return Health.unhealthy(reason);
    }
    return isConnected ? Health.HEALTHY : Health.unhealthy("no Kafka broker answers");
  }

  /**
   * True if what {@link #health} says does not pass by itself: the sink has stopped with an error,
   * or what the store has recorded does not fit to the topics. In the second case the sink goes on
   * trying, and this is false again once somebody has put it right.
   */
  public boolean needsSomebody() {
    return needsSomebody;
  }

  /** What has been stored so far. */
  public SinkStatus status() {
    return counters.status();
  }

  /** Has the batch at hand finished and the sink stopped; does not wait for it. */
  public void stop() {
    isStopping = true;
    consumer.wakeup();
  }

  /**
   * Waits until {@link #run} has ended after {@link #stop}; at once if it was never called.
   *
   * @return false if it has not ended in time, or the thread was interrupted: it may hang in a
   *     write to a database host that is gone, and ends when the store is closed
   */
  public boolean awaitStopped(Duration atMost) {
    if (!isStarted.get()) {
      return true;
    }
    try {
      return stopped.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Finishes the batch at hand and stops; returns when that is done, or after eight seconds.
   *
   * <p>A sink that has not stopped by then is left alone: nothing it still does can be lost or
   * doubled. Close the store after it, which breaks off a write that hangs.
   */
  @Override
  public void close() {
    stop();
    if (isStarted.compareAndSet(false, true)) {
      closeClients();
      stopped.countDown();
    } else if (!awaitStopped(CLOSE_TIMEOUT)) {
      LOG.warn("the sink has not stopped within {} s; it is left alone", CLOSE_TIMEOUT.toSeconds());
    }
  }

  /** One poll and what it brought; an outage ends the turn, not the loop. */
  private void turn() {
    try {
      Duration wait = backoff.remaining();
      if (wait.isZero()) {
        partitions.restore();
      }
      ConsumerRecords<byte[], byte[]> records =
          consumer.poll(wait.isZero() || wait.compareTo(POLL) > 0 ? POLL : wait);
      isConnected = BrokerConnections.isConnected(consumer);
      boolean isWritten = writer.write(decoded(records), partitions.positions());
      if (isWritten || wait.isZero() && partitions.isCaughtUp()) {
        recovered();
      }
    } catch (WakeupException | InterruptException | FencedInstanceIdException e) {
      throw e;
    } catch (RuntimeException e) {
      backOff(e);
    }
  }

  /**
   * Records of a partition that has become unknown meanwhile are left out: they will come again.
   */
  private List<SinkRecord> decoded(ConsumerRecords<byte[], byte[]> records) {
    List<SinkRecord> decoded = new ArrayList<>(records.count());
    for (TopicPartition partition : records.partitions()) {
      if (partitions.isKnown(partition)) {
        records.records(partition).forEach(record -> decoded.add(decoder.decode(record)));
      }
    }
    return decoded;
  }

  private void recovered() {
    backoff.reset();
    triesBehindTheEnd = 0;
    needsSomebody = false;
    if (!trouble.isEmpty()) {
      LOG.info("articles are being stored again");
      trouble = "";
    }
  }

  private void backOff(RuntimeException error) {
    report(String.valueOf(error.getMessage()));
    triesBehindTheEnd = error instanceof BehindTheEndException ? triesBehindTheEnd + 1 : 0;
    needsSomebody = triesBehindTheEnd >= TRIES_BEFORE_NEEDING_SOMEBODY;
    if (error instanceof OffsetConflictException) {
      consumer.enforceRebalance("another instance stores a partition of this one");
    }
    partitions.makeAllUnknown();
    Duration wait = backoff.start();
    LOG.warn("trying again in {} ms: {}", wait.toMillis(), error.getMessage());
    LOG.debug("the cause", error);
  }

  private void report(String reason) {
    trouble = reason;
    counters.error(reason);
  }

  private void closeClients() {
    try {
      consumer.close(CloseOptions.timeout(CLIENT_CLOSE_TIMEOUT));
    } catch (RuntimeException e) {
      LOG.warn("cannot close the consumer: {}", e.getMessage());
    } finally {
      rejections.close();
    }
  }

  private static Map<String, Object> consumerConfig(Map<String, ?> kafka, SinkSettings settings) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, settings.groupId());
    if (settings.groupInstanceId() != null) {
      config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.groupInstanceId());
    }
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.maxBatchRecords());
    // Wait a moment for a batch worth a transaction; a single article waits no longer than that.
    config.putIfAbsent(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 256 * 1024);
    config.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    config.putIfAbsent(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * 1024 * 1024);
    config.putIfAbsent(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 32 * 1024 * 1024);
    config.putIfAbsent(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
    return config;
  }
}
