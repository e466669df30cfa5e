package dev.warta.enrich.dates;

/** Takes names and distances out of a sentence: weekdays, months, feasts, last week, tomorrow. */
final class NameReader {

  private static final int FIRST_YEAR = 1900;

  private final Line line;
  private final DateWords words;

  NameReader(Line line, DateWords words) {
    this.line = line;
    this.words = words;
  }

  /** Words that tell where something lies from the publication or another part. */
  boolean takeDistance(DateReading date, Lexeme lexeme, int at, Gap gap) {
    return takeEdge(date, lexeme, at)
        || takePeriod(date, lexeme, gap)
        || takeDayWord(date, lexeme, gap)
        || takeDirection(date, lexeme, at)
        || takeDirectionBehind(date, lexeme, gap);
  }

  private boolean takeEdge(DateReading date, Lexeme lexeme, int at) {
    if (!lexeme.is(Role.EDGE) || !date.isEmpty() || !isBeforeMonth(at)) {
      return false;
    }
    date.hasEdge = true;
    return true;
  }

  private boolean takePeriod(DateReading date, Lexeme lexeme, Gap gap) {
    if (!lexeme.is(Role.PERIOD) || date.period != null || gap != Gap.SPACE) {
      return false;
    }
    int period = lexeme.value(Role.PERIOD);
    if (!date.isOpen() && (date.direction != null || !qualifies(period, date))) {
      return false;
    }
    date.period = period;
    if (lexeme.is(Role.WEEKDAY)) {
      date.weekday = lexeme.value(Role.WEEKDAY);
    }
    return true;
  }

  /** Whether a period tells which weekday, or which month, is meant. */
  private boolean qualifies(int period, DateReading date) {
    return switch (Unit.ofCode(period)) {
      case WEEK -> date.weekday != null && date.day == null;
      case YEAR ->
          date.month != null
              && date.year == null
              && !(words.order.isYearFirst() && date.day != null);
      default -> false;
    };
  }

  private static boolean takeDayWord(DateReading date, Lexeme lexeme, Gap gap) {
    boolean isPlace = date.isEmpty() || date.isLoneWeekday() && gap == Gap.SPACE;
    if (!lexeme.is(Role.DAY) || !isPlace) {
      return false;
    }
    date.distance = lexeme.value(Role.DAY);
    return true;
  }

  private boolean takeDirection(DateReading date, Lexeme lexeme, int at) {
    if (!lexeme.is(Role.DIRECTION) || !date.isOpen() || !isBeforeName(at)) {
      return false;
    }
    date.direction = lexeme.value(Role.DIRECTION);
    return true;
  }

  private static boolean takeDirectionBehind(DateReading date, Lexeme lexeme, Gap gap) {
    boolean isBehindName = date.isLoneWeekday() || date.month != null;
    boolean isFree = date.year == null && date.direction == null && date.period == null;
    if (!lexeme.is(Role.DIRECTION_BEHIND) || !isBehindName || !isFree || gap != Gap.SPACE) {
      return false;
    }
    date.direction = lexeme.value(Role.DIRECTION_BEHIND);
    return true;
  }

  private boolean isBeforeName(int at) {
    if (at + 1 >= line.size()) {
      return false;
    }
    Lexeme name = line.get(at + 1);
    return line.gapBefore(at + 1) == Gap.SPACE
        && (name.is(Role.WEEKDAY) || name.is(Role.MONTH) && !name.is(Role.UP_TO_YEAR));
  }

  private boolean isBeforeMonth(int at) {
    int to = at + 1;
    while (to < line.size() && to < at + 3 && line.isNear(to)) {
      Lexeme lexeme = line.get(to);
      if (lexeme.is(Role.MONTH)
          || lexeme.is(Role.PERIOD)
          || lexeme.is(Role.DIRECTION)
          || lexeme.is(Role.YEAR)
          || YearReader.isYearNumber(lexeme, FIRST_YEAR, words)) {
        return true;
      }
      if (!lexeme.is(Role.FILLER) && !lexeme.is(Role.YEAR_WORD)) {
        return false;
      }
      to++;
    }
    return false;
  }

  /** The name of a weekday, a month or a feast. */
  boolean takeName(DateReading date, Lexeme lexeme, int at, Gap gap) {
    return takeWeekday(date, lexeme, gap)
        || takeMonth(date, lexeme, at)
        || takeHoliday(date, lexeme);
  }

  private boolean takeWeekday(DateReading date, Lexeme lexeme, Gap gap) {
    boolean isBehindDay = date.day != null && date.month != null && gap != Gap.COMMA;
    boolean isPlace = gap == Gap.SPACE && date.month == null && isWeekdayPlace(date);
    if (!lexeme.is(Role.WEEKDAY) || date.weekday != null || !isBehindDay && !isPlace) {
      return false;
    }
    date.weekday = lexeme.value(Role.WEEKDAY);
    note(date, lexeme);
    return true;
  }

  private boolean takeMonth(DateReading date, Lexeme lexeme, int at) {
    if (!lexeme.is(Role.MONTH) || date.month != null || date.distance != null) {
      return false;
    }
    boolean isWithYear = lexeme.is(Role.UP_TO_YEAR);
    boolean isLedTo = date.weekday == null || date.day != null || monthLeadsToDay(at);
    if (!isMonthPlace(date) || !isLedTo || isWithYear && !date.isEmpty()) {
      return false;
    }
    date.month = lexeme.value(Role.MONTH);
    date.year = isWithYear ? (Integer) lexeme.value(Role.UP_TO_YEAR) : date.year;
    note(date, lexeme);
    return true;
  }

  private boolean isMonthPlace(DateReading date) {
    boolean isYear =
        date.year != null || date.period != null && Unit.ofCode(date.period) == Unit.YEAR;
    return date.isOpen()
        || date.direction != null
        || date.weekday != null
        || date.day != null
        || isYear && date.parts == 1 && words.order.isYearFirst();
  }

  private static boolean takeHoliday(DateReading date, Lexeme lexeme) {
    if (!lexeme.is(Role.HOLIDAY) || !date.isEmpty()) {
      return false;
    }
    date.holiday = lexeme.value(Role.HOLIDAY);
    return true;
  }

  private boolean isWeekdayPlace(DateReading date) {
    boolean isBehindWeek = date.period != null && Unit.ofCode(date.period) == Unit.WEEK;
    return date.isEmpty()
        || date.parts == 1 && (date.direction != null || date.distance != null || isBehindWeek);
  }

  /** Behind a weekday the name of a month counts only with a day: on Monday, March 4. */
  private boolean monthLeadsToDay(int at) {
    return at + 1 < line.size()
        && DayReader.isDayNumber(line.get(at + 1))
        && line.gapBefore(at + 1) == Gap.SPACE;
  }

  private void note(DateReading date, Lexeme lexeme) {
    date.isShort |= lexeme.is(Role.SHORT);
    date.isSuspect |= lexeme.is(Role.SUSPECT);
  }
}
