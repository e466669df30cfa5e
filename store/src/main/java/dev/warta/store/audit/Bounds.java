package dev.warta.store.audit;

import java.util.OptionalLong;

/**
 * How far a partition of the raw topic reaches, and how far enrich has read it.
 *
 * @param start the first offset the topic still holds
 * @param end behind the last one
 * @param committed the offset enrich has committed; empty if it has not committed any
 */
record Bounds(long start, long end, OptionalLong committed) {

  /** Every record from {@link #start} on and before this has been read by enrich. */
  long read() {
    return Math.min(end, Math.max(start, committed.orElse(start)));
  }
}
