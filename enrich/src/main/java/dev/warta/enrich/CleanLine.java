package dev.warta.enrich;

/**
 * Text of a stranger as one line of bounded length that every program downstream takes.
 *
 * <p>Line ends and tabs become spaces; control characters such as U+0000 and lone surrogates, which
 * PostgreSQL refuses, are left out.
 *
 * @param text the line
 * @param leftOut how many characters were left out because they are no text
 * @param isCut whether the end was cut off
 */
public record CleanLine(String text, int leftOut, boolean isCut) {

  /** Cleans a text. */
  public static CleanLine of(String text, int maxLength) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), maxLength));
    int leftOut = 0;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isNoText(c)) {
        leftOut++;
      } else if (line.length() + Character.charCount(c) > maxLength) {
        return new CleanLine(line.toString(), leftOut, true);
      } else {
        line.appendCodePoint(Character.isWhitespace(c) ? ' ' : c);
      }
    }
    return new CleanLine(line.toString(), leftOut, false);
  }

  private static boolean isNoText(int c) {
    boolean loneSurrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return loneSurrogate || (Character.isISOControl(c) && !Character.isWhitespace(c));
  }
}
