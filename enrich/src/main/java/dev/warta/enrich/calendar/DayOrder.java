package dev.warta.enrich.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which of two numbers is the day and which the month, where both readings are days. */
public enum DayOrder {
  DAY_FIRST,
  MONTH_FIRST;

  private static final int MONTHS = 12;

  /** A date in numbers with its whole year, or with the last two digits of it. */
  private static final Pattern IN_NUMBERS =
      Pattern.compile("(?<![\\d./-])(\\d{1,2})[./-](\\d{1,2})[./-]((?:19|20)\\d\\d|\\d\\d)(?!\\d)");

  private static final Pattern IN_WORDS =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2}\\.? )?\\p{L}{3,}\\.?( \\d{1,2}(?!\\d))?,? (?:19|20)\\d\\d(?!\\d)");

  /**
   * The order that one of the texts proves by a date in numbers, or else suggests by one in words.
   */
  public static Optional<DayOrder> shownIn(Collection<String> texts) {
    return first(texts, DayOrder::provenByNumbers).or(() -> first(texts, DayOrder::ofWords));
  }

  private static Optional<DayOrder> first(
      Collection<String> texts, Function<String, Optional<DayOrder>> order) {
    return texts.stream().map(order).flatMap(Optional::stream).findFirst();
  }

  private static Optional<DayOrder> provenByNumbers(String text) {
    Matcher numbers = IN_NUMBERS.matcher(text);
    while (numbers.find()) {
      boolean firstIsDay = Integer.parseInt(numbers.group(1)) > MONTHS;
      boolean secondIsDay = Integer.parseInt(numbers.group(2)) > MONTHS;
      if (firstIsDay != secondIsDay && numbers.group(3).length() > 2) {
        return Optional.of(secondIsDay ? MONTH_FIRST : DAY_FIRST);
      }
    }
    return Optional.empty();
  }

  private static Optional<DayOrder> ofWords(String text) {
    Matcher words = IN_WORDS.matcher(text);
    while (words.find()) {
      boolean dayBefore = words.group(1) != null;
      boolean dayBehind = words.group(2) != null;
      if (dayBefore != dayBehind) {
        return Optional.of(dayBehind ? MONTH_FIRST : DAY_FIRST);
      }
    }
    return Optional.empty();
  }

  /** The day that a date in numbers would be in the other order; empty where the text has none. */
  public static Optional<LocalDate> exchanged(LocalDate day, String text) {
    boolean isOpen = day.getDayOfMonth() <= MONTHS && IN_NUMBERS.matcher(text).find();
    return isOpen
        ? Optional.of(LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue()))
        : Optional.empty();
  }

  /** Two numbers as day and month, in the other order where only that is a day; empty for none. */
  public Optional<MonthDay> read(int first, int second) {
    boolean isMonthFirst = this == MONTH_FIRST ? first <= MONTHS : second > MONTHS;
    try {
      return Optional.of(isMonthFirst ? MonthDay.of(first, second) : MonthDay.of(second, first));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /**
   * One of two readings: the one in this order, unless the weekday or what is possible tells
   * otherwise; the only one where the other is empty.
   *
   * @param weekday null where none is named
   */
  public Optional<LocalDate> choose(
      Optional<LocalDate> dayFirst,
      Optional<LocalDate> monthFirst,
      DayOfWeek weekday,
      Predicate<LocalDate> isPossible) {
    if (dayFirst.isEmpty() || monthFirst.isEmpty()) {
      return dayFirst.or(() -> monthFirst);
    }
    Optional<LocalDate> likely = this == DAY_FIRST ? dayFirst : monthFirst;
    Optional<LocalDate> other = this == DAY_FIRST ? monthFirst : dayFirst;
    boolean weekdayTellsOther =
        other.get().getDayOfWeek() == weekday && likely.get().getDayOfWeek() != weekday;
    return weekdayTellsOther || !isPossible.test(likely.get()) ? other : likely;
  }
}
