package dev.warta.ingest.source.watch;

import dev.warta.ingest.state.SourceHealth;
import dev.warta.ingest.state.SourceState;
import dev.warta.ingest.state.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** How a folder fares: each change is noted at once, what stays the same now and then. */
final class FolderHealth {

  private final long intervalNanos;
  private SourceState state;
  private String trouble;
  private boolean hasLooked;
  private long notedAt;

  /**
   * @param interval between two notes of the same
   */
  FolderHealth(SourceState state, Duration interval) {
    this.state = state;
    this.intervalNanos = interval.toNanos();
  }

  /** As it is to be saved. */
  SourceState state() {
    return state;
  }

  /** What kept all of the folder, or a part, from being looked into; null if nothing did. */
  String trouble() {
    return trouble;
  }

  /**
   * Takes note of a look.
   *
   * @param now what kept it from seeing all; null if nothing did
   * @return true if that is worth being saved
   */
  boolean looked(String now) {
    boolean isKnown = hasLooked && Objects.equals(now, trouble);
    if (isKnown && System.nanoTime() - notedAt < intervalNanos) {
      return false;
    }
    hasLooked = true;
    trouble = now;
    notedAt = System.nanoTime();
    SourceHealth health = state.health();
    state =
        state.with(
            now == null ? health.read(time(), 0) : health.failed(time(), Verdict.BROKEN, now));
    return true;
  }

  /** Takes note of new articles. */
  void brought(int articles) {
    SourceHealth health = state.health();
    state =
        state.with(
            trouble == null ? health.read(time(), articles) : health.readInPart(time(), articles));
  }

  private static Instant time() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
