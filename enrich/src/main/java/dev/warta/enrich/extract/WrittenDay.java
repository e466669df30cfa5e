package dev.warta.enrich.extract;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the day, as people write it in numbers or with the name of the month, out of a text.
 *
 * <p>In numbers with two readings the day stands first, or if so told the month, where the weekday
 * and the receipt do not tell otherwise. Between hyphens the day always stands first.
 */
final class WrittenDay {

  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<!\\d)(\\d{4})[-/.年] ?(\\d{1,2})[-/.月] ?(\\d{1,2})日?(?!\\d)");
  private static final Pattern NUMBERS =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})(?:[-/.]| tháng )(\\d{1,2})(?:(?:[-/.]|,? năm )(\\d{4}|\\d{2}))?(?!\\d)");
  private static final Pattern CJK = Pattern.compile("(?:(\\d{1,2})月)?(\\d{1,2})日");

  private final Map<String, Integer> months;
  private final boolean isMonthFirst;

  WrittenDay(Map<String, Integer> months, boolean isMonthFirst) {
    this.months = months;
    this.isMonthFirst = isMonthFirst;
  }

  /**
   * The day; null for none.
   *
   * @param weekday the weekday the text names; null for none
   * @throws java.time.DateTimeException if the text names a day that does not exist
   */
  LocalDate take(Unread text, DayOfWeek weekday, Receipt receipt) {
    Matcher match = text.take(YEAR_FIRST);
    if (match != null) {
      return LocalDate.of(number(match, 1), number(match, 2), number(match, 3));
    }
    match = text.take(NUMBERS);
    if (match != null) {
      return numeric(match, weekday, receipt);
    }
    match = text.take(CJK);
    if (match != null) {
      return match.group(1) == null
          ? receipt.latest(number(match, 2))
          : receipt.latest(number(match, 1), number(match, 2), weekday);
    }
    return takeNamed(text, weekday, receipt);
  }

  private static int number(Matcher match, int group) {
    return Integer.parseInt(match.group(group));
  }

  private LocalDate numeric(Matcher match, DayOfWeek weekday, Receipt receipt) {
    int first = number(match, 1);
    int second = number(match, 2);
    LocalDate dayFirst = day(match.group(3), second, first, weekday, receipt);
    LocalDate monthFirst = day(match.group(3), first, second, weekday, receipt);
    if (dayFirst == null || monthFirst == null) {
      return dayFirst == null ? monthFirst : dayFirst;
    }
    boolean isAmerican = isMonthFirst && match.group().indexOf('-') < 0;
    LocalDate likely = isAmerican ? monthFirst : dayFirst;
    LocalDate other = isAmerican ? dayFirst : monthFirst;
    boolean weekdayTellsOther =
        weekday != null && other.getDayOfWeek() == weekday && likely.getDayOfWeek() != weekday;
    return weekdayTellsOther || receipt.isAhead(likely) ? other : likely;
  }

  private static LocalDate day(
      String year, int month, int day, DayOfWeek weekday, Receipt receipt) {
    if (year == null) {
      return receipt.latest(month, day, weekday);
    }
    int number = Integer.parseInt(year);
    return isDay(month, day)
        ? LocalDate.of(number < 100 ? 2000 + number : number, month, day)
        : null;
  }

  private static boolean isDay(int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= java.time.Month.of(month).maxLength();
  }

  private LocalDate takeNamed(Unread text, DayOfWeek weekday, Receipt receipt) {
    int month = 0;
    int day = 0;
    int year = 0;
    Matcher words = text.words();
    StringBuilder left = new StringBuilder();
    int end = 0;
    while (words.find()) {
      String word = words.group();
      left.append(text.text(), end, words.start());
      end = words.end();
      if (Character.isDigit(word.charAt(0))) {
        if (word.length() == 4 && year == 0) {
          year = Integer.parseInt(word);
        } else if (word.length() <= 2 && day == 0) {
          day = Integer.parseInt(word);
        } else {
          return null;
        }
      } else if (month == 0 && months.containsKey(word)) {
        month = months.get(word);
      } else {
        left.append(word);
      }
    }
    text.leave(left.append(text.text().substring(end)).toString());
    if (month == 0 || day == 0) {
      return null;
    }
    return year == 0 ? receipt.latest(month, day, weekday) : LocalDate.of(year, month, day);
  }
}
