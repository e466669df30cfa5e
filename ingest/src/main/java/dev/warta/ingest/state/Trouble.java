package dev.warta.ingest.state;

import java.time.Instant;
import java.util.Objects;

/**
 * What keeps a source from being read.
 *
 * @param verdict what kind of trouble: blocked, moved, broken or robots
 * @param reason in words, for a person
 * @param since when the first of the attempts failed that have failed since without a success
 * @param attempts how many that are
 */
public record Trouble(Verdict verdict, String reason, Instant since, int attempts) {

  private static final int MOST_CHARACTERS = 500;

  public Trouble {
    Objects.requireNonNull(verdict);
    Objects.requireNonNull(since);
    if (verdict == Verdict.HEALTHY || verdict == Verdict.QUIET) {
      throw new IllegalArgumentException(verdict + " is no trouble");
    }
    reason = shortened(reason);
  }

  static String shortened(String reason) {
    return reason.length() > MOST_CHARACTERS
        ? reason.substring(0, MOST_CHARACTERS - 1) + "…"
        : reason;
  }
}
