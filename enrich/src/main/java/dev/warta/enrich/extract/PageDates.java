package dev.warta.enrich.extract;

import dev.warta.enrich.calendar.DayOrder;
import dev.warta.enrich.extract.html.Stated;
import dev.warta.enrich.extract.html.WebPage;
import dev.warta.events.ArticleTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Chooses when a page was published and changed.
 *
 * <p>What the data of the page state is believed before what stands in its address and its text,
 * the most trusted place first, as long as the dates it shows beside the heading do not speak
 * against it. Where they do:
 *
 * <ol>
 *   <li>of several publications in the data, that which is shown counts;
 *   <li>a shown date that the data do not know counts before theirs, unless a time zone explains
 *       the difference;
 *   <li>where nothing but an update is shown, a week or more behind the publication, and only the
 *       data for search engines state the latter, the page has been written anew since: it has no
 *       publication but an update.
 * </ol>
 *
 * <p>A moment in UTC is taken as the page writes it in its own zone, if it does.
 */
final class PageDates {

  private static final String META = "meta";
  private static final String MICRODATA = "microdata";
  private static final String SHOWN = "shown-date";
  private static final String LABELLED = "labelled-date";
  private static final String OPENING = "opening-line";
  private static final String TIME_ELEMENT = "time-element";

  private static final Set<String> DATA = Set.of("json-ld", META, MICRODATA);

  /** Places that can speak for or against the data. */
  private static final Set<String> WITNESSES = Set.of(TIME_ELEMENT, SHOWN, LABELLED);

  /** What readers see holds other words too, and may speak of an update. */
  private static final Set<String> SEEN =
      Set.of(MICRODATA, TIME_ELEMENT, "visible-date", OPENING, SHOWN, LABELLED);

  /** Without either, numbers may be a rating or a price. */
  private static final Pattern YEAR_OR_WORD = Pattern.compile("\\d{4}|\\p{L}|\\d\\D\\d+\\D\\d");

  /** An update this long behind the publication is another article. */
  private static final Duration ANEW = Duration.ofDays(7);

  private static final Duration ZONES = Duration.ofDays(1);

  private final StatedDates dates;
  private final Instant receivedAt;
  private final List<DateReading> publications;
  private final Finding<ArticleTime> updated;

  private PageDates(WebPage page, StatedDates dates, Instant receivedAt) {
    this.dates = dates;
    this.receivedAt = receivedAt;
    this.publications = publications(page.published());
    this.updated =
        readings(page.updated(), method -> true).stream()
            .map(DateReading::asPublished)
            .findFirst()
            .orElse(null);
  }

  /** What the data say, with their witnesses; where they say nothing, what all places say. */
  private List<DateReading> publications(List<Stated> places) {
    List<DateReading> read = new ArrayList<>(readings(places, DATA::contains));
    boolean isStated = read.stream().anyMatch(reading -> reading.published() != null);
    read.addAll(
        readings(places, isStated ? WITNESSES::contains : method -> !DATA.contains(method)));
    return read;
  }

  /**
   * The times of a page.
   *
   * @param published null where it says none
   * @param updated null where it says none
   */
  record Found(Finding<ArticleTime> published, Finding<ArticleTime> updated) {}

  static Found of(WebPage page, StatedDates dates, Instant receivedAt) {
    return new PageDates(page, dates.with(PageDayOrder.of(page)), receivedAt).choose();
  }

  private List<DateReading> readings(List<Stated> places, Predicate<String> isWanted) {
    return places.stream()
        .filter(place -> isWanted.test(place.method()) && Plain.hasDigit(place.text()))
        .map(this::reading)
        .filter(Objects::nonNull)
        .toList();
  }

  private DateReading reading(Stated place) {
    if (SEEN.contains(place.method())) {
      StatedDates.Times times = seen(place.method(), place.text());
      return times == null ? null : new DateReading(times.published(), times.updated(), place);
    }
    ArticleTime time = dates.stated(place.text(), receivedAt);
    return time == null ? null : new DateReading(time, null, place);
  }

  private StatedDates.Times seen(String method, String text) {
    boolean isUnlabelled = method.equals(LABELLED) && !dates.isLabelled(text);
    if (isUnlabelled || !YEAR_OR_WORD.matcher(text).find()) {
      return null;
    }
    return method.equals(OPENING) ? dates.line(text, receivedAt) : dates.within(text, receivedAt);
  }

