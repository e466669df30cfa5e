package dev.warta.enrich.extract;

import dev.warta.events.ArticleTime;
import dev.warta.events.StatedTime;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * When a document was received: it states no time behind that, and a date without a year is the
 * latest before it.
 */
record Receipt(Instant at) {

  private static final int YEARS_BACK = 12;
  private static final int DAYS_BACK = 62;

  /**
   * A stated time as the events hold it; null where the day has not begun anywhere on earth. Of a
   * time behind the receipt the day is kept if no zone was stated.
   */
  ArticleTime admitted(StatedTime stated) {
    if (isAhead(stated.day())) {
      return null;
    }
    ArticleTime time = stated.toArticleTime();
    if (stated.time() == null || !time.getAt().isAfter(at)) {
      return time;
    }
    return stated.zone() == null ? StatedTime.ofDay(stated.day()).toArticleTime() : null;
  }

  /** Whether the day has not begun anywhere on earth. */
  boolean isAhead(LocalDate day) {
    return day.isAfter(lastDay());
  }

  private LocalDate lastDay() {
    return at.atOffset(ZoneOffset.ofHours(14)).toLocalDate();
  }

  /**
   * The latest such day, on that weekday where one is named and there is one; null for no such day.
   */
  LocalDate latest(int month, int day, DayOfWeek weekday) {
    LocalDate any = null;
    int year = lastDay().getYear();
    for (int back = 0; isDay(month, day) && back <= YEARS_BACK; back++) {
      boolean exists = day <= YearMonth.of(year - back, month).lengthOfMonth();
      LocalDate date = exists ? LocalDate.of(year - back, month, day) : null;
      if (exists && !isAhead(date)) {
        any = any == null ? date : any;
        if (weekday == null || date.getDayOfWeek() == weekday) {
          return date;
        }
      }
    }
    return any;
  }

  private static boolean isDay(int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  /** The latest such day of a month; null for no such day. */
  LocalDate latest(int dayOfMonth) {
    LocalDate date = lastDay();
    for (int back = 0; back < DAYS_BACK; back++) {
      if (date.minusDays(back).getDayOfMonth() == dayOfMonth) {
        return date.minusDays(back);
      }
    }
    return null;
  }
}
