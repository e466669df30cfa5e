package dev.warta.cli;

import dev.warta.enrich.EnrichJob;
import dev.warta.store.ArticleStore;
import dev.warta.store.StoreUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** Waits until everything that was published has its outcome and every outcome is stored. */
final class Arrival {

  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration TELL_TROUBLE_AFTER = Duration.ofSeconds(15);

  private final Outcomes outcomes;
  private final ArticleStore store;
  private final EnrichJob job;
  private final Sinks sinks;
  private final Shutdown shutdown;
  private final Progress progress;

  Arrival(
      Outcomes outcomes,
      ArticleStore store,
      EnrichJob job,
      Sinks sinks,
      Shutdown shutdown,
      Progress progress) {
    this.outcomes = outcomes;
    this.store = store;
    this.job = job;
    this.sinks = sinks;
    this.shutdown = shutdown;
    this.progress = progress;
  }

  /**
   * Waits, and tells what stands in the way if nothing moves for a while.
   *
   * @param published last offset published to each partition of the raw topic
   * @return false if the user stopped it before all had arrived
   */
  boolean await(Map<TopicPartition, Long> published) throws InterruptedException {
    long movedAt = System.nanoTime();
    long lastSeen = -1;
    while (!outcomes.areComplete(published) || !outcomes.areStored(storedOffsets())) {
      if (shutdown.isRequestedWithin(LOOK)) {
        return false;
      }
      long seen = outcomes.counts().all() + sinks.stored();
      if (seen != lastSeen) {
        lastSeen = seen;
        movedAt = System.nanoTime();
      } else if (System.nanoTime() - movedAt > TELL_TROUBLE_AFTER.toNanos()) {
        progress.say("nothing moves: " + trouble());
        movedAt = System.nanoTime();
      }
    }
    return true;
  }

  private Map<TopicPartition, Long> storedOffsets() {
    try {
      return store.offsets();
    } catch (StoreUnavailableException e) {
      return Map.of();
    }
  }

  private String trouble() {
    Optional<String> enrich = job.unhealthyReason();
    if (enrich.isPresent()) {
      return "enrich: " + enrich.get();
    }
    String store = sinks.trouble();
    return store.isEmpty() ? "waiting for the enrichment to take up its work" : "store: " + store;
  }
}
