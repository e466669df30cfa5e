package dev.warta.ingest.source;

import dev.warta.events.RawArticle;
import java.io.IOException;
import java.util.Objects;

/**
 * Says which document was not taken, why, what was expected and what became of it.
 *
 * @param location where the document lay: a path as the user named it
 * @param position line in the file, from 1; null where the file is one document
 * @param reason what is wrong, as the predicate of a sentence about the document
 * @param expected what would have been right
 * @param outcome what happened to the document
 * @param mayPass true if it could not be read for a reason outside of it, such as a drive on the
 *     network that is away
 */
public record Refusal(
    String location,
    Long position,
    String reason,
    String expected,
    String outcome,
    boolean mayPass) {

  public Refusal {
    Objects.requireNonNull(location);
    Objects.requireNonNull(reason);
    Objects.requireNonNull(expected);
    Objects.requireNonNull(outcome);
  }

  /** A refusal for what the document is. */
  public Refusal(String location, Long position, String reason, String expected, String outcome) {
    this(location, position, reason, expected, outcome, false);
  }

  /** The refusal of a file that cannot be read, or not to its end. */
  static Refusal unreadable(String location, IOException e, String expected, String outcome) {
    return new Refusal(
        location,
        null,
        "cannot be read: " + IoReasons.of(e),
        expected,
        outcome,
        IoReasons.mayPass(e));
  }

  /** The refusal of an article that was read but could not be published. */
  public static Refusal of(RawArticle article, String reason, String expected, String outcome) {
    return new Refusal(
        article.getCarrier().getLocation(),
        article.getCarrier().getPosition(),
        reason,
        expected,
        outcome);
  }

  /**
   * Two lines for a person to read: what and where; what was expected and what happened. Control
   * characters, which a stranger may have put into a name or a value, are shown as {@code ?}.
   */
  public String text() {
    String where = position == null ? location : location + ":" + position;
    return withoutControls(where + ": " + reason)
        + "\n  expected "
        + withoutControls(expected + "; " + outcome);
  }

  private static String withoutControls(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
