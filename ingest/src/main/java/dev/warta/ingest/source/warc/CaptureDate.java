package dev.warta.ingest.source.warc;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a record was captured: a date of ISO 8601 as WARC writes it, or the digits of ARC. */
final class CaptureDate {

  private static final Pattern DIGITS =
      Pattern.compile("(\\d{4})(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?\\d*");
  private static final Pattern PARTIAL_ISO = Pattern.compile("\\d{4}(-\\d{2}){0,2}");

  private CaptureDate() {}

  /** To the millisecond; null if it cannot be read. */
  static Instant parse(String text) {
    if (text == null || text.length() > 64) {
      return null;
    }
    try {
      Matcher digits = DIGITS.matcher(text);
      if (digits.matches()) {
        return instant(digits);
      }
      if (PARTIAL_ISO.matcher(text).matches()) {
        return parse(text.replace("-", ""));
      }
      return (text.matches(".*(?:[Zz]|[+-]\\d{2}:?\\d{2})")
              ? OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant()
              : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC))
          .truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Instant instant(Matcher digits) {
    int[] parts = {1970, 1, 1, 0, 0, 0};
    for (int i = 0; i < parts.length && digits.group(i + 1) != null; i++) {
      parts[i] = Integer.parseInt(digits.group(i + 1));
    }
    return LocalDateTime.of(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5])
        .toInstant(ZoneOffset.UTC);
  }
}
