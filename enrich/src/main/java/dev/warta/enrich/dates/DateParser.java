package dev.warta.enrich.dates;

import java.util.List;

/**
 * Reads one date from a place in a sentence: its parts in any order that people write them.
 *
 * <p>A date takes each part once at most, so that reading one is bounded.
 */
final class DateParser {

  private static final int MAX_DAY = 31;
  private static final int YEAR_DIGITS = 4;

  private final String text;
  private final List<Lexeme> lexemes;
  private final DateWords words;
  private final DayFits dayFits;

  /** Behind the last lexeme of the date read last. */
  private int next;

  private DateReading date;
  private boolean isBracketOpen;

  /** Whether a weekday and a day of the month belong together. */
  @FunctionalInterface
  interface DayFits {
    boolean test(int weekday, int dayOfMonth);
  }

  DateParser(String text, List<Lexeme> lexemes, DateWords words, DayFits dayFits) {
    this.text = text;
    this.lexemes = lexemes;
    this.words = words;
    this.dayFits = dayFits;
  }

  int next() {
    return next;
  }

  /** The date that begins with a lexeme; null for none. */
  DateReading read(int first) {
    date = new DateReading();
    isBracketOpen = false;
    next = first;
    int at = first;
    while (at < lexemes.size()) {
      Gap gap = date.isEmpty() ? Gap.SPACE : Gap.between(text, date.end, lexemes.get(at).start());
      if (gap == Gap.OTHER || isBracketOpen && gap == Gap.BRACKET) {
        break;
      }
      int behind = take(at, gap);
      if (behind == at) {
        int filled = behindFillers(at, gap);
        behind = filled == at ? at : take(filled, gapBefore(filled));
        if (behind == filled) {
          break;
        }
      }
      isBracketOpen |= gap == Gap.BRACKET || at > first && gapBefore(behind - 1) == Gap.BRACKET;
      at = behind;
      next = at;
    }
    closeBracket();
    return isWhole(first) ? date : null;
  }

  private void closeBracket() {
    if (isBracketOpen && date.end < text.length()) {
      char c = text.charAt(date.end);
      date.end += c == ')' || c == '）' ? 1 : 0;
    }
  }

  private Gap gapBefore(int at) {
    return Gap.between(text, lexemes.get(at - 1).end(), lexemes.get(at).start());
  }

  private int behindFillers(int at, Gap gap) {
    if (isLoneWeekday()
        && gap == Gap.SPACE
        && at + 1 < lexemes.size()
        && lexemes.get(at).is(Role.PART_OF_DAY)
        && gapBefore(at + 1) != Gap.OTHER) {
      return at + 1;
    }
    int to = at;
    while (!date.isEmpty()
        && gap == Gap.SPACE
        && to < lexemes.size() - 1
        && to < at + 2
        && lexemes.get(to).is(Role.FILLER)
        && Gap.between(text, lexemes.get(to).end(), lexemes.get(to + 1).start()) == Gap.SPACE) {
      to++;
    }
    return to;
  }

  /** Takes one part of the date; the same place if there is none. */
  private int take(int at, Gap gap) {
    Lexeme lexeme = lexemes.get(at);
    if (lexeme.is(Role.NO_DATE)) {
      return at;
    }
    boolean isTaken =
        takeDistance(lexeme, at, gap)
            || takeName(lexeme, at, gap)
            || takeDate(lexeme, at, gap)
            || takeYear(lexeme, gap, at);
    if (isTaken) {
      date.cover(lexeme);
      return at + 1;
    }
    return takeDay(at, gap);
  }

