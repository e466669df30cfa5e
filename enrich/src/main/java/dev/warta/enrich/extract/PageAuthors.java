package dev.warta.enrich.extract;

import dev.warta.enrich.extract.html.Stated;
import dev.warta.enrich.extract.html.WebPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Chooses the authors of a page: the persons whom the most trusted place names.
 *
 * <p>A byline that a reader sees is taken before the page's data if it names the same persons and
 * more. Media, desks, the site itself, addresses and degrees are no persons.
 */
final class PageAuthors {

  private static final Set<String> NEED_A_CUE = Set.of("opening-line");
  private static final Set<String> SEEN = Set.of("visible-byline", "opening-line", "author-link");
  private static final int MOST_AUTHORS = 12;
  private static final Pattern ADDRESS = Pattern.compile("(?i)\\S*(?:://|www\\.|@)\\S*");
  private static final Pattern PIECE = Pattern.compile("\\s*[|•·\\u2022]\\s*|\\s+[–—-]\\s+|\\s{2,}");
  private static final Pattern DEGREE =
      Pattern.compile("(?:\\p{Lu}\\p{L}?\\.?){1,5}®?|Ph\\.?D\\.?|Ed\\.?D\\.?|Psy\\.?D\\.?|M\\.?Sc\\.?|B\\.?Sc\\.?");

  private final Cuesheet cues;
  private final SiteName site;
  private final Instant receivedAt;

  private PageAuthors(Cuesheet cues, SiteName site, Instant receivedAt) {
    this.cues = cues;
    this.site = site;
    this.receivedAt = receivedAt;
  }

  /** The authors, or null where the page names none. */
  static Finding<List<String>> of(
      WebPage page, Cuesheet cues, SiteName site, Instant receivedAt) {
    return new PageAuthors(cues, site, receivedAt).choose(page.authors());
  }

  private Finding<List<String>> choose(List<Stated> places) {
    Map<String, Finding<List<String>>> byMethod = new LinkedHashMap<>();
    for (Stated place : places) {
      Finding<List<String>> known = byMethod.get(place.method());
      boolean isTaken = known != null && SEEN.contains(place.method()) && !isLink(place);
      List<String> names = isTaken ? List.of() : persons(place);
      if (!names.isEmpty()) {
        List<String> all = new ArrayList<>(known == null ? List.of() : known.value());
        names.forEach(name -> addTo(all, name));
        byMethod.put(place.method(), new Finding<>(all, place.method(), place.confidence()));
      }
    }
    Finding<List<String>> best = null;
    for (Finding<List<String>> found : byMethod.values()) {
      boolean saysMore =
          best != null && found.value().size() > best.value().size() && SEEN.contains(found.method());
      if (best == null || saysMore && keys(found.value()).containsAll(keys(best.value()))) {
        best = found;
      }
    }
    return best;
  }

  private static boolean isLink(Stated place) {
    return place.method().equals("author-link");
  }

  private static List<String> keys(List<String> names) {
    return names.stream().map(Plain::key).toList();
  }

  private static void addTo(List<String> names, String name) {
    if (names.size() < MOST_AUTHORS && !keys(names).contains(Plain.key(name))) {
      names.add(name);
    }
  }

  private List<String> persons(Stated place) {
    String text = ADDRESS.matcher(Plain.of(place.text())).replaceAll(" ").strip();
    if (text.isEmpty()) {
      return List.of();
    }
    boolean needsCue = NEED_A_CUE.contains(place.method());
    List<String> whole = namesIn(text, true);
    if (!whole.isEmpty()) {
      return whole;
    }
    for (String piece : PIECE.split(text)) {
      String people = withoutDate(piece);
      List<String> names = people.isEmpty() ? List.of() : namesIn(people, needsCue);
      if (!names.isEmpty()) {
        return names;
      }
    }
    return List.of();
  }

  /** What stands before a date or the label of one. */
  private String withoutDate(String piece) {
    int end = piece.length();
    for (Phrases label : List.of(cues.words().published, cues.words().updated)) {
      int at = label.indexIn(piece, 1);
      end = at > 0 ? Math.min(end, at) : end;
    }
    String text = piece.substring(0, end).strip();
    int date = cues.dates().suffixStart(text, receivedAt);
    return (date >= 0 ? text.substring(0, date) : text).replaceAll("[\\s,;:(|/–—-]+$", "");
  }

  private List<String> namesIn(String text, boolean needsCue) {
    List<String> names = cues.credits().byline(text);
    if (names == null) {
      Credits.People people = cues.credits().labelled(text);
      names = people == null ? null : people.authors();
    }
    if (names == null && !needsCue) {
      names = cues.names().listed(text);
    }
    return names == null ? List.of() : names.stream().filter(this::isPerson).toList();
  }

  private boolean isPerson(String name) {
    boolean isSingle = name.indexOf(' ') < 0;
    return !site.is(name)
        && !isDegree(name)
        && !cues.words().nobody.contains(name)
        && !cues.names().isMedium(name)
        && (!isSingle || !Plain.isAllCaps(name) && !site.isIn(name));
  }

  private static boolean isDegree(String name) {
    for (String word : name.split(" ")) {
      if (!DEGREE.matcher(word).matches()) {
        return false;
      }
    }
    return true;
  }
}
