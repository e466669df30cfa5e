package dev.warta.enrich.extract;

import dev.warta.enrich.extract.html.Stated;
import dev.warta.enrich.extract.html.WebPage;
import dev.warta.events.ArticleTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Chooses when a page was published and changed: what the most trusted place says that can be read
 * as a date.
 */
final class PageDates {

  /** What readers see holds other words too, and may speak of an update. */
  private static final Set<String> SEEN =
      Set.of("microdata", "time-element", "visible-date", "opening-line");

  private final StatedDates dates;
  private final Instant receivedAt;

  private PageDates(StatedDates dates, Instant receivedAt) {
    this.dates = dates;
    this.receivedAt = receivedAt;
  }

  /**
   * The times of a page.
   *
   * @param published null where it says none
   * @param updated null where it says none
   */
  record Found(Finding<ArticleTime> published, Finding<ArticleTime> updated) {}

  static Found of(WebPage page, StatedDates dates, Instant receivedAt) {
    return new PageDates(dates, receivedAt).choose(page.published(), page.updated());
  }

  private Found choose(List<Stated> publications, List<Stated> updates) {
    Finding<ArticleTime> published = null;
    Finding<ArticleTime> updated = null;
    for (Stated place : publications) {
      StatedDates.Times times = times(place);
      if (times != null) {
        published = published == null ? finding(times.published(), place) : published;
        updated = updated == null ? finding(times.updated(), place) : updated;
      }
      if (published != null) {
        break;
      }
    }
    for (Stated place : updates) {
      StatedDates.Times times = times(place);
      if (times != null) {
        updated = finding(times.published(), place);
        break;
      }
    }
    return new Found(published, updated);
  }

  private StatedDates.Times times(Stated place) {
    return SEEN.contains(place.method())
        ? dates.within(place.text(), receivedAt)
        : published(dates.stated(place.text(), receivedAt));
  }

  private static StatedDates.Times published(ArticleTime time) {
    return time == null ? null : new StatedDates.Times(time, null);
  }

  private static Finding<ArticleTime> finding(ArticleTime time, Stated place) {
    return time == null ? null : new Finding<>(time, place.method(), place.confidence());
  }
}