  /** Words that tell where something lies from the publication or another part. */
  private boolean takeDistance(Lexeme lexeme, int at, Gap gap) {
    boolean isFirst = date.isEmpty();
    if (lexeme.is(Role.EDGE) && isFirst && isBeforeMonth(at)) {
      date.hasEdge = true;
      return true;
    }
    if (lexeme.is(Role.PERIOD) && date.period == null && gap == Gap.SPACE) {
      Unit unit = Unit.ofCode(lexeme.value(Role.PERIOD));
      boolean qualifies =
          unit == Unit.WEEK && date.weekday != null && date.day == null
              || unit == Unit.YEAR
                  && date.month != null
                  && date.year == null
                  && !(words.isYearFirst && date.day != null);
      if (isFirst || date.parts == 1 && date.hasEdge || qualifies && date.direction == null) {
        date.period = lexeme.value(Role.PERIOD);
        if (lexeme.is(Role.WEEKDAY)) {
          date.weekday = lexeme.value(Role.WEEKDAY);
        }
        return true;
      }
    }
    if (lexeme.is(Role.DAY) && (isFirst || isLoneWeekday() && gap == Gap.SPACE)) {
      date.distance = lexeme.value(Role.DAY);
      return true;
    }
    if (lexeme.is(Role.DIRECTION) && isOpen() && isBeforeName(at)) {
      date.direction = lexeme.value(Role.DIRECTION);
      return true;
    }
    boolean isBehindName = isLoneWeekday() || date.month != null && date.day == null;
    if (lexeme.is(Role.DIRECTION_BEHIND)
        && isBehindName
        && date.year == null
        && date.direction == null
        && date.period == null
        && gap == Gap.SPACE) {
      date.direction = lexeme.value(Role.DIRECTION_BEHIND);
      return true;
    }
    return false;
  }

  private boolean isOpen() {
    return date.isEmpty() || date.parts == 1 && date.hasEdge;
  }

  private boolean isLoneWeekday() {
    return date.weekday != null && date.day == null && date.distance == null && date.month == null;
  }

  private boolean isBeforeName(int at) {
    if (at + 1 >= lexemes.size()) {
      return false;
    }
    Lexeme name = lexemes.get(at + 1);
    return Gap.between(text, lexemes.get(at).end(), name.start()) == Gap.SPACE
        && (name.is(Role.WEEKDAY) || name.is(Role.MONTH) && !name.is(Role.UP_TO_YEAR));
  }

  private boolean isBeforeMonth(int at) {
    int to = at + 1;
    while (to < lexemes.size() && to < at + 3 && isNear(to)) {
      Lexeme lexeme = lexemes.get(to);
      if (lexeme.is(Role.MONTH)
          || lexeme.is(Role.PERIOD)
          || lexeme.is(Role.DIRECTION)
          || lexeme.is(Role.YEAR)
          || isYearNumber(lexeme, 1900)) {
        return true;
      }
      if (!lexeme.is(Role.FILLER) && !lexeme.is(Role.YEAR_WORD)) {
        return false;
      }
      to++;
    }
    return false;
  }

  private boolean isNear(int at) {
    Gap gap = Gap.between(text, lexemes.get(at - 1).end(), lexemes.get(at).start());
    return gap == Gap.SPACE || gap == Gap.DASH;
  }

  private boolean takeName(Lexeme lexeme, int at, Gap gap) {
    boolean isBehindDay = date.day != null && date.month != null && gap != Gap.COMMA;
    boolean isWeekdayPlace = gap == Gap.SPACE && date.month == null && isWeekdayPlace();
    if (lexeme.is(Role.WEEKDAY) && date.weekday == null && (isBehindDay || isWeekdayPlace)) {
      date.weekday = lexeme.value(Role.WEEKDAY);
      note(lexeme);
      return true;
    }
    boolean isMonthPlace =
        isOpen() || date.direction != null || date.weekday != null || date.day != null;
    boolean isBehindYear = date.year != null && date.parts == 1 && words.isYearFirst;
    boolean isBehindPeriod =
        date.period != null && Unit.ofCode(date.period) == Unit.YEAR && date.parts == 1;
    if (lexeme.is(Role.MONTH)
        && date.month == null
        && date.distance == null
        && (isMonthPlace || isBehindYear || isBehindPeriod && words.isYearFirst)
        && (!lexeme.is(Role.UP_TO_YEAR) || date.isEmpty())
        && (date.weekday == null || date.day != null || monthLeadsToDay(at))) {
      date.month = lexeme.value(Role.MONTH);
      date.year = lexeme.is(Role.UP_TO_YEAR) ? (Integer) lexeme.value(Role.UP_TO_YEAR) : date.year;
      note(lexeme);
      return true;
    }
    if (lexeme.is(Role.HOLIDAY) && date.isEmpty()) {
      date.holiday = lexeme.value(Role.HOLIDAY);
      return true;
    }
    return false;
  }

