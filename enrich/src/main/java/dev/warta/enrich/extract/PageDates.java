package dev.warta.enrich.extract;

import dev.warta.enrich.extract.html.Stated;
import dev.warta.enrich.extract.html.WebPage;
import dev.warta.events.ArticleTime;
import dev.warta.events.TimePrecision;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Chooses when a page was published and changed.
 *
 * <p>What the page states in its data is believed before what stands in its address and its text,
 * as long as the dates it shows beside the heading do not speak against it. Where they do:
 *
 * <ol>
 *   <li>of several publications in the data, that which is shown counts;
 *   <li>a shown date that the data do not know counts before theirs, unless a time zone explains
 *       the difference;
 *   <li>where only an update is shown, a week and more after the publication, and none but the data
 *       for search engines state the latter, the page has been written anew since and has no date
 *       but that of the update.
 * </ol>
 */
final class PageDates {

  private static final String LABELLED = "labelled-date";

  /** What readers see holds other words too, and may speak of an update. */
  private static final Set<String> SEEN =
      Set.of("microdata", "time-element", "visible-date", "opening-line", "shown-date", LABELLED);

  private static final Set<String> DATA = Set.of("json-ld", "meta", "microdata");
  private static final String OPEN_TO_ALL = "meta";
  private static final String SHOWN = "shown-date";

  private static final Pattern NUMBERS =
      Pattern.compile("(?<![\\d./-])(\\d{1,2})[./-](\\d{1,2})[./-](?:19|20)\\d\\d(?!\\d)");

  private static final Pattern WORDS =
      Pattern.compile("(?<!\\d)(\\d{1,2}\\.? \\p{L}{3,}\\.?|\\p{L}{3,}\\.? \\d{1,2}),? (?:19|20)\\d\\d");

