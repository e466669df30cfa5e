package dev.warta.lab;

import dev.warta.store.ArticleSearch;
import dev.warta.store.ArticleStore;
import dev.warta.store.ArticleSummary;
import dev.warta.store.Batch;
import dev.warta.store.Health;
import dev.warta.store.StoreCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;

/** A store that notes how long after its observation each article was committed. */
final class TimedStore implements ArticleStore {

  private record Stored(Instant observedAt, Instant at) {}

  private final ArticleStore store;
  private final AtomicLong revisions = new AtomicLong();
  private final List<Stored> stored = new ArrayList<>();

  TimedStore(ArticleStore store) {
    this.store = store;
  }

  @Override
  public void write(Batch batch) {
    store.write(batch);
    Instant now = Instant.now();
    synchronized (stored) {
      batch.articles().forEach(article -> stored.add(new Stored(article.getObservedAt(), now)));
    }
    revisions.addAndGet(batch.articles().size());
  }

  /** Revisions committed so far. */
  long revisions() {
    return revisions.get();
  }

  /** Revisions of articles observed since then. */
  long revisionsSince(Instant since) {
    synchronized (stored) {
      return stored.stream().filter(one -> !one.observedAt().isBefore(since)).count();
    }
  }

  /** Times from observed to committed, in words, of articles observed since then. */
  String secondsToStored(Instant since) {
    double[] seconds;
    synchronized (stored) {
      seconds =
          stored.stream()
              .filter(one -> !one.observedAt().isBefore(since))
              .mapToDouble(one -> Duration.between(one.observedAt(), one.at()).toMillis() / 1e3)
              .sorted()
              .toArray();
    }
    return String.format(
        Locale.ROOT,
        "p50 %.2f s, p99 %.2f s, longest %.2f s",
        percentile(seconds, .50),
        percentile(seconds, .99),
        percentile(seconds, 1));
  }

  private static double percentile(double[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }

  @Override
  public Map<TopicPartition, Long> offsets() {
    return store.offsets();
  }

  @Override
  public ArticleSearch search() {
    return store.search();
  }

  @Override
  public StoreCounts counts() {
    return store.counts();
  }

  @Override
  public List<ArticleSummary> summaries(Collection<String> articleIds) {
    return store.summaries(articleIds);
  }

  @Override
  public Health health() {
    return store.health();
  }

  @Override
  public void close() {
    store.close();
  }
}
