package dev.warta.store.rejected;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Which rejected records are meant.
 *
 * @param stage only those of this stage; null for both
 * @param cause only those with this exception, with or without its package; null for all
 * @param source only those of this publisher or feed; null for all
 * @param since only records published at this time or later; null for all
 * @param includesHandled whether those are meant, too, that somebody has dealt with
 */
public record RejectionFilter(
    Stage stage, String cause, String source, Instant since, boolean includesHandled)
    implements Predicate<Rejection> {

  /** All that nobody has dealt with. */
  public static final RejectionFilter OPEN = new RejectionFilter(null, null, null, null, false);

  @Override
  public boolean test(Rejection rejection) {
    return (includesHandled || rejection.isOpen())
        && (stage == null || rejection.stage() == stage)
        && (cause == null || hasCause(rejection))
        && (source == null || source.equals(rejection.source()))
        && (since == null || !rejection.publishedAt().isBefore(since));
  }

  private boolean hasCause(Rejection rejection) {
    String wanted = cause.toLowerCase(Locale.ROOT);
    return rejection.cause().toLowerCase(Locale.ROOT).equals(wanted)
        || rejection.causeClass().toLowerCase(Locale.ROOT).equals(wanted);
  }
}
