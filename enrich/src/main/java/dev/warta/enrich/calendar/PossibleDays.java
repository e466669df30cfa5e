package dev.warta.enrich.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The days that may be meant where a date leaves out its year, or month and year, as seen from a
 * day: that of the publication, or the last that can be meant.
 *
 * <p>Immutable.
 */
public final class PossibleDays {

  /** A day falls on each day of the week within eleven years. */
  private static final int YEARS = 12;

  /** A month that has the day is not further away. */
  private static final int MONTHS = 2;

  private static final int MONTHS_OF_YEAR = 12;

  private final LocalDate seenFrom;
  private final List<LocalDate> days;

  private PossibleDays(LocalDate seenFrom, List<LocalDate> days) {
    this.seenFrom = seenFrom;
    this.days = days;
  }

  /** These days. */
  public static PossibleDays of(List<LocalDate> days, LocalDate seenFrom) {
    return new PossibleDays(seenFrom, days);
  }

  /** A day of a month in the years around; none where no month has that day. */
  public static PossibleDays inYears(int month, int day, LocalDate seenFrom) {
    return month < 1 || month > MONTHS_OF_YEAR
        ? of(List.of(), seenFrom)
        : around(YEARS, n -> YearMonth.of(seenFrom.getYear() + n, month), day, seenFrom);
  }

  /** A day in the months around; none where no month has that day. */
  public static PossibleDays inMonths(int day, LocalDate seenFrom) {
    return around(MONTHS, n -> YearMonth.from(seenFrom).plusMonths(n), day, seenFrom);
  }

  private static PossibleDays around(
      int distance, IntFunction<YearMonth> months, int day, LocalDate seenFrom) {
    List<LocalDate> days =
        IntStream.rangeClosed(-distance, distance)
            .mapToObj(months)
            .filter(month -> month.isValidDay(day))
            .map(month -> month.atDay(day))
            .toList();
    return new PossibleDays(seenFrom, days);
  }

  /** Those that do not lie ahead of the day they are seen from. */
  public PossibleDays past() {
    return new PossibleDays(seenFrom, days.stream().filter(day -> !day.isAfter(seenFrom)).toList());
  }

  /** Those that do not lie behind the day they are seen from. */
  public PossibleDays ahead() {
    return new PossibleDays(
        seenFrom, days.stream().filter(day -> !day.isBefore(seenFrom)).toList());
  }

  /** These days, or others where there are none. */
  public PossibleDays orElse(PossibleDays others) {
    return days.isEmpty() ? others : this;
  }

  /**
   * The nearest of them, on the weekday as far as one falls on it; empty where there are none.
   *
   * @param weekday null where none is named
   */
  public Optional<LocalDate> nearest(DayOfWeek weekday) {
    List<LocalDate> fitting = days.stream().filter(day -> day.getDayOfWeek() == weekday).toList();
    return (fitting.isEmpty() ? days : fitting)
        .stream().min(Comparator.comparingLong(this::daysApart));
  }

  /** Whether one of them falls on the weekday and is not further away than so many days. */
  public boolean isNear(DayOfWeek weekday, int daysApart) {
    return days.stream()
        .anyMatch(day -> day.getDayOfWeek() == weekday && daysApart(day) <= daysApart);
  }

  private long daysApart(LocalDate day) {
    return Math.abs(day.toEpochDay() - seenFrom.toEpochDay());
  }
}
