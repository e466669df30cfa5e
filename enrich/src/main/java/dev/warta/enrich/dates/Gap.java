package dev.warta.enrich.dates;

import dev.warta.enrich.calendar.Folding;

/** What stands between two parts of a date. */
enum Gap {
  /** Nothing, a space, a hyphen or the full stop of an abbreviation. */
  SPACE,
  COMMA,
  BRACKET,
  DASH,
  SLASH,
  /** Anything else: the date ends before it. */
  OTHER;

  private static final int LONGEST = 4;

  static Gap between(String text, int from, int to) {
    if (to - from > LONGEST || to < from) {
      return OTHER;
    }
    Gap gap = SPACE;
    for (int i = from; i < to; i++) {
      char c = Folding.fold(text.charAt(i));
      Gap found =
          switch (c) {
            case ' ', Folding.NOTHING, '.', '\'' -> SPACE;
            case ',', '،', '、' -> COMMA;
            case '(', '（' -> BRACKET;
            case '-', '–', '—', '~', '～', '〜' -> DASH;
            case '/' -> SLASH;
            default -> OTHER;
          };
      if (found == OTHER || gap != SPACE && found != SPACE || breaksParagraph(text, i)) {
        return OTHER;
      }
      gap = found == SPACE ? gap : found;
    }
    return gap;
  }

  private static boolean breaksParagraph(String text, int at) {
    return text.charAt(at) == '\n' && text.charAt(Math.max(0, at - 1)) == '\n';
  }
}
