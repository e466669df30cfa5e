package dev.warta.ingest.http;

import dev.warta.ingest.state.SourceHealth;
import dev.warta.ingest.state.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Says how an intake has fared since its health was told last.
 *
 * <p>Its success is an article that the brokers have acknowledged. Requests that were wrong, and
 * those that were turned away because the brokers or the intake could not take them, are its
 * errors; it is ill if it turned away requests and could take none.
 */
final class IntakeTally {

  private final IntakeCounts counts;
  private long published;
  private long refused;
  private long turnedAway;

  IntakeTally(IntakeCounts counts) {
    this.counts = counts;
  }

  /** The health with what was counted, which begins anew. */
  SourceHealth health(SourceHealth before, Instant now) {
    int newArticles = bounded(counts.published() - published);
    int newRefused = bounded(counts.refused() - refused);
    int newTurnedAway = bounded(counts.turnedAway() - turnedAway);
    published += newArticles;
    refused += newRefused;
    turnedAway += newTurnedAway;

    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    int errors = bounded((long) newRefused + newTurnedAway);
    if (newArticles == 0 && newTurnedAway > 0) {
      return before.failed(at, errors, Verdict.BROKEN, inWords(newRefused, newTurnedAway));
    }
    SourceHealth after =
        newArticles == 0
            ? before
            : before.read(counts.lastPublished().truncatedTo(ChronoUnit.MILLIS), newArticles);
    return (errors == 0 ? after : after.missing(errors, inWords(newRefused, newTurnedAway)))
        .lookedAt(at);
  }

  private String inWords(int newRefused, int newTurnedAway) {
    return String.format(
        Locale.ROOT,
        "requests refused: %,d, turned away: %,d; the last: %s",
        newRefused,
        newTurnedAway,
        counts.lastProblem());
  }

  private static int bounded(long count) {
    return (int) Math.min(count, 1 << 30);
  }
}
