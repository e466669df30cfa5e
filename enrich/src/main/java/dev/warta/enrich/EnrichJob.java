package dev.warta.enrich;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the enrichment against a cluster until it is closed.
 *
 * <p>An outage replaces the stream thread after a pause that grows with each failure, up to half a
 * minute; the records in flight are read again, exactly once. Only a missing source topic ends the
 * job.
 */
public final class EnrichJob implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EnrichJob.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(8);

  private final KafkaStreams streams;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicInteger failuresInARow = new AtomicInteger();
  private volatile String lastFailure;

  /** A job that does nothing before {@link #start}. */
  public EnrichJob(EnrichSettings settings) {
    this(settings, EnrichTopology.build(settings.topics(), Clock.systemUTC()));
  }

  /**
   * The same with a topology that was built before: its steps take a second to load their data.
   *
   * @param topology of {@link EnrichTopology}, for the topics of the settings
   */
  public EnrichJob(EnrichSettings settings, Topology topology) {
    streams = new KafkaStreams(topology, settings.toProperties());
    streams.setUncaughtExceptionHandler(this::respond);
    streams.setStateListener((state, previous) -> follow(state));
  }

  /** Starts the job and returns at once. */
  public void start() {
    streams.start();
  }

  /** Waits until the job ends: closed, or given up. */
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /**
   * Why the job does not process records now; empty while it runs.
   *
   * <p>Starting up and rebalancing count as not running.
   */
  public Optional<String> unhealthyReason() {
    if (streams.state() == KafkaStreams.State.RUNNING) {
      return Optional.empty();
    }
    return Optional.of(lastFailure == null ? "state " + streams.state() : lastFailure);
  }

  /** Stops the job and leaves its work to be taken up where it was. */
  @Override
  public void close() {
    closing.countDown();
    if (!streams.close(CLOSE_TIMEOUT)) {
      LOG.warn(
          "the enrichment did not stop within {} s; what was in flight will be read again",
          CLOSE_TIMEOUT.toSeconds());
    }
    ended.countDown();
  }

  private void follow(KafkaStreams.State state) {
    if (state == KafkaStreams.State.RUNNING) {
      failuresInARow.set(0);
      lastFailure = null;
    } else if (state == KafkaStreams.State.ERROR || state == KafkaStreams.State.NOT_RUNNING) {
      ended.countDown();
    }
  }

  private StreamThreadExceptionResponse respond(Throwable failure) {
    lastFailure = failure.toString();
    if (failure instanceof MissingSourceTopicException) {
      LOG.error("the raw topic is missing; create the topics with `warta topics`");
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    Duration pause = pauseAfter(failuresInARow.incrementAndGet());
    LOG.error(
        "the enrichment stopped on an outage and goes on in {} s", pause.toSeconds(), failure);
    try {
      closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  private static Duration pauseAfter(int failures) {
    Duration pause = Duration.ofSeconds(1L << Math.min(failures - 1, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
