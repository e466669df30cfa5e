package dev.warta.enrich.extract;

import dev.warta.enrich.extract.html.Stated;
import dev.warta.enrich.extract.html.WebPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses the authors of a page: the persons whom the most trusted place names.
 *
 * <p>A byline that a reader sees is taken before the page's data if it names the same persons and
 * more. Media, desks, the site itself, addresses and degrees are no persons. Where nothing else
 * says who wrote the page, a name alone in what its class calls a byline is taken.
 */
final class PageAuthors {

  private static final String BYLINE = "visible-byline";
  private static final String OPENING = "opening-line";
  private static final String LINK = "author-link";

  /** Places that hold other words too: names need a byline's cue there. */
  private static final Set<String> SEEN = Set.of(BYLINE, OPENING);

  /** Places where later names are those of other articles and of readers who comment. */
  private static final Set<String> FIRST_ONLY = Set.of(LINK, "microdata");

  private static final int MOST_AUTHORS = 12;
  private static final int MOST_WORDS_ALONE = 3;
  private static final double SURE_ALONE = 0.6;
  private static final Pattern ADDRESS = Pattern.compile("(?i)\\S*(?:://|www\\.|@)\\S*");
  private static final Pattern PIECE = Pattern.compile("\\s*[|•·]\\s*|\\s+[–—-]\\s+");
  private static final Pattern DEGREE =
      Pattern.compile(
          "(?:\\p{Lu}\\.?){2,6}®?|(?:Ph|Ed|Psy|Pharm)\\.?D\\.?|D\\.?Phil\\.?|[MB]\\.?(?:Sc|Ed)\\.?");

  private final Cuesheet cues;
  private final SiteName site;
  private final String text;
  private final Instant receivedAt;

  private PageAuthors(Cuesheet cues, SiteName site, String text, Instant receivedAt) {
    this.cues = cues;
    this.site = site;
    this.text = text;
    this.receivedAt = receivedAt;
  }

  /** The authors, or null where the page names none. */
  static Finding<List<String>> of(WebPage page, Cuesheet cues, SiteName site, Instant receivedAt) {
    String text = String.join("\n", page.paragraphs());
    PageAuthors authors = new PageAuthors(cues, site, text, receivedAt);
    Finding<List<String>> stated = authors.stated(page.authors());
    return stated == null ? authors.alone(page.authors()) : stated;
  }

  private Finding<List<String>> stated(List<Stated> places) {
    Finding<List<String>> best = null;
    String cue = "";
    for (Stated place : places) {
      boolean isSeen = SEEN.contains(place.method());
      if (!isSeen) {
        best = best == null || isSame(best, place) ? with(best, place) : best;
      } else if (best == null || mayName(place, best)) {
        List<String> names = persons(place, cue);
        boolean saysMore =
            best == null
                || names.size() > best.value().size()
                    && keys(names).containsAll(keys(best.value()));
        best = !names.isEmpty() && saysMore ? found(names, place) : best;
      }
      cue = isSeen && isCue(place.text()) ? place.text() + " " : "";
    }
    return best;
  }

  /** Whether a place goes on with the list that another of its kind began. */
  private static boolean isSame(Finding<List<String>> best, Stated place) {
    return best.method().equals(place.method()) && !FIRST_ONLY.contains(place.method());
  }

  private Finding<List<String>> with(Finding<List<String>> best, Stated place) {
    List<String> names = persons(place, "");
    if (names.isEmpty()) {
      return best;
    }
    List<String> all = new ArrayList<>(best == null ? List.of() : best.value());
    names.forEach(name -> addTo(all, name));
    return found(all, place);
  }

  private static Finding<List<String>> found(List<String> names, Stated place) {
    return new Finding<>(names, place.method(), place.confidence());
  }

  private static boolean mayName(Stated place, Finding<List<String>> best) {
    return place.text().contains(best.value().get(0))
        && place.text().length() > best.value().get(0).length() + 4;
  }

  /** Whether a line is the word before a name and the name stands in the next. */
  private boolean isCue(String line) {
    String word = line.strip().replaceAll(":$", "");
    return cues.words().byline.contains(word) || cues.words().author.contains(word + ":");
  }

  private static List<String> keys(List<String> names) {
    return names.stream().map(Plain::key).toList();
  }

  private static void addTo(List<String> names, String name) {
    if (names.size() < MOST_AUTHORS && !keys(names).contains(Plain.key(name))) {
      names.add(name);
    }
  }

