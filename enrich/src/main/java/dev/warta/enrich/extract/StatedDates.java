package dev.warta.enrich.extract;

import dev.warta.events.ArticleTime;
import dev.warta.events.TimePrecision;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads text that is a date and nothing else, with or without weekday, time and zone.
 *
 * <p>A date without a year is the latest day not after the receipt that fits its weekday. A day
 * that has not begun anywhere on earth at the receipt is refused; so is a time behind the receipt,
 * of which the day is kept if no zone was stated. Names of months and days come from CLDR.
 */
final class StatedDates {

  private static final int MAX_LENGTH = 90;
  private static final int YEARS_BACK = 12;

  private static final Pattern TIME =
      Pattern.compile(
          "(?<![\\d./:-])(\\d{1,2})(?:[:h時]|\\.(?=\\d{2}(?![\\d./])))(\\d{2})(?![\\d/])(?::\\d{2}(?:\\.\\d{1,9})?)?分?"
              + " ?(a\\.?m\\b\\.?|p\\.?m\\b\\.?|uhr)?");
  private static final Pattern OFFSET =
      Pattern.compile("(?:utc|gmt)?([+-])(\\d{1,2})(?::?(\\d{2}))?(?!\\d)|\\bz\\b");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<!\\d)(\\d{4})[-/.年] ?(\\d{1,2})[-/.月] ?(\\d{1,2})日?(?!\\d)");
  private static final Pattern NUMBERS =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})(?:[-/.]| tháng )(\\d{1,2})(?:(?:[-/.]|,? năm )(\\d{4}|\\d{2}))?(?!\\d)");

  /** What may be a date with a year in the midst of a text; whether it is one is read then. */
  private static final Pattern AMONG_WORDS =
      Pattern.compile(
          "(?<![\\p{L}\\d])(?:\\d{4}[-/.年] ?\\d{1,2}[-/.月] ?\\d{1,2}日?"
              + "|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4}"
              + "|\\d{1,2}(?:st|nd|rd|th|er|º|\\.)?[ -]?(?:de |of |d')?\\p{L}{3,12}\\.?,?[ -]?(?:de |del )?\\d{4}"
              + "|\\p{L}{3,12}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4})(?![\\p{L}\\d])");

  private static final Pattern CJK = Pattern.compile("(?:(\\d{1,2})月)?(\\d{1,2})日");
  private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{M}'’]++|\\d++");
  private static final Set<String> FILLERS =
      Set.of(
          "de", "del", "tháng", "năm", "ngày", "pukul", "jam", "at", "um", "à", "às", "uhr", "г",
          "года", "lúc", "op", "on", "am", "le", "el", "em", "st", "nd", "rd", "th", "er", "hrs",
          "local", "time", "saat", "в", "a", "las", "la", "om", "uur", "hari", "tanggal", "den",
          "der", "t", "z", "thứ", "chủ", "nhật", "hai", "ba", "tư", "sáu", "bảy", "h", "klo",
          "الساعة", "سنة", "م", "曜日", "分", "時", "º", "jam:", "yang", "do");

  private final CalendarNames names;
  private final LanguageCues cues;

  private final boolean isMonthFirst;

  StatedDates(LanguageCues cues) {
    this(cues, new CalendarNames(cues), false);
  }

  private StatedDates(LanguageCues cues, CalendarNames names, boolean isMonthFirst) {
    this.cues = cues;
    this.names = names;
    this.isMonthFirst = isMonthFirst;
  }

  /** A reader that takes 3/4/2024 for a day of March. */
  StatedDates withMonthFirst() {
    return new StatedDates(cues, names, true);
  }

  /** When a line says that the article was published and changed; each may be null. */
  record Times(ArticleTime published, ArticleTime updated) {}

  /** The times of a line that holds nothing else; null where the line holds more, or none. */
  Times line(String line, Instant receivedAt) {
    if (line.length() > 2 * MAX_LENGTH) {
      return null;
    }
    ArticleTime whole = read(Credits.unwrapped(line).replace('|', ' '), receivedAt);
    if (whole != null) {
      return new Times(whole, null);
    }
    ArticleTime published = null;
    ArticleTime updated = null;
    for (String piece : beforeUpdate(Credits.unwrapped(line)).split(" ?[|•·] ?")) {
      String text = piece.strip().replaceAll("[,;(–—-]+$", "");
      if (text.isEmpty()) {
        continue;
      }
      int update = cues.updated.endAt(text, 0);
      int label = Math.max(update, cues.published.endAt(text, 0));
      ArticleTime time = read(label > 0 ? text.substring(label) : text, receivedAt);
      if (time == null) {
        return null;
      }
      if (update > 0) {
        updated = time;
      } else {
        published = time;
      }
    }
    return published == null && updated == null ? null : new Times(published, updated);
  }

  /** The time that a page's data state, as machines or people write it; null for none. */
  ArticleTime stated(String text, Instant receivedAt) {
    ArticleTime time = MachineTimes.read(text, receivedAt);
    return time == null ? read(text, receivedAt) : time;
  }

  boolean opensAsPublished(String text) {
    return cues.published.endAt(text, 0) > 0;
  }

  /** Whether a text opens with words for publication or for authors, or has some for an update. */
  boolean isLabelled(String text) {
    return cues.updated.areIn(text)
        || cues.published.endAt(text, 0) > 0
        || cues.byline.endAt(text, 0) > 0;
  }

  /** The times that stand among other words of a short text; null where there are none. */
  Times within(String text, Instant receivedAt) {
    ArticleTime whole = stated(text, receivedAt);
    if (whole != null) {
      return new Times(whole, null);
    }
    Times line = line(text, receivedAt);
    if (line != null) {
      return line;
    }
    ArticleTime published = null;
    ArticleTime updated = null;
    Matcher dates = AMONG_WORDS.matcher(text.replace('\u00a0', ' '));
    int end = 0;
    while (dates.find() && published == null) {
      ArticleTime time = read(dates.group(), receivedAt);
      String before = text.substring(end, dates.start());
      boolean isOfCopyright = before.contains("©") || before.contains("(c)");
      if (time != null && !isOfCopyright) {
        boolean isUpdate = cues.updated.areIn(before);
        updated = isUpdate && updated == null ? time : updated;
        published = isUpdate ? null : time;
      }
      end = dates.end();
    }
    return published == null && updated == null ? null : new Times(published, updated);
  }

  /** The line with a separator where it goes on to the update: "17 June Updated 18 June". */
  private String beforeUpdate(String line) {
    int update = cues.updated.indexIn(line, 5);
    return update < 0 ? line : line.substring(0, update) + "|" + line.substring(update);
  }

  boolean isWeekday(String text) {
    return names.weekdays.containsKey(CalendarNames.fold(text).replaceAll("\\.$", ""));
  }

  /** Where in a text that ends in a date the date begins; -1 where it does not end in one. */
  int suffixStart(String text, Instant receivedAt) {
    int from = Math.max(0, text.length() - MAX_LENGTH);
    for (int i = from; i < text.length(); i++) {
      boolean wordStart = i == 0 || " (,".indexOf(text.charAt(i - 1)) >= 0;
      if (wordStart && text.charAt(i) != ' ' && read(text.substring(i), receivedAt) != null) {
        return i;
      }
    }
    return -1;
  }

  /** The time that the text states, or null where the text is not a date alone. */
  ArticleTime read(String text, Instant receivedAt) {
    if (text.length() > MAX_LENGTH) {
      return null;
    }
    Rest rest = new Rest(CalendarNames.fold(text).replaceAll("(?<=\\d)t(?=\\d{2}:)", " "));
    LocalTime time = takeTime(rest);
    ZoneOffset zone = time == null ? null : takeZone(rest);
    DayOfWeek weekday = weekdayIn(rest.text);
    LocalDate day;
    try {
      day = takeDay(rest, weekday, receivedAt);
    } catch (DateTimeException noSuchDay) {
      return null;
    }
    if (day == null || !isFiller(rest.text) || isFuture(day, receivedAt)) {
      return null;
    }
    return time == null ? ofDay(day) : ofMinute(day, time, zone, receivedAt);
  }

  /** What of a text is not understood yet. */
  private static final class Rest {
    private String text;

    Rest(String text) {
      this.text = text;
    }

    Matcher take(Pattern pattern) {
      Matcher match = pattern.matcher(text);
      if (!match.find()) {
        return null;
      }
      text = text.substring(0, match.start()) + " " + text.substring(match.end());
      return match;
    }
  }

  private static LocalTime takeTime(Rest rest) {
    Matcher match = rest.take(TIME);
    if (match == null) {
      return null;
    }
    int hour = Integer.parseInt(match.group(1));
    int minute = Integer.parseInt(match.group(2));
    String half = match.group(3);
    if (half != null && half.startsWith("p") && hour < 12) {
      hour += 12;
    } else if (half != null && half.startsWith("a") && hour == 12) {
      hour = 0;
    }
    return hour > 23 || minute > 59 ? null : LocalTime.of(hour, minute);
  }

  private ZoneOffset takeZone(Rest rest) {
    Matcher words = WORDS.matcher(rest.text);
    while (words.find()) {
      ZoneOffset zone = names.zones.get(words.group());
      if (zone != null && rest.text.startsWith("+", words.end()) == false) {
        rest.text = rest.text.substring(0, words.start()) + " " + rest.text.substring(words.end());
        return zone;
      }
    }
    Matcher match = OFFSET.matcher(rest.text);
    while (match.find()) {
      boolean sign = match.group(1) != null;
      boolean apart = match.start() == 0 || !Character.isDigit(rest.text.charAt(match.start() - 1));
      if (!sign || apart) {
        rest.text = rest.text.substring(0, match.start()) + " " + rest.text.substring(match.end());
        int hours = sign ? Integer.parseInt(match.group(2)) : 0;
        int minutes = sign && match.group(3) != null ? Integer.parseInt(match.group(3)) : 0;
        int factor = sign && match.group(1).equals("-") ? -1 : 1;
        return hours > 14 || minutes > 59
            ? null
            : ZoneOffset.ofHoursMinutes(factor * hours, factor * minutes);
      }
    }
    return null;
  }

  private DayOfWeek weekdayIn(String text) {
    Matcher words = WORDS.matcher(text);
    DayOfWeek found = null;
    while (words.find()) {
      DayOfWeek day = names.weekdays.get(words.group());
      if (day != null && !names.months.containsKey(words.group())) {
        found = day;
      }
    }
    return found;
  }

  private LocalDate takeDay(Rest rest, DayOfWeek weekday, Instant receivedAt) {
    Matcher match = rest.take(YEAR_FIRST);
    if (match != null) {
      return LocalDate.of(number(match, 1), number(match, 2), number(match, 3));
    }
    match = rest.take(NUMBERS);
    if (match != null) {
      return numeric(match, weekday, receivedAt);
    }
    match = rest.take(CJK);
    if (match != null) {
      boolean month = match.group(1) != null;
      return month
          ? latest(number(match, 1), number(match, 2), weekday, receivedAt)
          : latestDay(number(match, 2), receivedAt);
    }
    return takeNamedDay(rest, weekday, receivedAt);
  }

  private static int number(Matcher match, int group) {
    return Integer.parseInt(match.group(group));
  }

  private LocalDate numeric(Matcher match, DayOfWeek weekday, Instant receivedAt) {
    int first = number(match, 1);
    int second = number(match, 2);
    LocalDate dayFirst =
        second > 12 ? null : day(match.group(3), second, first, weekday, receivedAt);
    LocalDate monthFirst =
        first > 12 ? null : day(match.group(3), first, second, weekday, receivedAt);
    if (dayFirst == null || monthFirst == null) {
      return dayFirst == null ? monthFirst : dayFirst;
    }
    boolean isAmerican = isMonthFirst && match.group().indexOf('-') < 0;
    LocalDate likely = isAmerican ? monthFirst : dayFirst;
    LocalDate other = isAmerican ? dayFirst : monthFirst;
    boolean weekdayDecides = weekday != null && other.getDayOfWeek() == weekday;
    boolean future = isFuture(likely, receivedAt);
    return (weekdayDecides && likely.getDayOfWeek() != weekday) || future ? other : likely;
  }

  private static LocalDate day(
      String year, int month, int day, DayOfWeek weekday, Instant receivedAt) {
    if (year == null) {
      return latest(month, day, weekday, receivedAt);
    }
    int number = Integer.parseInt(year);
    return isDay(month, day)
        ? LocalDate.of(number < 100 ? 2000 + number : number, month, day)
        : null;
  }

  private LocalDate takeNamedDay(Rest rest, DayOfWeek weekday, Instant receivedAt) {
    int month = 0;
    int day = 0;
    int year = 0;
    StringBuilder left = new StringBuilder();
    Matcher words = WORDS.matcher(rest.text);
    int end = 0;
    while (words.find()) {
      String word = words.group();
      left.append(rest.text, end, words.start());
      end = words.end();
      if (Character.isDigit(word.charAt(0))) {
        if (word.length() == 4 && year == 0) {
          year = Integer.parseInt(word);
        } else if (word.length() <= 2 && day == 0) {
          day = Integer.parseInt(word);
        } else {
          return null;
        }
      } else if (month == 0 && names.months.containsKey(word)) {
        month = names.months.get(word);
      } else {
        left.append(word);
      }
    }
    rest.text = left.append(rest.text.substring(end)).toString();
    if (month == 0 || day == 0) {
      return null;
    }
    return year == 0 ? latest(month, day, weekday, receivedAt) : LocalDate.of(year, month, day);
  }

  private static boolean isDay(int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= java.time.Month.of(month).maxLength();
  }

  /** The latest such day that is not after the receipt, on that weekday where one is named. */
  private static LocalDate latest(int month, int day, DayOfWeek weekday, Instant receivedAt) {
    LocalDate any = null;
    int year = lastDay(receivedAt).getYear();
    for (int back = 0; isDay(month, day) && back <= YEARS_BACK; back++) {
      boolean exists = day <= java.time.YearMonth.of(year - back, month).lengthOfMonth();
      LocalDate date = exists ? LocalDate.of(year - back, month, day) : null;
      if (exists && !isFuture(date, receivedAt)) {
        any = any == null ? date : any;
        if (weekday == null || date.getDayOfWeek() == weekday) {
          return date;
        }
      }
    }
    return any;
  }

  private static LocalDate latestDay(int day, Instant receivedAt) {
    LocalDate date = lastDay(receivedAt);
    for (int back = 0; back < 62; back++) {
      if (date.minusDays(back).getDayOfMonth() == day) {
        return date.minusDays(back);
      }
    }
    return null;
  }

  /** The last day that has begun somewhere on earth. */
  private static LocalDate lastDay(Instant receivedAt) {
    return receivedAt.atOffset(ZoneOffset.ofHours(14)).toLocalDate();
  }

  private static boolean isFuture(LocalDate day, Instant receivedAt) {
    return day.isAfter(lastDay(receivedAt));
  }

  private boolean isFiller(String text) {
    Matcher words = WORDS.matcher(text);
    while (words.find()) {
      String word = words.group();
      boolean known = FILLERS.contains(word) || names.weekdays.containsKey(word);
      if (!known) {
        return false;
      }
    }
    return true;
  }

  /** A day without a time, or null where it has not begun anywhere on earth. */
  static ArticleTime ofDay(LocalDate day, Instant receivedAt) {
    return isFuture(day, receivedAt) ? null : ofDay(day);
  }

  private static ArticleTime ofDay(LocalDate day) {
    Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    return new ArticleTime(day.toString(), midnight, TimePrecision.day);
  }

  private static ArticleTime ofMinute(
      LocalDate day, LocalTime time, ZoneOffset zone, Instant receivedAt) {
    OffsetDateTime moment = day.atTime(time).atOffset(zone == null ? ZoneOffset.UTC : zone);
    if (moment.toInstant().isAfter(receivedAt)) {
      return zone == null ? ofDay(day) : null;
    }
    String value = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX").format(moment);
    return new ArticleTime(value, moment.toInstant(), TimePrecision.minute);
  }
}
