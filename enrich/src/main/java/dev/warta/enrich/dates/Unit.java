package dev.warta.enrich.dates;

import java.time.LocalDate;
import java.util.Locale;

/** The units that dates are told in by their distance. */
enum Unit {
  DAY,
  WEEK,
  WEEKEND,
  MONTH,
  YEAR;

  private static final int FACTOR = 8;
  private static final int MIDDLE = 10_000;

  /** Unit and distance in one number. */
  int code(int distance) {
    return (distance + MIDDLE) * FACTOR + ordinal();
  }

  static Unit ofCode(int code) {
    return values()[code % FACTOR];
  }

  static int distanceOf(int code) {
    return code / FACTOR - MIDDLE;
  }

  static Unit of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** What lies so many units from a day. */
  TimeSpan at(LocalDate day, int distance) {
    return switch (this) {
      case DAY -> TimeSpan.day(day.plusDays(distance));
      case WEEK -> TimeSpan.week(day.plusWeeks(distance));
      case WEEKEND -> TimeSpan.weekend(day.plusWeeks(distance));
      case MONTH -> TimeSpan.month(day.plusMonths(distance));
      case YEAR -> TimeSpan.year(day.getYear() + distance);
    };
  }
}
