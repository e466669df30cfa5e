package dev.warta.ingest.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the header by which a server asks to be left alone for a while. */
final class RetryAfter {

  private static final Duration LONGEST = Duration.ofDays(30);

  private RetryAfter() {}

  /** From seconds or a date; at most 30 days; empty if it is neither or lies in the past. */
  static Optional<Duration> of(String text, Instant now) {
    return parsed(text.strip(), now)
        .filter(time -> !time.isNegative())
        .map(time -> time.compareTo(LONGEST) > 0 ? LONGEST : time);
  }

  private static Optional<Duration> parsed(String text, Instant now) {
    if (text.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      return Optional.of(
          Duration.between(
              now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
