package dev.warta.enrich.reprocess;

import java.time.Instant;

/** Is told what a person wants to know of a run, on the run's own thread. */
public interface ReprocessListener {

  /** The run goes on with one that was begun then and interrupted. */
  void onResumed(Instant startedAt);

  /**
   * The run begins anew, and one with another selection, begun then and interrupted, is given up.
   */
  void onOtherGivenUp(Instant startedAt);

  /** A revision stays as it is stored, and why: with the place of its raw record. */
  void onLeft(StoredRevision revision, String reason);

  /** The run pauses because so many records wait in the live flow. */
  void onPaused(long waiting);
}
