package dev.warta.enrich.dates;

import dev.warta.enrich.calendar.Years;

/** Takes a year, or ten of them, out of a sentence. */
final class YearReader {

  private static final int FIRST_YEAR = 1000;
  private static final int LAST_YEAR = 2100;
  private static final int YEAR_DIGITS = 4;

  private final Line line;
  private final DateWords words;

  YearReader(Line line, DateWords words) {
    this.line = line;
    this.words = words;
  }

  boolean takeYear(DateReading date, Lexeme lexeme, Gap gap, int at) {
    if (date.year != null || date.decade != null || date.period != null || date.direction != null) {
      return false;
    }
    boolean isBehindMonth = date.month != null && gap != Gap.BRACKET;
    boolean isFirst = date.isEmpty() || date.parts == 1 && date.hasEdge;
    if (lexeme.is(Role.YEAR) && (isFirst || isBehindMonth)) {
      date.year = lexeme.value(Role.YEAR);
      date.lastYear = lexeme.is(Role.UP_TO_YEAR) ? (Integer) lexeme.value(Role.UP_TO_YEAR) : null;
      return date.lastYear == null || isFirst;
    }
    if (isFirst && isDecade(lexeme, at)) {
      date.decade = lexeme.value(Role.NUMBER);
      return true;
    }
    if (lexeme.is(Role.DECADE) && isFirst) {
      date.decade = lexeme.value(Role.DECADE);
      return true;
    }
    if (isBehindMonth && isYearNumber(lexeme, FIRST_YEAR, words)) {
      date.year = inUse(lexeme, words);
      return true;
    }
    if (isFirst
        && isYearNumber(lexeme, FIRST_YEAR, words)
        && new YearCheck(line, words).isYear(at)) {
      date.year = inUse(lexeme, words);
      return true;
    }
    return false;
  }

  private boolean isDecade(Lexeme lexeme, int at) {
    return at > 0
        && line.get(at - 1).is(Role.DECADE_WORD)
        && line.isNear(at)
        && isYearNumber(lexeme, FIRST_YEAR, words)
        && lexeme.value(Role.NUMBER) % 10 == 0;
  }

  static boolean isYearNumber(Lexeme lexeme, int least, DateWords words) {
    int year = inUse(lexeme, words);
    return lexeme.value(Role.DIGITS) == YEAR_DIGITS && year >= least && year <= LAST_YEAR;
  }

  private static int inUse(Lexeme lexeme, DateWords words) {
    return Years.inUse(lexeme.value(Role.NUMBER), words.days.yearsAhead());
  }
}
