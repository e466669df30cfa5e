package dev.warta.enrich.calendar;

import dev.warta.enrich.calendar.LineWords.LineWord;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Collects the parts of one day from a text that holds nothing else, in whatever order they stand.
 *
 * <p>Signs between them do not matter, words do: each must be known as one that dates are written
 * with.
 */
final class DayParts {

  private static final String SIGNS = "-/.";
  private static final int YEAR_DIGITS = 4;
  private static final int DAY_DIGITS = 2;

  /** Read no further: the text is no date. */
  private static final int NONE = -1;

  private final String text;
  private final LineWords words;

  private NumberGroup numbers;
  private int year;

  /** How many plain numbers stand before the year. */
  private int beforeYear;

  private LineWord month;
  private int markedMonth;
  private int weekday;
  private int markedDay;

  /** Numbers that do not say what they are; two only in a date such as 19. 6. 2024. */
  private final int[] plain = new int[2];

  private int plainCount;

  /** How many numbers a full stop and a space follow. */
  private int dots;

  private DayParts(String text, LineWords words) {
    this.text = text;
    this.words = words;
  }

  /** The parts of a folded text; null where it holds something else. */
  static DayParts in(String text, LineWords words) {
    DayParts parts = new DayParts(text, words);
    return parts.readAll() && parts.isWhole() ? parts : null;
  }

  private boolean readAll() {
    int at = 0;
    while (at != NONE && at < text.length()) {
      if (Character.isDigit(text.charAt(at))) {
        at = takeNumbers(at);
      } else if (LineWords.isLetter(text, at)) {
        at = takeWord(at);
      } else {
        at++;
      }
    }
    return at != NONE;
  }

  private int takeWord(int at) {
    PhraseTrie.Found<LineWord> found = words.at(text, at);
    return found != null && take(found.word()) ? found.end() : NONE;
  }

  /** What is a month in one language and a weekday in another is the latter beside a month. */
  private boolean take(LineWord word) {
    boolean isMonth = word.month() > 0 && (word.weekday() == 0 || month == null);
    if (!isMonth) {
      weekday = word.weekday() > 0 ? word.weekday() : weekday;
      return true;
    }
    if (month != null) {
      if (month.weekday() == 0) {
        return false;
      }
      weekday = month.weekday();
    }
    month = word;
    return true;
  }

  private int takeNumbers(int at) {
    NumberGroup group = NumberGroup.at(text, at, text.length(), SIGNS);
    if (group == null) {
      return NONE;
    }
    if (group.isDate() || group.isPair()) {
      boolean isFirst = numbers == null;
      numbers = group;
      return isFirst ? group.end() : NONE;
    }
    return takeNumber(group.number(0), group.digits(0), at + group.digits(0));
  }

  private int takeNumber(int number, int digits, int end) {
    dots += text.startsWith(". ", end) ? 1 : 0;
    if (digits == YEAR_DIGITS && year == 0) {
      beforeYear = plainCount;
      year = Years.inUse(number, words.yearsAhead());
      return behind(words.yearMarks(), end, end);
    }
    if (digits > DAY_DIGITS) {
      return NONE;
    }
    int behindMonth = behind(words.monthMarks(), end, NONE);
    int behindDay = behind(words.dayMarks(), end, NONE);
    if (behindMonth != NONE && markedMonth == 0) {
      markedMonth = number;
      return behindMonth;
    }
    if (behindDay != NONE && markedDay == 0) {
      markedDay = number;
      return behindDay;
    }
    if (plainCount == plain.length) {
      return NONE;
    }
    plain[plainCount++] = number;
    return end;
  }

  /** The offset behind the first of the marks that stands here, or another where none does. */
  private int behind(List<String> marks, int at, int otherwise) {
    int from = at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
    for (String mark : marks) {
      if (text.startsWith(mark, from)) {
        return from + mark.length();
      }
    }
    return otherwise;
  }

  private boolean isWhole() {
    boolean hasMonth = month != null || markedMonth > 0;
    if (numbers != null) {
      return year == 0 && !hasMonth && markedDay == 0 && plainCount == 0;
    }
    if (!hasMonth && plainCount == 2) {
      return year > 0 && markedDay == 0 && beforeYear != 1 && dots > 1;
    }
    boolean hasOneDay = plainCount + (markedDay > 0 ? 1 : 0) == 1;
    return hasOneDay && (hasMonth ? month == null || markedMonth == 0 : markedDay > 0 && year == 0);
  }

  /**
   * The day they mean; empty where there is no such day.
   *
   * @param order that of numbers with two readings; between hyphens the day stands first
   * @param last the last day that can be meant
   */
  Optional<LocalDate> resolve(DayOrder order, LocalDate last) {
    if (numbers != null) {
      return inNumbers(numbers.separator() == '-' ? DayOrder.DAY_FIRST : order, last);
    }
    if (month == null && markedMonth == 0 && plainCount == 2) {
      return beforeYear == 0
          ? day(plain[0], plain[1], last)
          : inOrder(order, day(plain[1], plain[0], last), day(plain[0], plain[1], last), last);
    }
    int day = markedDay > 0 ? markedDay : plain[0];
    if (month == null && markedMonth == 0) {
      return PossibleDays.inMonths(day, last).past().nearest(dayOfWeek());
    }
    return day(month == null ? markedMonth : month.month(), day, last);
  }

  private Optional<LocalDate> inNumbers(DayOrder order, LocalDate last) {
    int first = numbers.number(0);
    int second = numbers.number(1);
    int yearsAhead = words.yearsAhead();
    return numbers.isDate()
        ? inOrder(order, numbers.dayFirst(yearsAhead), numbers.monthFirst(yearsAhead), last)
        : inOrder(order, day(second, first, last), day(first, second, last), last);
  }

  private Optional<LocalDate> inOrder(
      DayOrder order,
      Optional<LocalDate> dayFirst,
      Optional<LocalDate> monthFirst,
      LocalDate last) {
    return order.choose(dayFirst, monthFirst, dayOfWeek(), day -> !day.isAfter(last));
  }

  private Optional<LocalDate> day(int month, int day, LocalDate last) {
    if (year == 0) {
      return PossibleDays.inYears(month, day, last).past().nearest(dayOfWeek());
    }
    boolean exists = month >= 1 && month <= 12 && YearMonth.of(year, month).isValidDay(day);
    return exists ? Optional.of(LocalDate.of(year, month, day)) : Optional.empty();
  }

  private DayOfWeek dayOfWeek() {
    return weekday == 0 ? null : DayOfWeek.of(weekday);
  }
}
