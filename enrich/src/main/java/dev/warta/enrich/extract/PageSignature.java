package dev.warta.enrich.extract;

import dev.warta.enrich.extract.html.Stated;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who signs a page that names no person: a team, a company, the site itself or a handle, as it is
 * written where the page says who its author is.
 *
 * <p>Words that stand for nobody in particular, such as {@code admin}, are no signature, and
 * neither are addresses.
 */
final class PageSignature {

  private static final Set<String> DATA = Set.of("json-ld", "meta", "microdata", "author-link");
  private static final String BYLINE = "visible-byline";
  private static final int MOST_WORDS = 6;
  private static final int MOST_WORDS_CUED = 4;
  private static final int MOST_WORDS_ALONE = 3;
  private static final int LONGEST_PARTICLE = 3;
  private static final int LONGEST = 60;
  private static final int LONGEST_LINE = 80;
  private static final double SURE = 0.5;
  private static final Pattern ADDRESS = Pattern.compile("(?i).*(?:://|www\\.|^@).*");
  private static final Pattern END = Pattern.compile("\\s+on\\s|\\s*[|•·●,]\\s*");
  private static final Pattern NO_NAME = Pattern.compile("[^\\p{L}]*");

  private final Cuesheet cues;
  private final Bylines bylines;
  private final SiteName site;

  PageSignature(Cuesheet cues, Bylines bylines, SiteName site) {
    this.cues = cues;
    this.bylines = bylines;
    this.site = site;
  }

  /**
   * The signature in the page's data or behind a byline's cue that a reader sees; or null.
   *
   * @param dated lines by the heading that stand beside a date
   */
  Finding<List<String>> seen(List<Stated> places, List<Stated> dated) {
    for (Stated place : places) {
      boolean isData = DATA.contains(place.method());
      boolean isByline = place.method().equals(BYLINE) || dated.contains(place);
      String name =
          isData ? withoutByline(Plain.of(place.text())) : isByline ? cued(place.text()) : "";
      if (isSignature(name) && (!isData || isSeen(name, places))) {
        return found(name, place);
      }
    }
    return null;
  }

  /** The team, company or handle that a line names behind its cue; empty for none. */
  private String cued(String stated) {
    String line = bylines.withoutDateBehind(Plain.of(stated));
    String behind = withoutByline(line);
    if (behind.length() == line.length() || line.length() > LONGEST_LINE) {
      return "";
    }
    String name = END.split(behind)[0];
    boolean isHandle = name.indexOf(' ') < 0 && !behind.startsWith(name + ",");
    boolean isNamed =
        name.split(" ").length <= MOST_WORDS_CUED
            && (isCapitalised(name) || cues.names().isMedium(name));
    return isHandle || isNamed ? name : "";
  }

  /** A team or the site's name alone in what is called a byline; null where there is none. */
  Finding<List<String>> alone(List<Stated> places) {
    for (Stated place : places) {
      boolean isByline = place.method().equals(BYLINE);
      String name = isByline ? bylines.withoutDateBehind(Plain.of(place.text())) : "";
      if (isCollective(name)) {
        return found(name, place);
      }
    }
    return null;
  }

  /** Whether a text is the name of the site or of a team and nothing else. */
  boolean isCollective(String name) {
    boolean isTeam = cues.names().isMedium(name) && isCapitalised(name);
    boolean isBrief = name.split(" ").length <= MOST_WORDS_ALONE;
    return isBrief && isSignature(name) && (site.is(name) || isTeam);
  }

  /** Whether all but the particles begin with a capital: it is no sentence. */
  private static boolean isCapitalised(String name) {
    return Stream.of(name.split(" "))
        .noneMatch(
            word -> word.length() > LONGEST_PARTICLE && Character.isLowerCase(word.charAt(0)));
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
        && !cues.words().byline.startIn(name)
        && !cues.words().nobody.contains(name);
  }
}
