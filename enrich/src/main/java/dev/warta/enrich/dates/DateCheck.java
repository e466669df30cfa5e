package dev.warta.enrich.dates;

/** Tells whether what was read is a date: whole, one of its kind, and no part of a name. */
final class DateCheck {

  private final Line line;

  DateCheck(Line line) {
    this.line = line;
  }

  boolean isWhole(DateReading date, int first) {
    if (date.isEmpty() || date.hasEdge && date.parts == 1 || isOneOfMany(date, first)) {
      return false;
    }
    if (date.direction != null && date.weekday == null && date.month == null) {
      return false;
    }
    boolean isName = date.isLone();
    if (isName && (date.isShort || date.isSuspect && !isLedTo(date, first))) {
      return false;
    }
    boolean isMaybeName = isName && Character.isUpperCase(line.text().charAt(date.start));
    return !isMaybeName || isLedTo(date, first) || !isPartOfName(date, line.get(first));
  }

  /** A capital beside a capital may be a name: Santo Domingo, April Jones, Mars Express. */
  private boolean isPartOfName(DateReading date, Lexeme name) {
    boolean isBefore = NameCheck.isCapitalBehind(line.text(), date.end);
    return name.word().needsCapital()
        ? name.is(Role.MONTH) && isBefore
        : isBefore || NameCheck.isCapitalBefore(line.text(), date.start);
  }

  private boolean isOneOfMany(DateReading date, int first) {
    if (date.weekday == null || date.day != null || first == 0 || !line.isNear(first)) {
      return false;
    }
    Lexeme before = line.get(first - 1);
    boolean isBehindWord = before.is(Role.PREPOSITION) && first > 1 && line.isNear(first - 1);
    return before.is(Role.EVERY) || isBehindWord && line.get(first - 2).is(Role.EVERY);
  }

  private boolean isLedTo(DateReading date, int first) {
    return first > 0
        && !date.isShort
        && line.isNear(first)
        && (line.get(first - 1).is(Role.PREPOSITION)
            || line.get(first - 1).is(Role.SINCE)
            || line.get(first - 1).is(Role.BETWEEN)
            || line.get(first - 1).is(Role.UNTIL));
  }
}
