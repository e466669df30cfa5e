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
          "([12]\\d{3})[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\\d|3[01])(?:[Tt_ ]+"
              + CLOCK
              + "(?:[.,](\\d{1,9}))?)? ?(Z|z|UTC|GMT|[+-]\\d{2}:?(?:\\d{2})?(?: UTC)?)?)?"
              + "(?:\\[[^\\]]{1,40}])?");
  private static final String MAIL_CLOCK =
      "(\\d{1,2}):([0-5]\\d)(?::([0-5]\\d|60)(?:\\.\\d{1,9})?)?";
  private static final String ZONE =
      "(?:(?:gmt|utc?)?([+-]\\d{1,2}:?\\d{2})|([a-z]{1,5}))(?: \\([a-z ]{1,40}\\))?";
  private static final String MONTH = "([a-z]{3})[a-z]{0,6}\\.?";

  /** {@code Wed, 19 Jun 2024 08:30:00 +0700}, and what is written in its place. */
  private static final Pattern MAIL =
      Pattern.compile(
          "(?:[\\p{L}]{2,12}\\.?,? *)?(\\d{1,2})[ -]+%s,?[ -]+(\\d{4}|\\d{2}),? +%s ?(?:%s)?"
              .formatted(MONTH, MAIL_CLOCK, ZONE),
          Pattern.CASE_INSENSITIVE);

  /** As C's {@code asctime} has it: {@code Wed Jun 19 08:30:00 2024}, the zone before the year. */
  private static final Pattern ASCTIME =
      Pattern.compile(
          "[a-z]{3,9},? %s +(\\d{1,2}),? +%s(?: %s)? (\\d{4})".formatted(MONTH, MAIL_CLOCK, ZONE),
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SINCE_1970 = Pattern.compile("(1\\d{9})(\\d{3})?(?:\\.0)?");

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** Names of zones that mean one thing the world over; those that mean several are left out. */
  private static final Map<String, String> OFFSETS_OF_ZONES =
      Map.ofEntries(
          Map.entry("z", "+00"),
          Map.entry("ut", "+00"),
          Map.entry("utc", "+00"),
          Map.entry("gmt", "+00"),
          Map.entry("wet", "+00"),
          Map.entry("west", "+01"),
          Map.entry("cet", "+01"),
          Map.entry("cest", "+02"),
          Map.entry("mez", "+01"),
          Map.entry("mesz", "+02"),
          Map.entry("eet", "+02"),
          Map.entry("eest", "+03"),
          Map.entry("msk", "+03"),
          Map.entry("wib", "+07"),
          Map.entry("wita", "+08"),
          Map.entry("hkt", "+08"),
          Map.entry("sgt", "+08"),
          Map.entry("jst", "+09"),
          Map.entry("kst", "+09"),
          Map.entry("wit", "+09"),
          Map.entry("aest", "+10"),
          Map.entry("aedt", "+11"),
          Map.entry("nzst", "+12"),
          Map.entry("nzdt", "+13"),
          Map.entry("brt", "-03"),
          Map.entry("est", "-05"),
          Map.entry("edt", "-04"),
          Map.entry("cst", "-06"),
          Map.entry("cdt", "-05"),
          Map.entry("mst", "-07"),
          Map.entry("mdt", "-06"),
          Map.entry("pst", "-08"),
          Map.entry("pdt", "-07"));

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
      Matcher asctime = ASCTIME.matcher(stripped);
      if (asctime.matches()) {
        return asctime(asctime);
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
    int year = number(mail, 3);
    int full = year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year;
    return written(full, mail.group(2), number(mail, 1), time(mail, 4), mail, 7);
  }

  private static Optional<StatedTime> asctime(Matcher asctime) {
    return written(
        number(asctime, 8), asctime.group(1), number(asctime, 2), time(asctime, 3), asctime, 6);
  }

  /** A time whose zone may be missing, or be an offset or a name, each in a group of its own. */
  private static Optional<StatedTime> written(
      int year, String monthName, int day, LocalTime time, Matcher match, int zoneGroup) {
    int month = MONTHS.indexOf(monthName.toLowerCase(Locale.ROOT)) + 1;
    String offset = match.group(zoneGroup);
    String stated = offset == null ? match.group(zoneGroup + 1) : offset;
    ZoneOffset zone = stated == null ? null : zone(stated);
    return month == 0 || stated != null && zone == null
        ? Optional.empty()
        : Optional.of(new StatedTime(LocalDate.of(year, month, day), time, zone));
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
      String offset = OFFSETS_OF_ZONES.get(text.toLowerCase(Locale.ROOT));
      return offset == null ? null : ZoneOffset.of(offset);
    }
    String digits = text.replaceAll("\\D", "");
    int sign = text.charAt(0) == '-' ? -1 : 1;
    int hourDigits = digits.length() == 3 ? 1 : 2;
    int minutes = digits.length() > hourDigits ? Integer.parseInt(digits.substring(hourDigits)) : 0;
    return ZoneOffset.ofHoursMinutes(
        sign * Integer.parseInt(digits.substring(0, hourDigits)), sign * minutes);
  }

  private static int number(Matcher match, int group) {
    return Integer.parseInt(match.group(group));
  }
}
