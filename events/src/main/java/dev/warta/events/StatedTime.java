package dev.warta.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * A time as an article or its carrier states it: a day, or a time of that day, with or without its
 * zone.
 *
 * @param time null where only the day was stated
 * @param zone null where none was stated
 */
public record StatedTime(LocalDate day, LocalTime time, ZoneOffset zone) {

  /** A day without a time. */
  public static StatedTime ofDay(LocalDate day) {
    return new StatedTime(day, null, null);
  }

  /** As the events hold it; a time without a zone is taken as UTC. */
  public ArticleTime toArticleTime() {
    if (time == null) {
      Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
      return new ArticleTime(day.toString(), midnight, TimePrecision.day);
    }
    OffsetDateTime moment = day.atTime(time).atOffset(zone == null ? ZoneOffset.UTC : zone);
    return new ArticleTime(
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment),
        moment.toInstant().truncatedTo(ChronoUnit.MILLIS),
        TimePrecision.minute);
  }
}
