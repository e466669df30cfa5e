package dev.warta.enrich.extract;

import dev.warta.events.ArticleTime;
import dev.warta.events.TimePrecision;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads times as machines write them: ISO 8601 with and without separators, and seconds or
 * milliseconds since 1970.
 *
 * <p>A time without a zone is taken as UTC. Midnight without a zone is a day without a time: that
 * is what systems write that know the day alone.
 */
final class MachineTimes {

  private static final Pattern ISO =
      Pattern.compile(
          "([12]\\d{3})-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\\d|3[01])"
              + "(?:[Tt_ ]+([01]\\d|2[0-4]):?([0-5]\\d)(?::?([0-5]\\d|60)(?:[.,]\\d{1,9})?)?"
              + " ?(?:([Zz]|UTC|GMT)|([+-])(\\d{2}):?(\\d{2})?)?)?(?:\\[[^\\]]{1,40}])?");
  private static final Pattern SECONDS = Pattern.compile("(1\\d{9})(\\d{3})?(?:\\.0)?");

  private MachineTimes() {}

  /** The time, or null where the text is none or lies behind its receipt. */
  static ArticleTime read(String text, Instant receivedAt) {
    String trimmed = text.strip();
    Matcher seconds = SECONDS.matcher(trimmed);
    if (seconds.matches()) {
      Instant moment = Instant.ofEpochSecond(Long.parseLong(seconds.group(1)));
      return of(moment.atOffset(ZoneOffset.UTC), receivedAt);
    }
    Matcher iso = ISO.matcher(trimmed);
    if (!iso.matches()) {
      return null;
    }
    try {
      return iso(iso, receivedAt);
    } catch (DateTimeException noSuchTime) {
      return null;
    }
  }

  private static ArticleTime iso(Matcher iso, Instant receivedAt) {
    LocalDate day = LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
    boolean hasZone = iso.group(7) != null || iso.group(8) != null;
    int second = Math.min(59, iso.group(6) == null ? 0 : number(iso, 6));
    LocalTime time =
        iso.group(4) == null ? null : LocalTime.of(number(iso, 4) % 24, number(iso, 5), second);
    if (time == null || !hasZone && time.equals(LocalTime.MIDNIGHT)) {
      return StatedDates.ofDay(day, receivedAt);
    }
    ArticleTime moment = of(day.atTime(time).atOffset(zone(iso)), receivedAt);
    return moment == null && !hasZone ? StatedDates.ofDay(day, receivedAt) : moment;
  }

  private static ZoneOffset zone(Matcher iso) {
    if (iso.group(8) == null) {
      return ZoneOffset.UTC;
    }
    int sign = iso.group(8).equals("-") ? -1 : 1;
    int minutes = iso.group(10) == null ? 0 : number(iso, 10);
    return ZoneOffset.ofHoursMinutes(sign * number(iso, 9), sign * minutes);
  }

  private static int number(Matcher match, int group) {
    return Integer.parseInt(match.group(group));
  }

  private static ArticleTime of(OffsetDateTime moment, Instant receivedAt) {
    if (moment.toInstant().isAfter(receivedAt)) {
      return null;
    }
    String value = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX").format(moment);
    return new ArticleTime(value, moment.toInstant(), TimePrecision.minute);
  }
}
