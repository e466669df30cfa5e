package dev.warta.enrich.extract;

import dev.warta.enrich.extract.html.Stated;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who signs a page that names no person: a team, a company, the site itself or a handle, as it is
 * written where the page says who its author is.
 *
 * <p>Words that stand for nobody in particular, such as {@code admin}, are no signature, and
 * neither are addresses.
 */
final class PageSignature {

  private static final Set<String> DATA = Set.of("json-ld", "meta", "microdata", "author-link");
  private static final int MOST_WORDS = 6;
  private static final int LONGEST = 60;
  private static final double SURE = 0.5;
  private static final Pattern ADDRESS = Pattern.compile("(?i).*(?:://|www\\.|^@).*");
  private static final Pattern NO_NAME = Pattern.compile("[^\\p{L}]*");

  private final Cuesheet cues;
  private final Bylines bylines;
  private final SiteName site;

  PageSignature(Cuesheet cues, Bylines bylines, SiteName site) {
    this.cues = cues;
    this.bylines = bylines;
    this.site = site;
  }

  /** The signature that a reader sees, or null where there is none. */
  Finding<List<String>> seen(List<Stated> places) {
    for (Stated place : places) {
      if (DATA.contains(place.method())) {
        String name = withoutByline(Plain.of(place.text()));
        if (isSignature(name) && isSeen(name, places)) {
          return found(name, place);
        }
      } else {
        String line = bylines.withoutDateBehind(Plain.of(place.text()));
        String name = withoutByline(line);
        boolean isCued = name.length() < line.length() && name.split(" ").length <= 4;
        boolean isByline = place.method().equals("visible-byline");
        boolean isCollective = isByline && (site.is(name) || cues.names().isMedium(name));
        if (isSignature(name) && (isCued || isCollective)) {
          return found(name, place);
        }
      }
    }
    return null;
  }

  private static Finding<List<String>> found(String name, Stated place) {
    return new Finding<>(List.of(name), place.method(), SURE);
  }

  private boolean isSeen(String name, List<Stated> places) {
    return places.stream()
        .filter(place -> !DATA.contains(place.method()))
        .map(place -> withoutByline(Plain.of(place.text())))
        .anyMatch(line -> line.startsWith(name));
  }

  /** The signature in the most trusted place of the page's data, or null where there is none. */
  Finding<List<String>> stated(List<Stated> places) {
    for (Stated place : places) {
      String name = DATA.contains(place.method()) ? withoutByline(Plain.of(place.text())) : "";
      if (isSignature(name)) {
        return found(name, place);
      }
    }
    return null;
  }

  private String withoutByline(String line) {
    int end = cues.words().byline.endAt(line, 0);
    return end > 0 && end < line.length() ? line.substring(end).strip() : line;
  }

  private boolean isSignature(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST
        && name.split(" ").length <= MOST_WORDS
        && !NO_NAME.matcher(name).matches()
        && !ADDRESS.matcher(name).matches()
        && !cues.words().nobody.contains(name);
  }
}
