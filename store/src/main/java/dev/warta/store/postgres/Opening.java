package dev.warta.store.postgres;

import java.text.BreakIterator;
import java.util.Locale;

/** The first words of a text, for a list of articles. */
final class Opening {

  /** In characters. */
  static final int MAX_LENGTH = 240;

  private Opening() {}

  /**
   * The text if it is short, else its beginning up to where a line may break in its language, with
   * an ellipsis: between words, in Chinese or Japanese between characters.
   *
   * @param text a text of which the first {@value #MAX_LENGTH} characters and one more are enough
   * @param language BCP-47 tag
   */
  static String of(String text, String language) {
    if (text.codePointCount(0, text.length()) <= MAX_LENGTH) {
      return text;
    }
    Locale locale = Locale.forLanguageTag(language);
    int end = lastBreak(BreakIterator.getLineInstance(locale), text);
    if (end < text.length() / 2) {
      end = lastBreak(BreakIterator.getCharacterInstance(locale), text);
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  /** The last one behind which something is left out. */
  private static int lastBreak(BreakIterator breaks, String text) {
    breaks.setText(text);
    return breaks.preceding(text.offsetByCodePoints(0, MAX_LENGTH) + 1);
  }
}
