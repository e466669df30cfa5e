package dev.warta.enrich.dates;

import dev.warta.enrich.calendar.DayOrder;
import dev.warta.enrich.calendar.PossibleDays;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the day, week, month or year that a date means, seen from the day of publication.
 *
 * <p>What names no year is the nearest that fits the weekday, if one is named; a weekday alone is
 * the last one unless the sentence speaks of what comes.
 */
final class DateResolver {

  private static final int NEAR_MONTHS_BACK = 7;
  private static final int NEAR_MONTHS_AHEAD = 8;
  private static final int DAYS_APART_AT_MOST = 16;

  private final LocalDate published;
  private final DayOrder order;

  DateResolver(LocalDate published, DayOrder order) {
    this.published = published;
    this.order = order;
  }

  /** The same as seen from another day. */
  DateResolver seenFrom(LocalDate day) {
    return new DateResolver(day, order);
  }

  /** What the date means; empty where it means no day that exists. */
  Optional<TimeSpan> resolve(DateReading date, Tense tense) {
    try {
      return Optional.ofNullable(span(date, tense));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private TimeSpan span(DateReading date, Tense tense) {
    if (date.date != null || date.dateMonthFirst != null) {
      return TimeSpan.day(inNumbers(date));
    }
    if (date.decade != null) {
      return TimeSpan.year(date.decade).to(TimeSpan.year(date.decade + 9));
    }
    if (date.holiday != null) {
      return TimeSpan.day(nearest(holidays(date.holiday), null, tense));
    }
    if (date.day != null) {
      return day(date, tense);
    }
    if (date.distance != null) {
      return TimeSpan.day(published.plusDays(date.distance));
    }
    if (date.month != null) {
      return TimeSpan.month(month(date, tense));
    }
    if (date.weekday != null) {
      return TimeSpan.day(weekday(date, tense));
    }
    if (date.period != null) {
      return Unit.ofCode(date.period).at(published, Unit.distanceOf(date.period));
    }
    return date.lastYear == null
        ? TimeSpan.year(date.year)
        : TimeSpan.year(date.year).to(TimeSpan.year(date.lastYear));
  }

  /** In numbers the order is that of the language, unless the weekday tells otherwise. */
  private LocalDate inNumbers(DateReading date) {
    return order
        .choose(day(date.date), day(date.dateMonthFirst), dayOfWeek(date), possible -> true)
        .orElseThrow();
  }

  private static Optional<LocalDate> day(Integer since1970) {
    return Optional.ofNullable(since1970).map(LocalDate::ofEpochDay);
  }

  private static DayOfWeek dayOfWeek(DateReading date) {
    return date.weekday == null ? null : DayOfWeek.of(date.weekday);
  }

  private PossibleDays holidays(int code) {
    List<LocalDate> days = new ArrayList<>();
    for (int year = published.getYear() - 1; year <= published.getYear() + 1; year++) {
      days.add(Holidays.in(year, code));
    }
    return PossibleDays.of(days, published);
  }

  private TimeSpan day(DateReading date, Tense tense) {
    LocalDate first = firstDay(date, tense);
    if (date.lastDay == null) {
      return TimeSpan.day(first);
    }
    return TimeSpan.day(first).to(TimeSpan.day(first.withDayOfMonth(date.lastDay)));
  }

  private LocalDate firstDay(DateReading date, Tense tense) {
    if (date.month != null && date.year != null) {
      return LocalDate.of(date.year, date.month, date.day);
    }
    if (date.month != null && date.period != null) {
      int year = published.getYear() + Unit.distanceOf(date.period);
      return LocalDate.of(year, date.month, date.day);
    }
    if (date.month == null && date.period != null && Unit.ofCode(date.period) == Unit.MONTH) {
      return YearMonth.from(published).plusMonths(Unit.distanceOf(date.period)).atDay(date.day);
    }
    PossibleDays days =
        date.month == null
            ? PossibleDays.inMonths(date.day, published)
            : PossibleDays.inYears(date.month, date.day, published);
    return nearest(inDirection(days, date.direction), dayOfWeek(date), tense);
  }

  /** The nearest of the days that fits weekday and tense; as far as they can be fitted. */
  private static LocalDate nearest(PossibleDays days, DayOfWeek weekday, Tense tense) {
    boolean isPast = weekday == null && tense == Tense.SURELY_PAST;
    return (isPast ? days.past().orElse(days) : days)
        .nearest(weekday)
        .orElseThrow(() -> new DateTimeException("no such day"));
  }

  private static PossibleDays inDirection(PossibleDays days, Integer direction) {
    if (direction == null || direction == 0) {
      return days;
    }
    return direction < 0 ? days.past() : days.ahead();
  }

  /** Whether a day of the month that falls on that weekday is near. */
  boolean isNear(int weekday, int dayOfMonth) {
    return PossibleDays.inMonths(dayOfMonth, published)
        .isNear(DayOfWeek.of(weekday), DAYS_APART_AT_MOST);
  }

  private LocalDate month(DateReading date, Tense tense) {
    if (date.year != null) {
      return LocalDate.of(date.year, date.month, 1);
    }
    if (date.period != null) {
      return LocalDate.of(published.getYear() + Unit.distanceOf(date.period), date.month, 1);
    }
    int back = Math.floorMod(published.getMonthValue() - date.month, 12);
    LocalDate past = published.withDayOfMonth(1).minusMonths(back);
    LocalDate next = past.plusYears(back == 0 && !isNext(date) ? 0 : 1);
    if (date.direction != null && date.direction != 0) {
      return date.direction < 0 ? back == 0 ? past.minusYears(1) : past : past.plusYears(1);
    }
    int ahead = back == 0 ? 0 : 12 - back;
    boolean isAhead =
        switch (tense) {
          case SURELY_PAST -> false;
          case SURELY_FUTURE, FUTURE -> ahead <= NEAR_MONTHS_AHEAD;
          case PAST, UNKNOWN -> back > NEAR_MONTHS_BACK;
        };
    return isAhead ? next : past;
  }

  private static boolean isNext(DateReading date) {
    return date.direction != null && date.direction > 0;
  }

  private LocalDate weekday(DateReading date, Tense tense) {
    DayOfWeek weekday = DayOfWeek.of(date.weekday);
    if (date.period != null) {
      return published
          .plusWeeks(Unit.distanceOf(date.period))
          .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
          .with(TemporalAdjusters.nextOrSame(weekday));
    }
    if (date.direction == null) {
      return published.with(
          tense.isFuture()
              ? TemporalAdjusters.nextOrSame(weekday)
              : TemporalAdjusters.previousOrSame(weekday));
    }
    return published.with(
        switch (date.direction) {
          case -1 -> TemporalAdjusters.previous(weekday);
          case 0 ->
              tense == Tense.PAST
                  ? TemporalAdjusters.previousOrSame(weekday)
                  : TemporalAdjusters.nextOrSame(weekday);
          default -> TemporalAdjusters.next(weekday);
        });
  }
}