  private static final Duration WRITTEN_ANEW = Duration.ofDays(7);

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
    StatedDates reader = isMonthFirst(page) ? dates.withMonthFirst() : dates;
    return new PageDates(reader, receivedAt).choose(page.published(), page.updated());
  }

  /**
   * Whether the page writes the month before the day: as one of its dates proves, or as its
   * language is written.
   */
  private static boolean isMonthFirst(WebPage page) {
    for (Stated place : page.published()) {
      Matcher numbers = NUMBERS.matcher(place.text());
      while (numbers.find()) {
        boolean isMonth = Integer.parseInt(numbers.group(1)) <= 12;
        boolean isDay = Integer.parseInt(numbers.group(2)) > 12;
        if (isMonth == isDay) {
          return isMonth;
        }
      }
    }
    for (Stated place : page.published()) {
      Matcher words = WORDS.matcher(place.text());
      if (words.find()) {
        return !Character.isDigit(words.group().charAt(0));
      }
    }
    return page.language() != null && page.language().matches("(?i)en(?:[-_]us)?");
  }

  /** What a place says, as times. */
  private record Reading(ArticleTime published, ArticleTime updated, Stated place) {

    Finding<ArticleTime> asPublished() {
      return finding(published);
    }

    Finding<ArticleTime> asUpdated() {
      return finding(updated);
    }

    private Finding<ArticleTime> finding(ArticleTime time) {
      return time == null ? null : new Finding<>(time, place.method(), place.confidence());
    }

    Stream<LocalDate> days() {
      return Stream.of(Optional.ofNullable(published), Optional.ofNullable(updated))
          .flatMap(Optional::stream)
          .map(PageDates::day);
    }
  }

  private Found choose(List<Stated> publications, List<Stated> updates) {
    List<Reading> all = readings(publications, DATA::contains).toList();
    List<Reading> shown = readings(publications, m -> m.equals(SHOWN) || m.equals(LABELLED)).filter(r -> r.place().method().equals(SHOWN) || dates.opensAsPublished(r.place().text())).toList();
    List<Reading> timed = readings(publications, m -> DATA.contains(m) || m.equals("time-element")).toList();
    Finding<ArticleTime> updated =
        readings(updates, method -> true).map(Reading::asPublished).findFirst().orElse(null);
    List<Reading> early = updated == null ? all : all.stream().filter(r -> r.published() == null || !r.published().getAt().isAfter(updated.value().getAt().plus(Duration.ofDays(1)))).toList();
    List<Reading> stated = early.isEmpty() ? all : early;
    if (stated.isEmpty()) {
      return unstated(publications, updated);
    }
    List<LocalDate> days = daysOf(shown);
    Reading published =
        stated.stream()
            .filter(reading -> reading.days().anyMatch(days::contains))
            .findFirst()
            .orElse(stated.get(0));
    published = inItsZone(published, timed);
    boolean isShown = published.days().anyMatch(days::contains);
    return isShown || shown.isEmpty()
        ? new Found(published.asPublished(), updated)
        : contradicted(
            published,
            updated,
            shown.stream().filter(r -> r.published() != null).findFirst().orElse(shown.get(0)),
            stated);
  }

  /** The same moment as the page writes it in its own zone, if it does. */
  private static Reading inItsZone(Reading reading, List<Reading> others) {
    ArticleTime time = reading.published();
    if (time == null || !time.getValue().endsWith("Z")) {
      return reading;
    }
    return others.stream()
        .filter(other -> other.published() != null)
        .filter(other -> other.published().getAt().equals(time.getAt()))
        .filter(other -> !other.published().getValue().endsWith("Z"))
        .filter(other -> other.published().getPrecision() == TimePrecision.minute)
        .findFirst()
        .orElse(reading);
  }

  /** The days shown as those of publication, or where there is none, as those of updates. */
  private static List<LocalDate> daysOf(List<Reading> shown) {
    List<LocalDate> published =
        shown.stream()
            .map(Reading::published)
            .filter(Objects::nonNull)
            .map(PageDates::day)
            .toList();
    return published.isEmpty() ? shown.stream().flatMap(Reading::days).toList() : published;
  }

  private Found contradicted(
      Reading published, Finding<ArticleTime> updated, Reading shown, List<Reading> stated) {
    ArticleTime time = shown.published() == null ? shown.updated() : shown.published();
    Found asStated = new Found(published.asPublished(), updated);
    if (published.published() == null || isAt(published.published(), day(time))) {
      return asStated;
    }
    boolean isUpdate =
        shown.published() == null || updated != null && isAt(updated.value(), day(time));
    if (!isUpdate) {
      return new Found(shown.asPublished(), updated);
    }
    boolean isOpenToAll =
        stated.stream().anyMatch(reading -> reading.place().method().equals(OPEN_TO_ALL));
    boolean isAnew =
        Duration.between(published.published().getAt(), time.getAt()).compareTo(WRITTEN_ANEW) >= 0;
    return isOpenToAll || !isAnew
        ? asStated
        : new Found(null, new Finding<>(time, SHOWN, shown.place().confidence()));
  }

  /** The times of a page whose data say nothing of its publication. */
  private Found unstated(List<Stated> publications, Finding<ArticleTime> updated) {
    Finding<ArticleTime> published = null;
    Finding<ArticleTime> shownUpdate = null;
    for (Reading reading : (Iterable<Reading>) readings(publications, m -> true)::iterator) {
      published = reading.asPublished();
      shownUpdate = shownUpdate == null ? reading.asUpdated() : shownUpdate;
      if (published != null) {
        break;
      }
    }
    return new Found(published, updated == null ? shownUpdate : updated);
  }

  private Stream<Reading> readings(List<Stated> places, Predicate<String> methods) {
    return places.stream()
        .filter(place -> methods.test(place.method()))
        .map(this::reading)
        .filter(Objects::nonNull);
  }

  private Reading reading(Stated place) {
    if (place.method().equals(LABELLED) && !dates.isLabelled(place.text())) {
      return null;
    }
    if (SEEN.contains(place.method())) {
      StatedDates.Times times = dates.within(place.text(), receivedAt);
      return times == null ? null : new Reading(times.published(), times.updated(), place);
    }
    ArticleTime time = dates.stated(place.text(), receivedAt);
    return time == null ? null : new Reading(time, null, place);
  }

  /** The day in the zone that was stated. */
  private static LocalDate day(ArticleTime time) {
    return LocalDate.parse(time.getValue().substring(0, 10));
  }

  /** Whether it is that day somewhere on earth at that time. */
  private static boolean isAt(ArticleTime time, LocalDate day) {
    if (time.getPrecision() == TimePrecision.day) {
      return day(time).equals(day);
    }
    LocalDate first = time.getAt().atOffset(ZoneOffset.ofHours(-12)).toLocalDate();
    LocalDate last = time.getAt().atOffset(ZoneOffset.ofHours(14)).toLocalDate();
    return !day.isBefore(first) && !day.isAfter(last);
  }
}
