package dev.warta.enrich.extract;

import dev.warta.enrich.extract.html.Stated;
import dev.warta.events.ArticleTime;
import dev.warta.events.TimePrecision;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What a place of a page says of the article's times.
 *
 * @param published null where it says none
 * @param updated null where it says none
 */
record DateReading(ArticleTime published, ArticleTime updated, Stated place) {

  Finding<ArticleTime> asPublished() {
    return finding(published);
  }

  Finding<ArticleTime> asUpdated() {
    return finding(updated);
  }

  private Finding<ArticleTime> finding(ArticleTime time) {
    return time == null ? null : new Finding<>(time, place.method(), place.confidence());
  }

  boolean isBy(String method) {
    return place.method().equals(method);
  }

  /** The day it shows, that of the publication if there is one. */
  LocalDate shownDay() {
    return day(published == null ? updated : published);
  }

  /** The day in the zone that was stated. */
  static LocalDate day(ArticleTime time) {
    return LocalDate.parse(time.getValue().substring(0, "2024-06-19".length()));
  }

  /** Whether it is that day at that time somewhere on earth. */
  static boolean isOn(LocalDate day, ArticleTime time) {
    if (time.getPrecision() == TimePrecision.day) {
      return day(time).equals(day);
    }
    LocalDate first = time.getAt().atOffset(ZoneOffset.ofHours(-12)).toLocalDate();
    LocalDate last = time.getAt().atOffset(ZoneOffset.ofHours(14)).toLocalDate();
    return !day.isBefore(first) && !day.isAfter(last);
  }

  /** Whether both are times of day, and the same but for their zones and seconds. */
  static boolean isSameMoment(ArticleTime one, ArticleTime other) {
    return one.getPrecision() == TimePrecision.minute
        && other.getPrecision() == TimePrecision.minute
        && Duration.between(one.getAt(), other.getAt()).abs().toMinutes() == 0;
  }
}
