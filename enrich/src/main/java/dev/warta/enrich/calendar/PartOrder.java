package dev.warta.enrich.calendar;

import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.util.ULocale;

/**
 * In which order a language writes day, month and year, by CLDR.
 *
 * @param isMonthFirst whether the month stands before the day: June 19
 * @param isYearFirst whether the year stands before the day
 * @param isDotted whether a day and a month in numbers end with a full stop: 10.12.
 */
public record PartOrder(boolean isMonthFirst, boolean isYearFirst, boolean isDotted) {

  /** The order of a language; that of CLDR's root where it does not know it. */
  public static PartOrder in(String language) {
    DateTimePatternGenerator patterns =
        DateTimePatternGenerator.getInstance(ULocale.forLanguageTag(language));
    String pattern = patterns.getBestPattern("yMMMMd");
    return new PartOrder(
        before(pattern, 'M', 'd') || before(pattern, 'L', 'd'),
        before(pattern, 'y', 'd'),
        patterns.getBestPattern("Md").endsWith("."));
  }

  private static boolean before(String pattern, char first, char second) {
    int at = pattern.indexOf(first);
    return at >= 0 && at < pattern.indexOf(second);
  }

  /** The order of numbers that could be read in two. */
  public DayOrder ofNumbers() {
    return isMonthFirst && !isYearFirst ? DayOrder.MONTH_FIRST : DayOrder.DAY_FIRST;
  }
}
