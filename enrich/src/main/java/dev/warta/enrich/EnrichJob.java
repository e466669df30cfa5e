package dev.warta.enrich;

import dev.warta.events.BrokerSilence;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the enrichment against a cluster until it is closed.
 *
 * <p>An outage ends Kafka Streams as a whole; it is made anew after a pause that grows with each
 * failure, up to half a minute, and takes up its partitions at once under the same instance id. The
 * records in flight are read again, exactly once. Only a failure that no waiting mends ends the
 * job: a missing source topic, another process under the same instance id, memory that is used up.
 */
public final class EnrichJob implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EnrichJob.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration STEADY = Duration.ofMinutes(1);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(7);

  /** A poll full of documents that hang takes less. */
  private static final Duration LONGEST_BETWEEN_POLLS = Duration.ofMinutes(2);

  /** More abandoned steps than this take the processors from the others. */
  private static final int MOST_ABANDONED = 3;

  private final EnrichSettings settings;
  private final StepRunner steps;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread supervisor = new Thread(this::supervise, "enrich");
  private volatile OrphanTransactions orphans;
  private final BrokerSilence brokers = new BrokerSilence();
  private volatile KafkaStreams streams;
  private volatile CountDownLatch stopped;
  private volatile String lastFailure;
  private volatile boolean isHopeless;

  /** A job that does nothing before {@link #start}. */
  public EnrichJob(EnrichSettings settings) {
    this(settings, EnrichTopology.steps(settings.maxRequestBytes()));
  }

  /** The same with steps that were loaded before. */
  public EnrichJob(EnrichSettings settings, StepRunner steps) {
    this.settings = settings;
    this.steps = steps;
    prepare();
  }

  private void prepare() {
    CountDownLatch stop = new CountDownLatch(1);
    Topology topology = EnrichTopology.build(settings.topics(), steps, Clock.systemUTC());
    KafkaStreams next = new KafkaStreams(topology, settings.toProperties());
    next.setUncaughtExceptionHandler(this::note);
    next.setStateListener(
        (state, previous) -> {
          if (state == State.ERROR || state == State.NOT_RUNNING) {
            stop.countDown();
          }
        });
    stopped = stop;
    streams = next;
  }

  /** Starts the job and returns at once. */
  public void start() {
    orphans = new OrphanTransactions(settings);
    supervisor.start();
  }

  /** Waits until the job ends: closed, or given up. */
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /**
   * Why the job does not process records now; empty while it does.
   *
   * <p>Starting up and rebalancing count as not processing.
   */
  public Optional<String> unhealthyReason() {
    if (streams.state() != State.RUNNING) {
      return Optional.of(lastFailure == null ? "state " + streams.state() : lastFailure);
    }
    Optional<String> silence = brokers.inWords(streams.metrics());
    if (silence.isPresent()) {
      return silence.map(words -> words + " (" + settings.kafka().get("bootstrap.servers") + ")");
    }
    double secondsSincePoll = secondsSincePoll();
    if (secondsSincePoll > LONGEST_BETWEEN_POLLS.toSeconds()) {
      return Optional.of(
          "a stream thread has not asked for records for %.0f s: it hangs, or its documents do (see the log); restart the process if that stays so"
              .formatted(secondsSincePoll));
    }
    return steps.abandoned() > MOST_ABANDONED
        ? Optional.of(
            "%d steps hang on documents and burn processor time (see the log, and problems of kind timeout): restart the process"
                .formatted(steps.abandoned()))
        : Optional.empty();
  }

  /**
   * Of the stream thread that polled least lately; those that restore state only do so at times.
   */
  private double secondsSincePoll() {
    return consumerMetrics("last-poll-seconds-ago")
        .filter(metric -> !clientId(metric).endsWith("-restore-consumer"))
        .mapToDouble(metric -> ((Number) metric.metricValue()).doubleValue())
        .max()
        .orElse(0);
  }

  private static String clientId(Metric metric) {
    return metric.metricName().tags().getOrDefault("client-id", "");
  }

  private Stream<? extends Metric> consumerMetrics(String name) {
    return streams.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals(name))
        .filter(metric -> metric.metricName().group().equals("consumer-metrics"));
  }

  /** The problems told in events, by step and kind; also among Kafka Streams' metrics in JMX. */
  public List<ProblemCount> problems() {
    return streams.metrics().values().stream()
        .filter(metric -> metric.metricName().group().equals(RunSteps.GROUP))
        .filter(metric -> metric.metricName().name().equals(RunSteps.PROBLEMS))
        .map(EnrichJob::problemCount)
        .sorted(Comparator.comparing(ProblemCount::step).thenComparing(ProblemCount::kind))
        .toList();
  }

  private static ProblemCount problemCount(Metric metric) {
    Map<String, String> tags = metric.metricName().tags();
    return new ProblemCount(
        tags.get(RunSteps.STEP),
        tags.get(RunSteps.KIND),
        ((Number) metric.metricValue()).longValue());
  }

  /** Stops the job; other instances take up its work at once, or it does itself when it is back. */
  @Override
  public void close() {
    closing.countDown();
    if (orphans != null) {
      orphans.close();
    }
    CloseOptions leaving =
        CloseOptions.timeout(CLOSE_TIMEOUT)
            .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP);
    if (!streams.close(leaving)) {
      LOG.warn(
          "the enrichment did not stop within {} s; what was in flight will be read again",
          CLOSE_TIMEOUT.toSeconds());
    }
    stopped.countDown();
    ended.countDown();
  }

  private void supervise() {
    int failuresInARow = 0;
    try {
      while (true) {
        long begin = System.nanoTime();
        startStreams();
        stopped.await();
        if (isClosing() || isHopeless) {
          return;
        }
        boolean wasSteady = System.nanoTime() - begin > STEADY.toNanos();
        failuresInARow = wasSteady ? 1 : failuresInARow + 1;
        Duration pause = pauseAfter(failuresInARow);
        LOG.error(
            "the enrichment stopped on an outage and goes on in {} s: {}",
            pause.toSeconds(),
            lastFailure);
        streams.close(CLOSE_TIMEOUT);
        if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        prepare();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      if (!isClosing()) {
        throw e;
      }
    } finally {
      ended.countDown();
    }
  }

  /** State stores left by an earlier run are opened here, before there is a stream thread. */
  private void startStreams() {
    try {
      orphans.starting(streams);
      streams.start();
    } catch (StreamsException e) {
      note(e);
      stopped.countDown();
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private StreamThreadExceptionResponse note(Throwable failure) {
    LOG.error("the enrichment failed", failure);
    lastFailure = inWords(failure);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private String inWords(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FencedInstanceIdException) {
        isHopeless = true;
        return "another process runs the enrichment as \"%s\": give each its own --instance-id"
            .formatted(settings.instanceId());
      }
      if (cause instanceof OutOfMemoryError) {
        // Kafka's own threads may have met it too, and tell nobody.
        isHopeless = true;
        return "the memory is used up; give it more, as with WARTA_JAVA_OPTIONS=-Xmx2g ("
            + cause
            + ")";
      }
      if (cause instanceof MissingSourceTopicException) {
        isHopeless = true;
        return "the topic %s or %s is missing: create the topics with `warta topics`"
            .formatted(settings.topics().raw(), settings.topics().reprocessed());
      }
    }
    return rootOf(failure).toString();
  }

  /** What Kafka Streams wraps around it says where, but not what happened. */
  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /** One second, then twice as long after each failure, up to the longest. */
  static Duration pauseAfter(int failuresInARow) {
    Duration pause = Duration.ofSeconds(1L << Math.min(failuresInARow - 1, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
