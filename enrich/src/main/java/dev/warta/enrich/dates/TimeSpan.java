package dev.warta.enrich.dates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/**
 * A day, week, month or year, or a span from one to another.
 *
 * @param first its first day
 * @param iso as ISO 8601 writes it
 */
record TimeSpan(LocalDate first, String iso) {

  static TimeSpan day(LocalDate day) {
    return new TimeSpan(day, day.toString());
  }

  static TimeSpan week(LocalDate day) {
    int year = day.get(IsoFields.WEEK_BASED_YEAR);
    int week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    return new TimeSpan(
        day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
        "%04d-W%02d".formatted(year, week));
  }

  static TimeSpan weekend(LocalDate day) {
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return day(monday.plusDays(5)).to(day(monday.plusDays(6)));
  }

  static TimeSpan month(LocalDate day) {
    return new TimeSpan(day.withDayOfMonth(1), day.toString().substring(0, "2024-06".length()));
  }

  static TimeSpan year(int year) {
    return new TimeSpan(LocalDate.of(year, 1, 1), "%04d".formatted(year));
  }

  /** The span from this to the end of another. */
  TimeSpan to(TimeSpan last) {
    return iso.equals(last.iso) ? this : new TimeSpan(first, iso + "/" + last.iso);
  }
}
