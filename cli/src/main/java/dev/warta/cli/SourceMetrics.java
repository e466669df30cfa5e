package dev.warta.cli;

import dev.warta.ingest.state.SourceState;
import dev.warta.ingest.state.StateParts;
import dev.warta.ingest.state.Trouble;
import dev.warta.ingest.state.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The health of all sources as metrics, looked at every few seconds: {@code
 * warta_source_verdict{verdict="blocked"} 1} and so on, by kind and location.
 */
final class SourceMetrics implements AutoCloseable {

  private static final long SECONDS_BETWEEN = 5;

  private final MeterRegistry registry;
  private final Supplier<Collection<SourceState>> sources;
  private final MultiGauge verdicts;
  private final MultiGauge articles;
  private final MultiGauge perDay;
  private final MultiGauge errors;
  private final MultiGauge troubleAttempts;
  private final MultiGauge successAge;
  private final MultiGauge newAge;
  private final ScheduledExecutorService timer;

  private SourceMetrics(MeterRegistry registry, Supplier<Collection<SourceState>> sources) {
    this.registry = registry;
    this.sources = sources;
    verdicts = gauge("verdict", "1: how the source fares");
    articles = gauge("articles", "New or changed articles it brought");
    perDay =
        gauge("articles.per.day", "New or changed articles a day, in the two weeks to the last");
    errors = gauge("errors", "Attempts to read it, or documents of it, that failed");
    troubleAttempts =
        gauge("trouble.attempts", "Attempts in a row by which it could not be read; 0 if it could");
    successAge = gauge("success.age.seconds", "Time since it was last read; NaN if never");
    newAge = gauge("new.age.seconds", "Time since it last brought something new; NaN if never");
    timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "source-metrics");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Begins to look at sources.
   *
   * @param registry takes the metrics
   * @param sources is asked for all of them, as they are by then
   */
  static SourceMetrics start(MeterRegistry registry, Supplier<Collection<SourceState>> sources) {
    SourceMetrics metrics = new SourceMetrics(registry, sources);
    metrics.timer.scheduleWithFixedDelay(metrics::refresh, 0, SECONDS_BETWEEN, TimeUnit.SECONDS);
    return metrics;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void refresh() {
    Instant now = Instant.now();
    List<SourceState> all =
        sources.get().stream().filter(state -> !StateParts.isContinuation(state)).toList();
    verdicts.register(verdictRows(all, now), true);
    articles.register(rows(all, state -> (double) state.health().articles()), true);
    perDay.register(rows(all, state -> state.health().perDay()), true);
    troubleAttempts.register(rows(all, SourceMetrics::troubleAttempts), true);
    errors.register(rows(all, state -> (double) state.health().errors()), true);
    successAge.register(rows(all, state -> seconds(state.health().successAt(), now)), true);
    newAge.register(rows(all, state -> seconds(state.health().newAt(), now)), true);
  }

  private static List<MultiGauge.Row<?>> verdictRows(Collection<SourceState> all, Instant now) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    for (SourceState state : all) {
      Verdict verdict = state.health().verdict(now);
      rows.add(MultiGauge.Row.of(tags(state).and("verdict", verdict.inWords()), 1));
    }
    return rows;
  }

  private static List<MultiGauge.Row<?>> rows(
      Collection<SourceState> all, Function<SourceState, Double> value) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    for (SourceState state : all) {
      rows.add(MultiGauge.Row.of(tags(state), value.apply(state)));
    }
    return rows;
  }

  private static Tags tags(SourceState state) {
    return Tags.of("kind", state.kind().inWords(), "location", state.location());
  }

  private static double troubleAttempts(SourceState state) {
    Trouble trouble = state.health().trouble();
    return trouble == null ? 0 : trouble.attempts();
  }

  private static double seconds(Instant since, Instant now) {
    return since == null ? Double.NaN : Duration.between(since, now).toMillis() / 1e3;
  }

  private MultiGauge gauge(String name, String description) {
    return MultiGauge.builder("warta.source." + name).description(description).register(registry);
  }
}
