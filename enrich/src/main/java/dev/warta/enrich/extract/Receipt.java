package dev.warta.enrich.extract;

import dev.warta.events.ArticleTime;
import dev.warta.events.StatedTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** When a document was received: it states no time behind that. */
record Receipt(Instant at) {

  /**
   * A stated time as the events hold it; null where the day has not begun anywhere on earth. Of a
   * time behind the receipt the day is kept if no zone was stated.
   */
  ArticleTime admitted(StatedTime stated) {
    if (stated.day().isAfter(lastDay())) {
      return null;
    }
    ArticleTime time = stated.toArticleTime();
    if (stated.time() == null || !time.getAt().isAfter(at)) {
      return time;
    }
    return stated.zone() == null ? StatedTime.ofDay(stated.day()).toArticleTime() : null;
  }

  /** The last day that has begun somewhere on earth. */
  LocalDate lastDay() {
    return at.atOffset(ZoneOffset.ofHours(14)).toLocalDate();
  }
}