  private List<String> persons(Stated place, String cue) {
    String line = withoutDegrees(withoutAddresses(cue + place.text()));
    boolean needsCue = SEEN.contains(place.method());
    if (needsCue && !hasCue(line)) {
      return List.of();
    }
    List<String> whole = namesIn(line, needsCue);
    if (!whole.isEmpty() || !needsCue) {
      return whole;
    }
    for (String piece : PIECE.split(line)) {
      if (!hasCue(piece)) {
        continue;
      }
      List<String> names = namesIn(fromByline(withoutDateBehind(piece)), true);
      if (!names.isEmpty()) {
        return names;
      }
    }
    return List.of();
  }

  private boolean hasCue(String line) {
    return cues.words().byline.areIn(line) || cues.words().author.areIn(line);
  }

  private static String withoutAddresses(String line) {
    String text = Plain.of(line);
    boolean mayHold =
        text.indexOf('@') >= 0 || text.indexOf("://") >= 0 || Phrases.lower(text).contains("www.");
    return mayHold ? ADDRESS.matcher(text).replaceAll(" ").strip() : text.strip();
  }

  /** Without degrees, letters of orders and the like behind a name: "Ana Gil, MD, Ph.D.". */
  private static String withoutDegrees(String line) {
    int comma = line.indexOf(',');
    if (comma < 0) {
      return line;
    }
    String rest =
        Stream.of(line.substring(comma + 1).split(","))
            .filter(part -> !isDegree(part.strip()))
            .collect(Collectors.joining(","));
    return line.substring(0, comma) + (rest.isBlank() ? "" : "," + rest);
  }

  private static boolean isDegree(String part) {
    return Stream.of(part.split(" ")).allMatch(word -> DEGREE.matcher(word).matches());
  }

  /** What stands before a date or the label of one. */
  private String withoutDateBehind(String piece) {
    int end = piece.length();
    for (Phrases label : List.of(cues.words().published, cues.words().updated)) {
      int at = label.indexIn(piece, 1);
      end = at > 0 && !cues.words().byline.startIn(piece.substring(at)) ? Math.min(end, at) : end;
    }
    String line = piece.substring(0, end).strip();
    int date = cues.dates().suffixStart(line, receivedAt);
    return (date > 0 ? line.substring(0, date) : line).replaceAll("[\\s,;:(|/–—-]+$", "");
  }

  /** "12 May 2024 by Ana Gil" from its byline on. */
  private String fromByline(String piece) {
    int at = cues.words().byline.indexIn(piece, 1);
    boolean isBehindDate =
        at > 0 && cues.dates().within(piece.substring(0, at).strip(), receivedAt) != null;
    return isBehindDate ? piece.substring(at) : piece;
  }

  private List<String> namesIn(String line, boolean needsCue) {
    if (line.isEmpty()) {
      return List.of();
    }
    List<String> names = cues.credits().byline(line);
    if (names == null) {
      Credits.People people = cues.credits().labelled(line);
      names = people == null ? null : people.authors();
    }
    if (names == null && !needsCue) {
      names = cues.names().listed(line);
    }
    return names == null ? List.of() : names.stream().filter(this::isPerson).toList();
  }

  private boolean isPerson(String name) {
    boolean isSingle = name.indexOf(' ') < 0;
    boolean isSite = isSingle ? site.isIn(name) : site.is(name);
    boolean isNamedSo = !isSingle && !cues.names().areCommonWords(name, text);
    return !isDegree(name)
        && !cues.words().nobody.contains(name)
        && !cues.names().isMedium(name)
        && (!isSite || isNamedSo)
        && !(isSingle && Plain.isAllCaps(name));
  }

  /** A name alone in what is called a byline. */
  private Finding<List<String>> alone(List<Stated> places) {
    for (Stated place : places) {
      if (place.method().equals(BYLINE)) {
        String line = withoutLabel(withoutDateBehind(place.text()));
        String name = withoutDegrees(withoutAddresses(line));
        if (isNameAlone(name)) {
          return new Finding<>(List.of(name), place.method(), SURE_ALONE);
        }
      }
    }
    return null;
  }

  /** "Author Ana Gil" without its label. */
  private String withoutLabel(String line) {
    int space = line.indexOf(' ');
    boolean isLabel = space > 0 && isCue(line.substring(0, space));
    return isLabel ? line.substring(space + 1) : line;
  }

  private boolean isNameAlone(String name) {
    return cues.names().isFullName(name)
        && name.split(" ").length <= MOST_WORDS_ALONE
        && isPerson(name)
        && !cues.words().job.areIn(name)
        && !cues.places().isPlace(name)
        && !cues.names().areCommonWords(name, text);
  }
}
