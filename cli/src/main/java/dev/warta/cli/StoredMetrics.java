package dev.warta.cli;

import dev.warta.store.ArticleLog.ProblemShare;
import dev.warta.store.StoreCounts;
import dev.warta.store.StoreUnavailableException;
import dev.warta.store.postgres.PostgresArticleStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** How much is stored, and what steps reported of the latest articles, as of the last minute. */
final class StoredMetrics implements AutoCloseable {

  /** Counting goes through an index of every table. */
  private static final long SECONDS_BETWEEN = 60;

  private final PostgresArticleStore store;
  private final MultiGauge problems;
  private final ScheduledExecutorService timer = DaemonTimer.named("stored-metrics");
  private volatile StoreCounts counts;

  private StoredMetrics(MeterRegistry registry, PostgresArticleStore store) {
    this.store = store;
    count(registry, "articles", StoreCounts::articles);
    count(registry, "revisions", StoreCounts::revisions);
    count(registry, "sightings", StoreCounts::sightings);
    problems =
        MultiGauge.builder("warta.problems.per.article")
            .description("What steps reported, by articles, of the latest 100 of each partition")
            .register(registry);
  }

  /** Begins to look. */
  static StoredMetrics start(MeterRegistry registry, PostgresArticleStore store) {
    StoredMetrics metrics = new StoredMetrics(registry, store);
    metrics.timer.scheduleWithFixedDelay(metrics::refresh, 0, SECONDS_BETWEEN, TimeUnit.SECONDS);
    return metrics;
  }

  private void count(MeterRegistry registry, String what, ToLongFunction<StoreCounts> count) {
    Gauge.builder("warta.stored." + what, this, stored -> stored.orNaN(count))
        .description("Stored " + what + "; NaN while the database does not answer")
        .register(registry);
  }

  private double orNaN(ToLongFunction<StoreCounts> count) {
    StoreCounts known = counts;
    return known == null ? Double.NaN : count.applyAsLong(known);
  }

  private void refresh() {
    try {
      counts = store.counts();
      problems.register(
          store.log().problems().stream().<MultiGauge.Row<?>>map(StoredMetrics::row).toList(),
          true);
    } catch (StoreUnavailableException e) {
      counts = null;
      problems.register(List.of(), true);
    }
  }

  private static MultiGauge.Row<?> row(ProblemShare share) {
    return MultiGauge.Row.of(
        Tags.of("step", share.step(), "kind", share.kind()), share.perArticle());
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
