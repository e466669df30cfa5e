package dev.warta.store;

import dev.warta.events.BrokerSilence;
import dev.warta.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
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

  /** How often a consumer polls while the database works. */
  private static final Duration GLANCE = Duration.ofMillis(50);

  /** A database that works on one batch for longer is told as slow. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The longest that {@link #close} waits. */
  public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(8);

  private static final Duration CLIENT_CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Consumer<byte[], byte[]> consumer;
  private final Topics topics;
  private final SinkCounters counters = new SinkCounters();
  private final ArticleStore store;
  private final DatabaseThread database = new DatabaseThread();
  private final Partitions partitions;
  private final Rejections rejections;
  private final BatchWriter writer;
  private final EventDecoder decoder;
  private final Backoff backoff;
  private final AtomicBoolean isStarted = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean isStopping;
  private final BrokerSilence brokers = new BrokerSilence();
  private volatile String brokerTrouble = "";
  private final Trouble trouble = new Trouble(counters);

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
        SinkConsumer.open(kafka, settings),
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
    this.store = store;
    this.partitions = new Partitions(consumer, database, counters);
    this.rejections = new Rejections(topics.rejected(), rejectedRecords, counters);
    this.writer = new BatchWriter(store, rejections, counters, settings);
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
      trouble.none();
      while (!isStopping) {
        turn();
      }
      trouble.stopped();
    } catch (WakeupException e) {
      trouble.stopped();
    } catch (RuntimeException | Error e) {
      trouble.endedBy(e);
      throw e;
    } finally {
      try {
        database.close();
      } finally {
        closeClients();
        stopped.countDown();
      }
    }
  }

  /** Whether articles are being stored, and if not, why. */
  public Health health() {
    if (!trouble.isNone()) {
      return Health.unhealthy(trouble.reason());
    }
    String reason = brokerTrouble;
    return reason.isEmpty() ? Health.HEALTHY : Health.unhealthy(reason);
  }

  /**
   * True if what {@link #health} says does not pass by itself: the sink has stopped with an error,
   * or what the store has recorded does not fit to the topics. In the second case the sink goes on
   * trying, and this is false again once somebody has put it right.
   */
  public boolean needsSomebody() {
    return trouble.needsSomebody();
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
      if (database.isBusy()) {
        awaitDatabase();
      } else {
        readOn();
      }
    } catch (WakeupException | InterruptException | FencedInstanceIdException e) {
      throw e;
    } catch (RuntimeException e) {
      backOff(e);
    }
  }

  /** A long work of the database must not cost the membership in the group: polling goes on. */
  private void awaitDatabase() {
    if (database.awaitAnswer(GLANCE)) {
      return;
    }
    if (!poll(Duration.ZERO).isEmpty()) {
      throw new IllegalStateException("records of a paused partition came: they are read again");
    }
    if (trouble.isNone() && database.busyFor().compareTo(PATIENCE) > 0) {
      trouble.report("the database has not answered for " + PATIENCE.toSeconds() + " s");
      LOG.warn("{}; waiting for it", trouble.reason());
    }
  }

  private void readOn() {
    Duration wait = backoff.remaining();
    Set<TopicPartition> unknown = partitions.unknown();
    if (wait.isZero() && !unknown.isEmpty()) {
      ask(store::offsets, offsets -> partitions.restore(unknown, offsets));
      return;
    }
    List<SinkRecord> records =
        decoded(poll(wait.isZero() || wait.compareTo(POLL) > 0 ? POLL : wait));
    Map<TopicPartition, Long> positions = partitions.positions();
    Map<TopicPartition, Long> recorded = partitions.recorded();
    if (!records.isEmpty() || isAhead(positions, recorded)) {
      ask(
          () -> writer.write(records, positions, recorded),
          written -> {
            partitions.recorded(written);
            recovered();
          });
    } else if (wait.isZero() && partitions.isCaughtUp()) {
      recovered();
    }
  }

  private static boolean isAhead(
      Map<TopicPartition, Long> positions, Map<TopicPartition, Long> recorded) {
    return positions.entrySet().stream()
        .anyMatch(position -> position.getValue() > recorded.get(position.getKey()));
  }

  private <T> void ask(Callable<T> question, java.util.function.Consumer<T> answered) {
    partitions.pause();
    database.ask(
        question,
        answer -> {
          answered.accept(answer);
          partitions.resume();
        });
  }

  private ConsumerRecords<byte[], byte[]> poll(Duration atMost) {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(atMost);
    brokerTrouble = brokers.inWords(consumer.metrics()).orElse("");
    return records;
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
    if (!trouble.isNone()) {
      LOG.info("articles are being stored again");
    }
    trouble.none();
  }

  private void backOff(RuntimeException error) {
    trouble.outage(error);
    if (error instanceof OffsetConflictException) {
      consumer.enforceRebalance("another instance stores a partition of this one");
    }
    partitions.makeAllUnknown();
    Duration wait = backoff.start();
    LOG.warn("trying again in {} ms: {}", wait.toMillis(), error.getMessage());
    LOG.debug("the cause", error);
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
}
