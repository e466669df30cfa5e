package dev.warta.enrich.dates;

import java.time.MonthDay;
import java.util.Optional;

/** Takes the day out of a sentence: a number beside a month, 19日, or a date in numbers. */
final class DayReader {

  private static final int MAX_DAY = 31;

  private final Line line;
  private final DateWords words;
  private final DayFits dayFits;

  /** Whether a weekday and a day of the month belong together. */
  @FunctionalInterface
  interface DayFits {
    boolean test(int weekday, int dayOfMonth);
  }

  DayReader(Line line, DateWords words, DayFits dayFits) {
    this.line = line;
    this.words = words;
    this.dayFits = dayFits;
  }

  boolean takeDate(DateReading date, Lexeme lexeme, int at, Gap gap) {
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
      return takeTwoNumbers(date, lexeme.value(Role.TWO_NUMBERS));
    }
    return false;
  }

  /** A day of a month, or two of them; the same place if there is none. */
  int takeDay(DateReading date, int at, Gap gap) {
    boolean isBehindWeek = date.period != null && Unit.ofCode(date.period) == Unit.WEEK;
    if (date.day != null || date.hasEdge || date.date != null || date.distance != null) {
      return at;
    }
    if (isBehindWeek || date.holiday != null || date.decade != null) {
      return at;
    }
    Lexeme first = line.get(at);
    if (first.is(Role.DAY_OF_MONTH)) {
      return coverDayOfMonth(date, first, at);
    }
    if (!isDayNumber(first) || date.year != null && date.month == null) {
      return at;
    }
    int secondAt = secondDay(at);
    Lexeme second = secondAt < 0 ? null : line.get(secondAt);
    int behind = Math.max(at, secondAt) + 1;
    if (second == null && date.month == null && isSpanOfNumbers(at)) {
      Lexeme last = line.get(at + 2);
      date.cover(first);
      date.cover(last);
      takeTwoNumbers(date, last.value(Role.TWO_NUMBERS));
      date.lastDay = date.day;
      date.day = first.value(Role.NUMBER);
      return at + 3;
    }
    if (date.month != null ? mayFollowMonth(date, gap) : leadsToMonth(behind)) {
      return coverDays(date, first, second, behind);
    }
    return date.month == null && second == null && isDayOfWeekday(date, first, gap)
        ? coverDays(date, first, null, at + 1)
        : at;
  }

  /** Such as the Vietnamese 3 đến 5/7. */
  private boolean isSpanOfNumbers(int at) {
    if (at + 2 >= line.size() || !line.get(at + 1).is(Role.JOINER)) {
      return false;
    }
    int last = line.get(at + 2).value(Role.TWO_NUMBERS);
    boolean isDay = last % 100 >= 1 && last % 100 <= 12 && last / 100 <= MAX_DAY;
    return isDay
        && !words.order.isMonthFirst()
        && last / 100 > line.get(at).value(Role.NUMBER)
        && line.isNear(at + 1)
        && line.isNear(at + 2);
  }

  /** Such as 1日, or 1日至5日. */
  private int coverDayOfMonth(DateReading date, Lexeme first, int at) {
    date.day = first.value(Role.DAY_OF_MONTH);
    date.cover(first);
    int last = at + 1;
    if (last < line.size() && line.get(last).is(Role.JOINER) && line.isNear(last)) {
      last++;
    }
    boolean isSpan =
        last < line.size()
            && line.isNear(last)
            && (last > at + 1 || line.gapBefore(last) == Gap.DASH)
            && line.get(last).value(Role.DAY_OF_MONTH) > date.day;
    if (!isSpan) {
      return at + 1;
    }
    date.lastDay = line.get(last).value(Role.DAY_OF_MONTH);
    date.cover(line.get(last));
    return last + 1;
  }

  private boolean mayFollowMonth(DateReading date, Gap gap) {
    return gap == Gap.SPACE && date.year == null && words.order.isMonthFirst()
        || date.year != null && words.order.isYearFirst();
  }

  private int coverDays(DateReading date, Lexeme first, Lexeme second, int behind) {
    date.day = first.value(Role.NUMBER);
    date.lastDay = first.is(Role.UP_TO) ? (Integer) first.value(Role.UP_TO) : null;
    date.cover(first);
    if (second != null) {
      date.lastDay = second.value(Role.NUMBER);
      date.cover(second);
    }
    return behind;
  }

  static boolean isDayNumber(Lexeme lexeme) {
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
    Lexeme first = line.get(at);
    for (int to = at + 1; to < line.size() && to <= at + 2 && !first.is(Role.UP_TO); to++) {
      Lexeme lexeme = line.get(to);
      Gap gap = line.gapBefore(to);
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
    for (int to = behind; to < line.size() && to <= behind + 1; to++) {
      Lexeme lexeme = line.get(to);
      if (line.gapBefore(to) != Gap.SPACE) {
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
  private boolean isDayOfWeekday(DateReading date, Lexeme number, Gap gap) {
    if (date.weekday == null || !date.isLoneWeekday() || number.is(Role.UP_TO)) {
      return false;
    }
    int end = number.end();
    boolean isBracketed =
        gap == Gap.BRACKET
            && end < line.text().length()
            && (line.text().charAt(end) == ')' || line.text().charAt(end) == '）');
    return isBracketed
        || gap == Gap.SPACE
            && !words.order.isMonthFirst()
            && dayFits.test(date.weekday, number.value(Role.NUMBER));
  }

  private boolean takeTwoNumbers(DateReading date, int both) {
    Optional<MonthDay> day = words.order.ofNumbers().read(both / 100, both % 100);
    day.ifPresent(
        found -> {
          date.day = found.getDayOfMonth();
          date.month = found.getMonthValue();
        });
    return day.isPresent();
  }

  private boolean isAnnounced(Lexeme lexeme, int at) {
    boolean isWithDots =
        words.order.isDotted()
            && line.text().startsWith(". ", lexeme.end())
            && line.text().substring(lexeme.start(), lexeme.end()).indexOf('.') > 0;
    return isWithDots
        || at > 0 && line.get(at - 1).is(Role.DATE_WORD) && line.gapBefore(at) == Gap.SPACE;
  }
}