  private boolean isWeekdayPlace() {
    boolean isBehindWeek = date.period != null && Unit.ofCode(date.period) == Unit.WEEK;
    return date.isEmpty()
        || date.parts == 1 && (date.direction != null || date.distance != null || isBehindWeek);
  }

  /** Behind a weekday the name of a month counts only with a day: on Monday, March 4. */
  private boolean monthLeadsToDay(int at) {
    return at + 1 < lexemes.size()
        && isDayNumber(lexemes.get(at + 1))
        && Gap.between(text, lexemes.get(at).end(), lexemes.get(at + 1).start()) == Gap.SPACE;
  }

  private void note(Lexeme lexeme) {
    date.isShort |= lexeme.is(Role.SHORT);
    date.isSuspect |= lexeme.is(Role.SUSPECT);
  }

  private boolean takeDate(Lexeme lexeme, int at, Gap gap) {
    boolean isPlace =
        date.isEmpty() || date.day == null && date.month == null && date.period == null;
    if (!isPlace || date.holiday != null || date.hasEdge) {
      return false;
    }
    if (lexeme.is(Role.DATE) || lexeme.is(Role.DATE_MONTH_FIRST)) {
      date.date = lexeme.is(Role.DATE) ? (Integer) lexeme.value(Role.DATE) : null;
      date.dateMonthFirst =
          lexeme.is(Role.DATE_MONTH_FIRST) ? (Integer) lexeme.value(Role.DATE_MONTH_FIRST) : null;
      return true;
    }
    if (lexeme.is(Role.TWO_NUMBERS) && (!date.isEmpty() || isAnnounced(lexeme, at))) {
      return takeTwoNumbers(lexeme.value(Role.TWO_NUMBERS));
    }
    return false;
  }

  private boolean isAnnounced(Lexeme lexeme, int at) {
    boolean isWithDots =
        words.isDotted
            && text.startsWith(". ", lexeme.end())
            && text.substring(lexeme.start(), lexeme.end()).indexOf('.') > 0;
    return isWithDots
        || at > 0
            && lexemes.get(at - 1).is(Role.DATE_WORD)
            && Gap.between(text, lexemes.get(at - 1).end(), lexeme.start()) == Gap.SPACE;
  }

  private boolean takeTwoNumbers(int both) {
    int first = both / 100;
    int second = both % 100;
    boolean isAmerican = words.isMonthFirst && first <= 12 && !words.isYearFirst;
    int day = isAmerican ? second : first;
    int month = isAmerican ? first : second;
    if (month > 12) {
      int exchanged = day;
      day = month;
      month = exchanged;
    }
    if (month < 1 || month > 12 || day < 1 || day > MAX_DAY) {
      return false;
    }
    date.day = day;
    date.month = month;
    return true;
  }

  private boolean takeYear(Lexeme lexeme, Gap gap, int at) {
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
    if (isBehindMonth && isYearNumber(lexeme, 1000)) {
      date.year = inUse(lexeme.value(Role.NUMBER));
      return true;
    }
    if (isFirst && isYearNumber(lexeme, 1000) && new YearCheck(text, lexemes, words).isYear(at)) {
      date.year = inUse(lexeme.value(Role.NUMBER));
      return true;
    }
    return false;
  }

  private boolean isDecade(Lexeme lexeme, int at) {
    return at > 0
        && lexemes.get(at - 1).is(Role.DECADE_WORD)
        && isNear(at)
        && isYearNumber(lexeme, 1000)
        && lexeme.value(Role.NUMBER) % 10 == 0;
  }

