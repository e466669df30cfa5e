package dev.warta.ingest.http;

import dev.warta.events.RawArticle;
import dev.warta.ingest.ArticlePublisher;
import dev.warta.ingest.PublishException;
import dev.warta.ingest.source.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Follows the articles of one request until all are acknowledged.
 *
 * <p>Holds the numbers of those that wait, which the publisher bounds, and the first ids. Safe for
 * use by several threads.
 */
final class Delivery {

  /** An answer names so many articles at most. */
  static final int MOST_IDS = 10_000;

  private final Set<Long> waiting = new LinkedHashSet<>();
  private final List<String> ids = new ArrayList<>();
  private long published;
  private long firstLost = Long.MAX_VALUE;
  private long refusedAt;
  private Refusal refusal;

  /**
   * Takes note of an article that is to be published.
   *
   * @param number line, or place in the document, from 1; they rise
   */
  synchronized ArticlePublisher.Acknowledgement expect(long number, RawArticle article) {
    waiting.add(number);
    if (ids.size() < MOST_IDS) {
      ids.add(article.getArticleId());
    }
    return new Receipt(number);
  }

  /** The article was not handed over after all. */
  synchronized void forget(long number) {
    waiting.remove(number);
  }

  /** Waits until none waits any more, or one is lost; not longer than this. */
  synchronized void await(Duration longest) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!waiting.isEmpty() && !isLost()) {
      long leftMs = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (leftMs <= 0) {
        return;
      }
      wait(leftMs);
    }
  }

  /** True once it makes no sense to send more. */
  synchronized boolean hasFailed() {
    return isLost() || refusal != null;
  }

  /** True if what was handed over was acknowledged or refused to the last. */
  synchronized boolean isComplete() {
    return waiting.isEmpty() && !isLost();
  }

  /** Articles that the brokers have. */
  synchronized long published() {
    return published;
  }

  /** Ids of the first articles that were handed over, in their order. */
  synchronized List<String> ids() {
    return List.copyOf(ids);
  }

  /** The first number that is not known to be published; {@code none} if there is none. */
  synchronized long firstUnknown(long none) {
    long firstWaiting = waiting.isEmpty() ? Long.MAX_VALUE : waiting.iterator().next();
    long first = Math.min(firstWaiting, firstLost);
    return first == Long.MAX_VALUE ? none : first;
  }

  /** Why one was not taken; null if all were. */
  synchronized Refusal refusal() {
    return refusal;
  }

  /** Number of the one that was not taken. */
  synchronized long refusedAt() {
    return refusedAt;
  }

  private boolean isLost() {
    return firstLost != Long.MAX_VALUE;
  }

  private synchronized void end(long number) {
    waiting.remove(number);
    notifyAll();
  }

  /** What becomes of one article. */
  private final class Receipt implements ArticlePublisher.Acknowledgement {

    private final long number;

    Receipt(long number) {
      this.number = number;
    }

    @Override
    public void published(RawArticle article, RecordMetadata metadata) {
      synchronized (Delivery.this) {
        published++;
        end(number);
      }
    }

    @Override
    public void refused(RawArticle article, Refusal why) {
      synchronized (Delivery.this) {
        if (refusal == null) {
          refusal = why;
          refusedAt = number;
        }
        end(number);
      }
    }

    @Override
    public void lost(RawArticle article, PublishException outage) {
      synchronized (Delivery.this) {
        firstLost = Math.min(firstLost, number);
        end(number);
      }
    }
  }
}
