package dev.warta.ingest.source;

import dev.warta.events.ArticleTime;
import dev.warta.events.TimePrecision;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * Reads the dates that a carrier states: ISO 8601, a day or a time of day, with or without offset.
 *
 * <p>A time without an offset is taken to be in UTC. Also read, since they are common: a space or a
 * small letter for the {@code T}, offsets as {@code +0700} and {@code +07}.
 */
final class StatedTimes {

  /** What a message calls right. */
  static final String EXAMPLE = "ISO 8601, as in 2024-06-19T08:30:00+07:00";

  private static final DateTimeFormatter STATED =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT)
          .withChronology(IsoChronology.INSTANCE);

  private StatedTimes() {}

  /**
   * A date as the events hold it.
   *
   * @throws DateTimeParseException if it is not one
   */
  static ArticleTime parse(String stated) {
    TemporalAccessor parsed =
        STATED.parseBest(
            stated.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    if (parsed instanceof LocalDate day) {
      return new ArticleTime(
          day.toString(), day.atStartOfDay(ZoneOffset.UTC).toInstant(), TimePrecision.day);
    }
    OffsetDateTime time =
        parsed instanceof OffsetDateTime withOffset
            ? withOffset
            : ((LocalDateTime) parsed).atOffset(ZoneOffset.UTC);
    return new ArticleTime(
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time),
        time.toInstant().truncatedTo(ChronoUnit.MILLIS),
        TimePrecision.minute);
  }
}