  private boolean isYearNumber(Lexeme lexeme, int least) {
    int year = inUse(lexeme.value(Role.NUMBER));
    return lexeme.value(Role.DIGITS) == YEAR_DIGITS && year >= least && year <= 2100;
  }

  private int inUse(int year) {
    return year > 2400 ? year - words.yearsAhead : year;
  }

  /** A day of a month, or two of them; the same place if there is none. */
  private int takeDay(int at, Gap gap) {
    boolean isBehindWeek = date.period != null && Unit.ofCode(date.period) == Unit.WEEK;
    if (date.day != null || date.hasEdge || date.date != null || date.distance != null) {
      return at;
    }
    if (isBehindWeek || date.holiday != null || date.decade != null) {
      return at;
    }
    Lexeme first = lexemes.get(at);
    if (first.is(Role.DAY_OF_MONTH)) {
      return coverDayOfMonth(first, at);
    }
    if (!isDayNumber(first) || date.year != null && date.month == null) {
      return at;
    }
    int secondAt = secondDay(at);
    Lexeme second = secondAt < 0 ? null : lexemes.get(secondAt);
    int behind = Math.max(at, secondAt) + 1;
    if (second == null && date.month == null && isSpanOfNumbers(at)) {
      Lexeme last = lexemes.get(at + 2);
      date.cover(first);
      date.cover(last);
      takeTwoNumbers(last.value(Role.TWO_NUMBERS));
      date.lastDay = date.day;
      date.day = first.value(Role.NUMBER);
      return at + 3;
    }
    if (date.month != null ? mayFollowMonth(gap) : leadsToMonth(behind)) {
      return coverDays(first, second, behind);
    }
    return date.month == null && second == null && isDayOfWeekday(first, gap)
        ? coverDays(first, null, at + 1)
        : at;
  }

  /** Such as the Vietnamese 3 đến 5/7. */
  private boolean isSpanOfNumbers(int at) {
    if (at + 2 >= lexemes.size() || !lexemes.get(at + 1).is(Role.JOINER)) {
      return false;
    }
    int last = lexemes.get(at + 2).value(Role.TWO_NUMBERS);
    boolean isDay = last % 100 >= 1 && last % 100 <= 12 && last / 100 <= MAX_DAY;
    return isDay
        && !words.isMonthFirst
        && last / 100 > lexemes.get(at).value(Role.NUMBER)
        && isNear(at + 1)
        && isNear(at + 2);
  }

  /** Such as 1日, or 1日至5日. */
  private int coverDayOfMonth(Lexeme first, int at) {
    date.day = first.value(Role.DAY_OF_MONTH);
    date.cover(first);
    int last = at + 1;
    if (last < lexemes.size() && lexemes.get(last).is(Role.JOINER) && isNear(last)) {
      last++;
    }
    boolean isSpan =
        last < lexemes.size()
            && isNear(last)
            && (last > at + 1 || gapBefore(last) == Gap.DASH)
            && lexemes.get(last).value(Role.DAY_OF_MONTH) > date.day;
    if (!isSpan) {
      return at + 1;
    }
    date.lastDay = lexemes.get(last).value(Role.DAY_OF_MONTH);
    date.cover(lexemes.get(last));
    return last + 1;
  }

  private boolean mayFollowMonth(Gap gap) {
    return gap == Gap.SPACE && date.year == null && words.isMonthFirst
        || date.year != null && words.isYearFirst;
  }

  private int coverDays(Lexeme first, Lexeme second, int behind) {
    date.day = first.value(Role.NUMBER);
    date.lastDay = first.is(Role.UP_TO) ? (Integer) first.value(Role.UP_TO) : null;
    date.cover(first);
    if (second != null) {
      date.lastDay = second.value(Role.NUMBER);
      date.cover(second);
    }
    return behind;
  }

  private static boolean isDayNumber(Lexeme lexeme) {
    int day = lexeme.value(Role.NUMBER);
    int last = lexeme.is(Role.UP_TO) ? lexeme.value(Role.UP_TO) : day;
    return lexeme.is(Role.NUMBER)
        && lexeme.value(Role.DIGITS) <= 2
        && day >= 1
        && day <= last
        && last <= MAX_DAY;
  }

