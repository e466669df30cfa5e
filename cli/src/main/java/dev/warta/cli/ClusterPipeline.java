package dev.warta.cli;

import dev.warta.desk.Pipeline;
import dev.warta.events.Topics;
import dev.warta.ingest.state.SourceState;
import dev.warta.ingest.state.StateParts;
import dev.warta.store.ArticleLog;
import dev.warta.store.StoreUnavailableException;
import dev.warta.store.StoredRejections.Rejected;
import dev.warta.store.postgres.PostgresArticleStore;
import dev.warta.store.rejected.RejectedItem;
import dev.warta.store.rejected.RejectedLog;
import dev.warta.store.rejected.Replay;
import dev.warta.store.rejected.ReplayException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** The pipeline between brokers and database, looked at every few seconds. */
final class ClusterPipeline implements Pipeline, AutoCloseable {

  private static final long SECONDS_BETWEEN = 5;

  /** Rates are those of the last minute. */
  private static final int MOST_SAMPLES = 12;

  private static final Duration STANDSTILL = Duration.ofSeconds(20);
  private static final double SLOW_SECONDS = 60;

  private final Map<String, String> kafka;
  private final Topics topics;
  private final PostgresArticleStore store;
  private final Admin admin;

  private final FreshSources sources;
  private final PeriodicAudit audit;
  private final ScheduledExecutorService timer = DaemonTimer.named("pipeline");
  private final Deque<FlowSample> samples = new ArrayDeque<>();
  private String outage;
  private ArticleLog.Latency latency;

  private ClusterPipeline(
      Map<String, String> kafka, Topics topics, PostgresArticleStore store, FreshSources sources) {
    this.kafka = kafka;
    this.topics = topics;
    this.store = store;
    this.sources = sources;
    this.audit = PeriodicAudit.start(kafka, topics, store);
    this.admin = ClusterOptions.admin(kafka);
  }

  /**
   * Begins to look.
   *
   * @param sources closed by whoever opened them
   */
  static ClusterPipeline start(
      Map<String, String> kafka, Topics topics, PostgresArticleStore store, FreshSources sources) {
    ClusterPipeline pipeline = new ClusterPipeline(kafka, topics, store, sources);
    pipeline.timer.scheduleWithFixedDelay(pipeline::look, 0, SECONDS_BETWEEN, TimeUnit.SECONDS);
    return pipeline;
  }

  private void look() {
    try {
      FlowSample sample = FlowSample.take(admin, topics, store);
      ArticleLog.Latency took = store.log().latency();
      synchronized (samples) {
        samples.addLast(sample);
        if (samples.size() > MOST_SAMPLES) {
          samples.removeFirst();
        }
        latency = took;
        outage = null;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      forget("the brokers do not answer");
    } catch (StoreUnavailableException e) {
      forget("the database does not answer");
    } catch (RuntimeException e) {
      forget("it cannot be looked at: " + e.getMessage());
    }
  }

  private void forget(String why) {
    synchronized (samples) {
      samples.clear();
      outage = why;
    }
  }

  @Override
  public List<Stage> stages() {
    synchronized (samples) {
      Double in = rate(FlowSample::received);
      Double enriched = rate(FlowSample::enrichmentRead);
      Double through = rate(FlowSample::enriched);
      Double stored = rate(FlowSample::stored);
      return List.of(
          topic("ingest", in),
          topic("raw", in),
          worker("enrich", enriched, FlowSample::toEnrich, FlowSample::enrichmentRead, null),
          topic("enriched", through),
          worker("store", stored, FlowSample::toStore, FlowSample::stored, latency));
    }
  }

  /** It is well as long as it answers. */
  private Stage topic(String name, Double rate) {
    if (outage != null) {
      return new Stage(name, State.ILL, null, null, null, outage);
    }
    State state = samples.isEmpty() ? State.UNKNOWN : State.WELL;
    return new Stage(name, state, rate, null, null, null);
  }

  private Stage worker(
      String name,
      Double rate,
      ToLongFunction<FlowSample> waiting,
      ToLongFunction<FlowSample> done,
      ArticleLog.Latency took) {
    if (outage != null || samples.isEmpty()) {
      return topic(name, rate);
    }
    long lag = waiting.applyAsLong(samples.getLast());
    Latency millis = took == null ? null : new Latency(took.p50(), took.p99());
    if (lag > 0 && isStandstill(waiting, done)) {
      String reason = "%d records wait and none was taken lately".formatted(lag);
      return new Stage(name, State.ILL, rate, lag, millis, reason);
    }
    if (rate != null && lag > Math.max(1, rate) * SLOW_SECONDS) {
      String reason =
          "%d records wait, which is about %.0f minutes of work"
              .formatted(lag, Math.max(1, lag / Math.max(1, rate) / 60));
      return new Stage(name, State.SLOW, rate, lag, millis, reason);
    }
    return new Stage(name, State.WELL, rate, lag, millis, null);
  }

  /** Something has waited all the time, and nothing has been done. */
  private boolean isStandstill(
      ToLongFunction<FlowSample> waiting, ToLongFunction<FlowSample> done) {
    FlowSample last = samples.getLast();
    boolean isLong = false;
    for (FlowSample sample : (Iterable<FlowSample>) samples::descendingIterator) {
      if (waiting.applyAsLong(sample) == 0 || done.applyAsLong(sample) != done.applyAsLong(last)) {
        break;
      }
      isLong = last.nanos() - sample.nanos() >= STANDSTILL.toNanos();
    }
    return isLong;
  }

  /** Null until there are two samples. */
  private Double rate(ToLongFunction<FlowSample> count) {
    if (samples.size() < 2) {
      return null;
    }
    FlowSample first = samples.getFirst();
    FlowSample last = samples.getLast();
    double seconds = (last.nanos() - first.nanos()) / 1e9;
    return Math.max(0, (count.applyAsLong(last) - count.applyAsLong(first)) / seconds);
  }

  @Override
  public List<Source> sources() {
    Collection<SourceState> states = sources.all();
    if (states == null) {
      return null;
    }
    Instant now = Instant.now();
    return states.stream()
        .filter(state -> !StateParts.isContinuation(state))
        .map(
            state ->
                new Source(
                    state.kind().inWords(),
                    state.location(),
                    state.health().verdict(now).inWords(),
                    state.health().reason(now),
                    state.health().successAt(),
                    state.health().newAt(),
                    state.health().articles()))
        .toList();
  }

  @Override
  public Audited audit() {
    return audit.last();
  }

  /** One at a time: a replay that starts ends another. */
  @Override
  public synchronized String replay(Rejected rejected) throws ReplayRefusedException {
    try (RejectedLog log = RejectedLog.open(kafka, topics);
        Replay replay = Replay.start(log, kafka, topics, "desk")) {
      RejectedItem item =
          log.find(rejected.id(), replay.handled())
              .orElseThrow(
                  () ->
                      new ReplayRefusedException(
                          "its bytes are not in the topic of rejected records any more", false));
      Replay.Outcome outcome = replay.send(item);
      if (outcome instanceof Replay.Outcome.Sent sent) {
        return sent.place().toString();
      }
      throw new ReplayRefusedException(
          outcome instanceof Replay.Outcome.HandledBefore before
              ? "it was " + before.as() + " before"
              : ((Replay.Outcome.Refused) outcome).reason(),
          false);
    } catch (ReplayException | KafkaException e) {
      throw new ReplayRefusedException("the brokers do not take it now", true);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    audit.close();
    admin.close(Duration.ofSeconds(1));
  }
}
