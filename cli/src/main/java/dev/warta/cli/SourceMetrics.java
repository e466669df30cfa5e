package dev.warta.cli;

import dev.warta.ingest.SourceStates;
import dev.warta.ingest.state.SourceState;
import dev.warta.ingest.state.StateParts;
import dev.warta.ingest.state.Verdict;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The health of all sources as metrics, looked at every few seconds: {@code
 * warta_source_verdict{verdict="blocked"} 1} and so on, by kind and location.
 */
final class SourceMetrics implements AutoCloseable {

  private static final long SECONDS_BETWEEN = 5;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final MultiGauge verdicts = gauge("verdict", "1: how the source fares");
  private final MultiGauge articles = gauge("articles", "New or changed articles it brought");
  private final MultiGauge errors = gauge("errors", "Attempts to read it that failed");
  private final MultiGauge successAge =
      gauge("success.age.seconds", "Time since it was last read; NaN if never");
  private final MultiGauge newAge =
      gauge("new.age.seconds", "Time since it last brought something new; NaN if never");

  /** Null where nobody asks. */
  private final MetricsEndpoint endpoint;

  private final ScheduledExecutorService timer;
  private volatile SourceStates states;

  /**
   * @param address null to serve nothing
   */
  SourceMetrics(InetSocketAddress address) {
    if (address == null) {
      endpoint = null;
      timer = null;
      return;
    }
    endpoint =
        MetricsEndpoint.start(address, System.getenv(MetricsEndpoint.TOKEN_VARIABLE), registry);
    timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "source-metrics");
              thread.setDaemon(true);
              return thread;
            });
    timer.scheduleWithFixedDelay(this::refresh, 0, SECONDS_BETWEEN, TimeUnit.SECONDS);
  }

  /** Where they are; empty if nowhere. */
  Optional<String> url() {
    return Optional.ofNullable(endpoint).map(MetricsEndpoint::url);
  }

  /** From now on these are shown, as they change. */
  void show(SourceStates newStates) {
    states = newStates;
  }

  @Override
  public void close() {
    if (endpoint != null) {
      timer.shutdownNow();
      endpoint.close();
    }
  }

  private void refresh() {
    if (states == null) {
      return;
    }
    Instant now = Instant.now();
    List<SourceState> all =
        states.all().stream().filter(state -> !StateParts.isContinuation(state)).toList();
    verdicts.register(verdictRows(all, now), true);
    articles.register(rows(all, state -> (double) state.health().articles()), true);
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

  private static double seconds(Instant since, Instant now) {
    return since == null ? Double.NaN : Duration.between(since, now).toMillis() / 1e3;
  }

  private MultiGauge gauge(String name, String description) {
    return MultiGauge.builder("warta.source." + name).description(description).register(registry);
  }
}
