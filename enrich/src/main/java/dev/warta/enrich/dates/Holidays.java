package dev.warta.enrich.dates;

import java.time.LocalDate;
import java.time.MonthDay;

/** Feasts with a fixed day, or one that is counted from the Easter of the Western churches. */
final class Holidays {

  private static final String EASTER = "easter";
  private static final int FIRST_FIXED = 10_000;

  private Holidays() {}

  /** A number for {@code easter+50} or {@code 12-25}. */
  static int code(String rule) {
    if (rule.startsWith(EASTER)) {
      return rule.equals(EASTER) ? 0 : Integer.parseInt(rule.substring(EASTER.length()));
    }
    MonthDay day = MonthDay.parse("--" + rule);
    return FIRST_FIXED + 100 * day.getMonthValue() + day.getDayOfMonth();
  }

  /** The day of a feast in a year. */
  static LocalDate in(int year, int code) {
    return code < FIRST_FIXED
        ? easter(year).plusDays(code)
        : LocalDate.of(year, (code - FIRST_FIXED) / 100, code % 100);
  }

  /** By the rule of the Gregorian calendar, with golden number and epact. */
  private static LocalDate easter(int year) {
    int golden = year % 19;
    int century = year / 100;
    int solar = century - century / 4 - (8 * century + 13) / 25;
    int epact = (solar + 19 * golden + 15) % 30;
    int full = epact - (epact / 28) * (1 - (29 / (epact + 1)) * ((21 - golden) / 11));
    int weekday = (year + year / 4 + full + 2 - century + century / 4) % 7;
    int fromMarch = full - weekday;
    return LocalDate.of(year, 3, 28).plusDays(fromMarch);
  }
}
