package dev.warta.enrich.extract;

import dev.warta.enrich.calendar.DayOrder;
import dev.warta.enrich.extract.html.WebPage;
import java.util.List;
import java.util.regex.Pattern;

/** Tells in which order a page writes day and month. */
final class PageDayOrder {

  private static final Pattern AMERICAN = Pattern.compile("(?i)en(?:[-_]us)?");

  private PageDayOrder() {}

  /** As its dates show, or else as its language has it. */
  static DayOrder of(WebPage page) {
    List<String> texts =
        page.published().stream().map(place -> place.text()).filter(Plain::hasDigit).toList();
    return DayOrder.shownIn(texts).orElseGet(() -> ofLanguage(page.language()));
  }

  private static DayOrder ofLanguage(String language) {
    boolean isAmerican = language != null && AMERICAN.matcher(language).matches();
    return isAmerican ? DayOrder.MONTH_FIRST : DayOrder.DAY_FIRST;
  }
}
