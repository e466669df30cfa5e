package dev.warta.cli;

import dev.warta.enrich.EnrichJob;
import java.util.concurrent.CountDownLatch;

/** The enrichment and the sinks of a local run, watched together. */
final class Services {

  private final EnrichJob job;
  private final Sinks sinks;
  private final CountDownLatch oneEnded = new CountDownLatch(1);
  private volatile String whatEnded;

  /** Begins to watch; the services are closed by whoever started them. */
  Services(EnrichJob job, Sinks sinks) {
    this.job = job;
    this.sinks = sinks;
    watch("the enrichment", job::awaitEnd);
    watch("the store", sinks::awaitEnd);
  }

  private void watch(String name, Wait end) {
    Thread watcher =
        new Thread(
            () -> {
              try {
                end.await();
                whatEnded = name;
                oneEnded.countDown();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "watch");
    watcher.setDaemon(true);
    watcher.start();
  }

  /** Ends the command if a service has ended that should run, or cannot go on without help. */
  void requireRunning() {
    String needed = sinks.needsSomebody();
    if (!needed.isEmpty()) {
      throw new UserException("the store cannot go on: " + needed);
    }
    if (oneEnded.getCount() == 0) {
      throw new UserException(
          whatEnded + " has given up" + (trouble().isEmpty() ? "" : ": " + trouble()));
    }
  }

  /** Waits until a service has ended, closed or given up. */
  void awaitEnd() throws InterruptedException {
    oneEnded.await();
  }

  /** Revisions and sightings stored so far. */
  long stored() {
    return sinks.stored();
  }

  /** What keeps the work from going on, as far as the services know. */
  String trouble() {
    if (job.unhealthyReason().isPresent()) {
      return "enrich: " + job.unhealthyReason().get();
    }
    String store = sinks.trouble();
    return store.isEmpty() ? "waiting for the enrichment to take up its work" : "store: " + store;
  }

  /** Something that can be waited for. */
  @FunctionalInterface
  private interface Wait {
    void await() throws InterruptedException;
  }
}
