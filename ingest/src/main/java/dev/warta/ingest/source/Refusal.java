package dev.warta.ingest.source;

import dev.warta.events.RawArticle;
import java.util.Objects;

/**
 * Says which document was not taken, why, what was expected and what became of it.
 *
 * @param location where the document lay: a path as the user named it
 * @param position line in the file, from 1; null where the file is one document
 * @param reason what is wrong, as the predicate of a sentence about the document
 * @param expected what would have been right
 * @param outcome what happened to the document
 */
public record Refusal(
    String location, Long position, String reason, String expected, String outcome) {

  public Refusal {
    Objects.requireNonNull(location);
    Objects.requireNonNull(reason);
    Objects.requireNonNull(expected);
    Objects.requireNonNull(outcome);
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