  /** Where the number behind "to", "and" or a dash stands; -1 for none. */
  private int secondDay(int at) {
    Lexeme first = lexemes.get(at);
    for (int to = at + 1; to < lexemes.size() && to <= at + 2 && !first.is(Role.UP_TO); to++) {
      Lexeme lexeme = lexemes.get(to);
      Gap gap = Gap.between(text, lexemes.get(to - 1).end(), lexeme.start());
      boolean isJoined = to == at + 2 ? gap == Gap.SPACE : gap == Gap.DASH;
      if (isJoined && isDayNumber(lexeme) && !lexeme.is(Role.UP_TO)) {
        return lexeme.value(Role.NUMBER) > first.value(Role.NUMBER) ? to : -1;
      }
      boolean goesOn = gap == Gap.SPACE && (lexeme.is(Role.JOINER) || lexeme.is(Role.AND));
      if (!goesOn) {
        return -1;
      }
    }
    return -1;
  }

  private boolean leadsToMonth(int behind) {
    for (int to = behind; to < lexemes.size() && to <= behind + 1; to++) {
      Lexeme lexeme = lexemes.get(to);
      if (Gap.between(text, lexemes.get(to - 1).end(), lexeme.start()) != Gap.SPACE) {
        return false;
      }
      if (lexeme.is(Role.MONTH)) {
        return !lexeme.is(Role.UP_TO_YEAR);
      }
      if (!lexeme.is(Role.FILLER)) {
        return false;
      }
    }
    return false;
  }

  /** A weekday with nothing but the day of the month: segunda-feira (13), martes 18. */
  private boolean isDayOfWeekday(Lexeme number, Gap gap) {
    if (date.weekday == null || !isLoneWeekday() || number.is(Role.UP_TO)) {
      return false;
    }
    int end = number.end();
    boolean isBracketed =
        gap == Gap.BRACKET
            && end < text.length()
            && (text.charAt(end) == ')' || text.charAt(end) == '）');
    return isBracketed
        || gap == Gap.SPACE
            && !words.isMonthFirst
            && dayFits.test(date.weekday, number.value(Role.NUMBER));
  }

  private boolean isWhole(int first) {
    if (date.isEmpty() || date.hasEdge && date.parts == 1 || isOneOfMany(first)) {
      return false;
    }
    if (date.direction != null && date.weekday == null && date.month == null) {
      return false;
    }
    boolean isName = date.isLone();
    if (isName && (date.isShort || date.isSuspect && !isLedTo(first))) {
      return false;
    }
    boolean isMaybeName = isName && Character.isUpperCase(text.charAt(date.start));
    return !isMaybeName || isLedTo(first) || !isPartOfName(lexemes.get(first));
  }

  /** A capital beside a capital may be a name: Santo Domingo, April Jones, Mars Express. */
  private boolean isPartOfName(Lexeme name) {
    boolean isBefore = NameCheck.isCapitalBehind(text, date.end);
    return name.word().needsCapital()
        ? name.is(Role.MONTH) && isBefore
        : isBefore || NameCheck.isCapitalBefore(text, date.start);
  }

  private boolean isOneOfMany(int first) {
    if (date.weekday == null || date.day != null || first == 0 || !isNear(first)) {
      return false;
    }
    Lexeme before = lexemes.get(first - 1);
    boolean isBehindWord = before.is(Role.PREPOSITION) && first > 1 && isNear(first - 1);
    return before.is(Role.EVERY) || isBehindWord && lexemes.get(first - 2).is(Role.EVERY);
  }

  private boolean isLedTo(int first) {
    return first > 0
        && !date.isShort
        && isNear(first)
        && (lexemes.get(first - 1).is(Role.PREPOSITION)
            || lexemes.get(first - 1).is(Role.SINCE)
            || lexemes.get(first - 1).is(Role.BETWEEN)
            || lexemes.get(first - 1).is(Role.UNTIL));
  }
}