  private Found choose() {
    List<DateReading> stated = stated();
    if (stated.isEmpty()) {
      return unstated();
    }
    List<DateReading> shown = shown();
    List<LocalDate> days = shown.stream().map(DateReading::shownDay).toList();
    DateReading published =
        stated.stream()
            .filter(reading -> days.contains(reading.shownDay()))
            .findFirst()
            .orElse(stated.get(0));
    DateReading local = inItsZone(published);
    boolean isAgreed = days.isEmpty() || days.contains(local.shownDay());
    return isAgreed ? found(local) : contradicted(local, shown.get(0));
  }

  /** What the data say; of publications behind the update only where there are no others. */
  private List<DateReading> stated() {
    List<DateReading> stated =
        publications.stream()
            .filter(reading -> DATA.contains(reading.place().method()))
            .filter(reading -> reading.published() != null)
            .toList();
    List<DateReading> possible =
        stated.stream().filter(reading -> !isBehindUpdate(reading.published())).toList();
    return possible.isEmpty() ? stated : possible;
  }

  private boolean isBehindUpdate(ArticleTime time) {
    return updated != null && time.getAt().isAfter(updated.value().getAt().plus(ZONES));
  }

  /** The publications that the page shows; where it shows none, the updates. */
  private List<DateReading> shown() {
    List<DateReading> shown =
        publications.stream()
            .filter(
                reading ->
                    reading.isBy(SHOWN)
                        || reading.isBy(LABELLED) && dates.isPublication(reading.place().text()))
            .toList();
    List<DateReading> published =
        shown.stream().filter(reading -> reading.published() != null).toList();
    return published.isEmpty() ? shown : published;
  }

  private DateReading inItsZone(DateReading reading) {
    ArticleTime time = reading.published();
    if (!isInUtc(time)) {
      return reading;
    }
    return publications.stream()
        .filter(other -> DATA.contains(other.place().method()) || other.isBy(TIME_ELEMENT))
        .filter(other -> other.published() != null && !isInUtc(other.published()))
        .filter(other -> DateReading.isSameMoment(time, other.published()))
        .findFirst()
        .orElse(reading);
  }

  private static boolean isInUtc(ArticleTime time) {
    return time.getValue().endsWith("Z");
  }

  private Found found(DateReading published) {
    return new Found(published.asPublished(), updated);
  }

  private Found contradicted(DateReading stated, DateReading shown) {
    LocalDate day = shown.shownDay();
    boolean isAgreed =
        DateReading.isOn(day, stated.published())
            || DayOrder.exchanged(day, shown.place().text())
                .filter(other -> DateReading.isOn(other, stated.published()))
                .isPresent();
    if (isAgreed) {
      return found(stated);
    }
    boolean isUpdate =
        shown.published() == null || updated != null && DateReading.isOn(day, updated.value());
    if (!isUpdate) {
      return found(shown);
    }
    Finding<ArticleTime> update =
        shown.published() == null ? shown.asUpdated() : shown.asPublished();
    boolean isForAll = publications.stream().anyMatch(reading -> reading.isBy(META));
    Duration since = Duration.between(stated.published().getAt(), update.value().getAt());
    return isForAll || since.compareTo(ANEW) < 0 ? found(stated) : new Found(null, update);
  }

  /** The times of a page whose data say nothing of its publication. */
  private Found unstated() {
    Finding<ArticleTime> shownUpdate = null;
    for (DateReading reading : publications) {
      shownUpdate = shownUpdate == null ? reading.asUpdated() : shownUpdate;
      if (reading.published() != null) {
        boolean isUpdate = isUpdate(reading, shownUpdate);
        return new Found(
            isUpdate ? null : reading.asPublished(), updated == null ? shownUpdate : updated);
      }
    }
    return new Found(null, updated == null ? shownUpdate : updated);
  }

  /** Whether the day is that of an update which was read before, only without its label. */
  private static boolean isUpdate(DateReading reading, Finding<ArticleTime> update) {
    return update != null && reading.shownDay().equals(DateReading.day(update.value()));
  }
}
