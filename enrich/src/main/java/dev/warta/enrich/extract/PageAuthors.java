package dev.warta.enrich.extract;

import dev.warta.enrich.extract.html.Stated;
import dev.warta.enrich.extract.html.WebPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Chooses the authors of a page: the persons whom the most trusted place names.
 *
 * <p>The page's data come first, then the bylines that a reader sees. A byline is taken before the
 * data if it names the same persons and more, or if it stands by the heading and names others: data
 * often name who typed the page in. A page that names no person may be signed by a team or a
 * company, see {@link PageSignature}; where nothing else says who wrote it, a name alone in what
 * its class calls a byline is taken, or beside a date below the heading.
 */
final class PageAuthors {

  private static final String BYLINE = "visible-byline";
  private static final String OPENING = "opening-line";
  private static final String ABOVE = "line-above-heading";
  private static final String LINK = "author-link";
  private static final String MICRODATA = "microdata";

  /** Places that hold other words too: names need a byline's cue there. */
  private static final Set<String> SEEN = Set.of(BYLINE, OPENING, ABOVE);

  /** Places where later names are those of other articles and of readers who comment. */
  private static final Set<String> FIRST_ONLY = Set.of(LINK, MICRODATA);

  private static final int MOST_AUTHORS = 12;
  private static final int MOST_ABOVE = 3;
  private static final int MOST_OPENING = 12;
  private static final int BESIDE = 2;
  private static final double SURE_ALONE = 0.6;
  private static final double SURE_IN_OPENING = 0.5;

  private final Bylines bylines;
  private final PageSignature signatures;
  private final List<Stated> places;

  private PageAuthors(Bylines bylines, PageSignature signatures, List<Stated> places) {
    this.bylines = bylines;
    this.signatures = signatures;
    this.places = places;
  }

  /** The authors, or null where the page names none. */
  static Finding<List<String>> of(WebPage page, Cuesheet cues, SiteName site, Instant receivedAt) {
    String text = String.join("\n", page.paragraphs());
    Bylines bylines = new Bylines(cues, site, text, receivedAt);
    PageSignature signatures = new PageSignature(cues, bylines, site);
    return new PageAuthors(bylines, signatures, page.authors()).choose();
  }

  private Finding<List<String>> choose() {
    Finding<List<String>> persons = persons();
    if (persons != null) {
      Finding<List<String>> byHeading = isSeen(persons) ? null : byHeading();
      return byHeading == null ? persons : byHeading;
    }
    List<Stated> dated = openingByDate();
    Finding<List<String>> signature = signatures.seen(places, dated);
    signature = signature == null ? alone() : signature;
    signature = signature == null ? signatures.alone(places) : signature;
    signature = signature == null ? signatures.stated(places) : signature;
    return signature == null ? aloneIn(dated) : signature;
  }

  private Finding<List<String>> persons() {
    Finding<List<String>> best = inData();
    String cue = "";
    for (Stated place : places) {
      if (!SEEN.contains(place.method())) {
        continue;
      }
      if (best == null || mayName(place, best)) {
        List<String> names = bylines.cued(cue + place.text());
        boolean isSure = cue.isEmpty() || names.stream().allMatch(bylines::isFullName);
        best = !names.isEmpty() && isSure && saysMore(names, best) ? found(names, place) : best;
      }
      cue = bylines.isCue(place.text()) ? place.text() + " " : "";
    }
    return best;
  }

  /** The persons of the first byline by the heading. */
  private Finding<List<String>> byHeading() {
    for (Stated place : places) {
      List<String> names =
          place.method().equals(OPENING) ? bylines.cued(place.text()) : List.<String>of();
      if (!names.isEmpty()) {
        return found(names, place);
      }
    }
    return null;
  }

  private boolean isSeen(Finding<List<String>> persons) {
    return places.stream()
        .filter(place -> SEEN.contains(place.method()))
        .anyMatch(place -> persons.value().stream().anyMatch(place.text()::contains));
  }

  private Finding<List<String>> inData() {
    Finding<List<String>> best = null;
    Stated before = null;
    for (Stated place : places) {
      boolean isFirst = before == null || !before.method().equals(place.method());
      boolean isTaken = isFirst || !FIRST_ONLY.contains(place.method());
      before = place;
      if (SEEN.contains(place.method()) || !isTaken) {
        continue;
      }
      if (best == null || best.method().equals(place.method())) {
        best = with(best, place);
      }
    }
    return best;
  }

  private Finding<List<String>> with(Finding<List<String>> best, Stated place) {
    List<String> names = bylines.listed(place.text());
    if (names.isEmpty()) {
      return best;
    }
    List<String> all = new ArrayList<>(best == null ? List.of() : best.value());
    names.forEach(name -> addTo(all, name));
    return found(all, place);
  }

  private static void addTo(List<String> names, String name) {
    if (names.size() < MOST_AUTHORS && !keys(names).contains(Plain.key(name))) {
      names.add(name);
    }
  }

  private static Finding<List<String>> found(List<String> names, Stated place) {
    return new Finding<>(names, place.method(), place.confidence());
  }

  private static boolean mayName(Stated place, Finding<List<String>> best) {
    return place.text().contains(best.value().get(0))
        && place.text().length() > best.value().get(0).length() + 4;
  }

  private static boolean saysMore(List<String> names, Finding<List<String>> best) {
    return best == null
        || names.size() > best.value().size()
            && keys(best.value()).stream()
                .allMatch(known -> keys(names).stream().anyMatch(name -> name.endsWith(known)));
  }

  private static List<String> keys(List<String> names) {
    return names.stream().map(Plain::key).toList();
  }

  /** A name alone in what is called a byline. */
  private Finding<List<String>> alone() {
    for (Stated place : places) {
      String name = place.method().equals(BYLINE) ? bylines.alone(place.text()) : null;
      if (name != null) {
        return new Finding<>(List.of(name), place.method(), SURE_ALONE);
      }
    }
    return null;
  }

  /** A name alone in one of some lines. */
  private Finding<List<String>> aloneIn(List<Stated> lines) {
    for (Stated line : lines) {
      String person = bylines.aloneInPieces(line.text());
      boolean isSignature = person == null && signatures.isCollective(line.text());
      if (person != null || isSignature) {
        String name = isSignature ? line.text() : person;
        return new Finding<>(List.of(name), line.method(), SURE_IN_OPENING);
      }
    }
    return null;
  }

  /** The lines by the heading that have a date or stand beside one. */
  private List<Stated> openingByDate() {
    List<Stated> above = lines(ABOVE);
    List<Stated> below = lines(OPENING);
    List<Stated> dated =
        above.stream()
            .skip(Math.max(0, above.size() - MOST_ABOVE))
            .filter(line -> bylines.isDated(line.text()))
            .collect(Collectors.toCollection(ArrayList::new));
    int reach = -1;
    for (int i = 0; i < Math.min(below.size(), MOST_OPENING + BESIDE); i++) {
      if (bylines.isDated(below.get(i).text())) {
        int from = Math.max(reach + 1, i - BESIDE);
        reach = Math.min(i + BESIDE, Math.min(below.size(), MOST_OPENING) - 1);
        dated.addAll(below.subList(from, Math.max(from, reach + 1)));
      }
    }
    return dated;
  }

  private List<Stated> lines(String method) {
    return places.stream().filter(place -> place.method().equals(method)).toList();
  }
}
