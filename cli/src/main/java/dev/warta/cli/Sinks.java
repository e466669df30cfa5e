package dev.warta.cli;

import dev.warta.events.Topics;
import dev.warta.store.ArticleSink;
import dev.warta.store.ArticleStore;
import dev.warta.store.SinkSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sinks of one process, each on a thread of its own; they share the partitions between them.
 */
final class Sinks implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Sinks.class);

  private static final Duration LONGEST_STOP = Duration.ofSeconds(7);

  private final List<ArticleSink> sinks = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  private Sinks() {}

  /** Starts that many sinks; they write into the store until they are closed. */
  static Sinks start(
      int writers,
      Map<String, String> kafka,
      Topics topics,
      ArticleStore store,
      String instanceId) {
    Sinks all = new Sinks();
    for (int writer = 1; writer <= writers; writer++) {
      SinkSettings settings =
          SinkSettings.defaults(topics).withGroupInstanceId(instanceId + "-" + writer);
      ArticleSink sink = new ArticleSink(kafka, topics, store, settings);
      Thread thread = new Thread(() -> all.run(sink), "store-" + writer);
      all.sinks.add(sink);
      thread.setDaemon(true);
      thread.start();
    }
    return all;
  }

  private void run(ArticleSink sink) {
    try {
      sink.run();
    } catch (RuntimeException e) {
      LOG.error("a writer of the store gave up: {}", e.getMessage(), e);
    } finally {
      ended.countDown();
    }
  }

  /** Waits until a sink has ended: closed, or given up. */
  void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /** Revisions and sightings stored so far. */
  long stored() {
    return sinks.stream()
        .map(ArticleSink::status)
        .mapToLong(status -> status.revisions() + status.sightings())
        .sum();
  }

  /** What keeps the sinks from storing now; empty if nothing does. */
  String trouble() {
    return sinks.stream()
        .map(ArticleSink::health)
        .filter(health -> !health.isHealthy())
        .map(health -> health.reason())
        .findFirst()
        .orElse("");
  }

  /** Why a sink needs somebody to put something right before it can go on; empty if none does. */
  String needsSomebody() {
    return sinks.stream()
        .filter(ArticleSink::needsSomebody)
        .map(sink -> sink.health().reason())
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() {
    sinks.forEach(ArticleSink::stop);
    long deadline = System.nanoTime() + LONGEST_STOP.toNanos();
    for (ArticleSink sink : sinks) {
      if (!sink.awaitStopped(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
        LOG.warn(
            "a writer of the store did not stop within {} s; its batch is stored later, or not at all",
            LONGEST_STOP.toSeconds());
      }
    }
  }
}
