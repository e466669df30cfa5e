package dev.warta.enrich.extract;

import dev.warta.events.StatedTime;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads text that is a date and nothing else, as people write it, with or without weekday, time and
 * zone.
 *
 * <p>A date without a year is the latest day not after the receipt that fits its weekday. Names of
 * months and days come from CLDR.
 */
final class WrittenDates {

  private static final Set<String> FILLERS =
      Set.of(
          "de", "del", "tháng", "năm", "ngày", "pukul", "jam", "at", "um", "à", "às", "uhr", "г",
          "года", "lúc", "op", "on", "am", "le", "el", "em", "st", "nd", "rd", "th", "er", "hrs",
          "local", "time", "saat", "в", "a", "las", "la", "om", "uur", "hari", "tanggal", "den",
          "der", "t", "z", "thứ", "chủ", "nhật", "hai", "ba", "tư", "sáu", "bảy", "h", "klo",
          "الساعة", "سنة", "م", "曜日", "分", "時", "º", "jam:", "yang", "do");

  /** In {@code 2024-06-19t08:30}. */
  private static final Pattern BEFORE_TIME = Pattern.compile("(?<=\\d)t(?=\\d{2}:)");

  private final CalendarNames names;
  private final WrittenDay days;
  private final WrittenTime times;

  WrittenDates(CalendarNames names, boolean isMonthFirst) {
    this.names = names;
    this.days = new WrittenDay(names.months, isMonthFirst);
    this.times = new WrittenTime(names.zones);
  }

  /** The time that the text states; null where the text is not a date alone. */
  StatedTime read(String text, Receipt receipt) {
    Unread unread = new Unread(BEFORE_TIME.matcher(CalendarNames.fold(text)).replaceAll(" "));
    LocalTime time = WrittenTime.takeTime(unread);
    ZoneOffset zone = time == null ? null : times.takeZone(unread);
    LocalDate day;
    try {
      day = days.take(unread, weekdayIn(unread), receipt);
    } catch (DateTimeException noSuchDay) {
      return null;
    }
    return day == null || !unread.allWords(this::isFiller) ? null : new StatedTime(day, time, zone);
  }

  private DayOfWeek weekdayIn(Unread text) {
    Matcher words = text.words();
    DayOfWeek found = null;
    while (words.find()) {
      DayOfWeek day = names.weekdays.get(words.group());
      if (day != null && !names.months.containsKey(words.group())) {
        found = day;
      }
    }
    return found;
  }

  private boolean isFiller(String word) {
    return FILLERS.contains(word) || names.weekdays.containsKey(word);
  }
}
