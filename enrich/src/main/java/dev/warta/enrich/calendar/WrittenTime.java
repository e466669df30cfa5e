package dev.warta.enrich.calendar;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the time of day and its zone, as people write them, out of a text. */
final class WrittenTime {

  private static final Pattern TIME =
      Pattern.compile(
          "(?<![\\d./:-])(\\d{1,2})(?:[:h時]|\\.(?=\\d{2}(?![\\d./])))(\\d{2})(?![\\d/])(?::\\d{2}(?:\\.\\d{1,9})?)?分?"
              + " ?(a\\.?m\\b\\.?|p\\.?m\\b\\.?|uhr)?");
  private static final Pattern OFFSET =
      Pattern.compile("(?:utc|gmt)?([+-])(\\d{1,2})(?::?(\\d{2}))?(?!\\d)|\\bz\\b");

  private final Map<String, ZoneOffset> zones;

  WrittenTime(Map<String, ZoneOffset> zones) {
    this.zones = zones;
  }

  /** The time of day; null for none. */
  static LocalTime takeTime(Unread text) {
    Matcher match = text.take(TIME);
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

  /** The zone by its name or its offset; null for none. */
  ZoneOffset takeZone(Unread text) {
    Matcher words = text.words();
    while (words.find()) {
      ZoneOffset zone = zones.get(words.group());
      if (zone != null && !text.text().startsWith("+", words.end())) {
        text.remove(words.start(), words.end());
        return zone;
      }
    }
    return takeOffset(text);
  }

  private static ZoneOffset takeOffset(Unread text) {
    Matcher match = OFFSET.matcher(text.text());
    while (match.find()) {
      boolean isZ = match.group(1) == null;
      boolean isApart =
          match.start() == 0 || !Character.isDigit(text.text().charAt(match.start() - 1));
      if (isZ || isApart) {
        text.remove(match.start(), match.end());
        return isZ ? ZoneOffset.UTC : offset(match);
      }
    }
    return null;
  }

  private static ZoneOffset offset(Matcher match) {
    int hours = Integer.parseInt(match.group(2));
    int minutes = match.group(3) == null ? 0 : Integer.parseInt(match.group(3));
    int sign = match.group(1).equals("-") ? -1 : 1;
    return hours > 14 || minutes > 59
        ? null
        : ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }
}
