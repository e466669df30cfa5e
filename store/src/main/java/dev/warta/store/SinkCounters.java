package dev.warta.store;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what a sink does, written by its thread and read by any. */
final class SinkCounters {

  private final AtomicLong revisions = new AtomicLong();
  private final AtomicLong sightings = new AtomicLong();
  private final AtomicLong rejected = new AtomicLong();
  private volatile String lastError = "";

  void stored(Batch batch) {
    revisions.addAndGet(batch.articles().size());
    sightings.addAndGet(batch.sightings().size());
  }

  void rejected(String reason) {
    rejected.incrementAndGet();
    lastError = reason;
  }

  void error(String message) {
    lastError = message;
  }

  SinkStatus status() {
    return new SinkStatus(revisions.get(), sightings.get(), rejected.get(), lastError);
  }
}
