package dev.warta.ingest.source;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What all sources of one run share.
 *
 * @param source publisher of the articles, unless a document names its own
 * @param limits how much is taken of one document
 * @param clock says when a document was seen
 * @param keepsBadLines whether lines that are no article are kept in a file beside the one read
 */
record Reading(String source, Limits limits, Clock clock, boolean keepsBadLines) {

  /** Now, as precisely as an event can hold it. */
  Instant now() {
    return now(clock);
  }

  /** The same by another clock. */
  static Instant now(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
