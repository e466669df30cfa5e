package dev.warta.lab;

import dev.warta.store.ArticleSearch;
import dev.warta.store.ArticleStore;
import dev.warta.store.ArticleSummary;
import dev.warta.store.Batch;
import dev.warta.store.Health;
import dev.warta.store.StoreCounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;

/** A store that notes how long after its observation each article was committed. */
final class TimedStore implements ArticleStore {

  private final ArticleStore store;
  private final AtomicLong revisions = new AtomicLong();
  private final List<Double> secondsToStored = new ArrayList<>();

  TimedStore(ArticleStore store) {
    this.store = store;
  }

  @Override
  public void write(Batch batch) {
    store.write(batch);
    long now = System.currentTimeMillis();
    synchronized (secondsToStored) {
      batch
          .articles()
          .forEach(
              article -> secondsToStored.add((now - article.getObservedAt().toEpochMilli()) / 1e3));
    }
    revisions.addAndGet(batch.articles().size());
  }

  /** Revisions committed so far. */
  long revisions() {
    return revisions.get();
  }

  /** From observed to committed, sorted. */
  double[] secondsToStored() {
    synchronized (secondsToStored) {
      return secondsToStored.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
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
