package dev.warta.cli;

import dev.warta.store.ArticleLog.ProblemShare;
import dev.warta.store.StoreCounts;
import dev.warta.store.StoreUnavailableException;
import dev.warta.store.postgres.PostgresArticleStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/** How much is stored, and what steps reported of the latest articles, as of the last minute. */
final class StoredMetrics {

  /** Counting goes through an index of every table: it is done when somebody asks, at times. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final PostgresArticleStore store;
  private final MultiGauge problems;
  private volatile StoreCounts counts;
  private long countedNanos = System.nanoTime() - FRESH.toNanos();

  StoredMetrics(MeterRegistry registry, PostgresArticleStore store) {
    this.store = store;
    count(registry, "articles", StoreCounts::articles);
    count(registry, "revisions", StoreCounts::revisions);
    count(registry, "sightings", StoreCounts::sightings);
    problems =
        MultiGauge.builder("warta.problems.per.article")
            .description("What steps reported, by articles, of the latest 100 of each partition")
            .register(registry);
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

  /** Counts again where the last count is old. */
  synchronized void refresh() {
    if (System.nanoTime() - countedNanos < FRESH.toNanos()) {
      return;
    }
    countedNanos = System.nanoTime();
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
}
