package dev.warta.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads times as machines write them into pages, feeds and files: ISO 8601 with and without
 * separators, the dates of mail (RFC 822 and its successors), and seconds or milliseconds since
 * 1970.
 *
 * <p>Midnight without a zone is a day without a time: that is what systems write that know the day
 * alone. Dates as people write them are none of its business.
 */
public final class MachineTimes {

  private static final String CLOCK = "([01]\\d|2[0-3]):?([0-5]\\d)(?::?([0-5]\\d|60)";
  private static final Pattern ISO =
      Pattern.compile(
          "([12]\\d{3})-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\\d|3[01])(?:[Tt_ ]+"
              + CLOCK
              + "(?:[.,](\\d{1,9}))?)? ?(Z|z|UTC|GMT|[+-]\\d{2}:?(?:\\d{2})?(?: UTC)?)?)?"
              + "(?:\\[[^\\]]{1,40}])?");
  private static final Pattern MAIL =
      Pattern.compile(
          "(?:[a-z]{3,9},? )?(\\d{1,2})[ -]([a-z]{3})[ -](\\d{4}|\\d{2}) "
              + CLOCK
              + ")? ?(ut|z|[a-z]{3}|[+-]\\d{4})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SINCE_1970 = Pattern.compile("(1\\d{9})(\\d{3})?(?:\\.0)?");

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final Map<String, Integer> HOURS_OF_ZONES =
      Map.ofEntries(
          Map.entry("z", 0),
          Map.entry("ut", 0),
          Map.entry("utc", 0),
          Map.entry("gmt", 0),
          Map.entry("est", -5),
          Map.entry("edt", -4),
          Map.entry("cst", -6),
          Map.entry("cdt", -5),
          Map.entry("mst", -7),
          Map.entry("mdt", -6),
          Map.entry("pst", -8),
          Map.entry("pdt", -7));

  private MachineTimes() {}

  /** The time; empty where the text is none. */
  public static Optional<StatedTime> read(String text) {
    String stripped = text.strip();
    try {
      Matcher iso = ISO.matcher(stripped);
      if (iso.matches()) {
        return Optional.of(iso(iso));
      }
      Matcher mail = MAIL.matcher(stripped);
      if (mail.matches()) {
        return mail(mail);
      }
      Matcher since1970 = SINCE_1970.matcher(stripped);
      return since1970.matches() ? Optional.of(since1970(since1970)) : Optional.empty();
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }

  private static StatedTime iso(Matcher iso) {
    LocalDate day = LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
    if (iso.group(4) == null) {
      return StatedTime.ofDay(day);
    }
    LocalTime time = time(iso, 4).withNano(nanos(iso.group(7)));
    ZoneOffset zone = iso.group(8) == null ? null : zone(iso.group(8));
    return zone == null && time.equals(LocalTime.MIDNIGHT)
        ? StatedTime.ofDay(day)
        : new StatedTime(day, time, zone);
  }

  private static Optional<StatedTime> mail(Matcher mail) {
    int month = MONTHS.indexOf(mail.group(2).toLowerCase(Locale.ROOT)) + 1;
    ZoneOffset zone = zone(mail.group(7));
    if (month == 0 || zone == null) {
      return Optional.empty();
    }
    int year = number(mail, 3);
    LocalDate day = LocalDate.of(year < 100 ? 2000 + year : year, month, number(mail, 1));
    return Optional.of(new StatedTime(day, time(mail, 4), zone));
  }

  private static StatedTime since1970(Matcher since1970) {
    long millis = since1970.group(2) == null ? 0 : number(since1970, 2);
    OffsetDateTime moment =
        Instant.ofEpochMilli(Long.parseLong(since1970.group(1)) * 1_000 + millis)
            .atOffset(ZoneOffset.UTC);
    return new StatedTime(moment.toLocalDate(), moment.toLocalTime(), ZoneOffset.UTC);
  }

  /** The time of day in three groups; a leap second is the last of its minute. */
  private static LocalTime time(Matcher match, int group) {
    int second = match.group(group + 2) == null ? 0 : Math.min(59, number(match, group + 2));
    return LocalTime.of(number(match, group), number(match, group + 1), second);
  }

  private static int nanos(String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
  }

  /** The zone of a name or an offset; null where the name is not known. */
  private static ZoneOffset zone(String text) {
    if (Character.isLetter(text.charAt(0))) {
      Integer hours = HOURS_OF_ZONES.get(text.toLowerCase(Locale.ROOT));
      return hours == null ? null : ZoneOffset.ofHours(hours);
    }
    String digits = text.replaceAll("\\D", "");
    int sign = text.charAt(0) == '-' ? -1 : 1;
    int minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(2)) : 0;
    return ZoneOffset.ofHoursMinutes(
        sign * Integer.parseInt(digits.substring(0, 2)), sign * minutes);
  }

  private static int number(Matcher match, int group) {
    return Integer.parseInt(match.group(group));
  }
}
