package dev.warta.enrich.extract;

import dev.warta.enrich.extract.html.Stated;
import dev.warta.enrich.extract.html.WebPage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chooses the title of a page: the heading that says what the page's data say, else the data.
 *
 * <p>Data are often cut or written for search engines; headings are often the site's name. The one
 * that agrees with the data most is the article's.
 */
final class PageTitle {

  private static final String HEADING = "heading";

  /** Below this share of common words no heading is the title. */
  private static final double LEAST_AGREEMENT = 0.2;

  private static final int LEAST_WORDS_BEFORE_BAR = 3;
  private static final int MOST_WORDS_OF_SITE = 4;
  private static final Pattern SEPARATOR = Pattern.compile("\\s+[|·•–—\\-»:]\\s+|\\s*\\|\\s*");

  private static final Pattern KICKER =
      Pattern.compile("(?:\\S+ ){0,2}\\S+: ?|(?:\\S+ ){1,3}(?:19|20)\\d\\d\\W*");

  private final SiteName site;

  private PageTitle(SiteName site) {
    this.site = site;
  }

  /** The title, or null where the page has none. */
  static Finding<String> of(WebPage page, SiteName site) {
    return new PageTitle(site).choose(page.titles());
  }

  private Finding<String> choose(List<Stated> titles) {
    List<Stated> declared = titles.stream().filter(title -> !isHeading(title)).toList();
    List<Set<String>> declaredWords =
        declared.stream().map(title -> words(withoutSite(title.text()))).toList();
    Stated best = null;
    double agreement = -1;
    for (Stated title : titles) {
      if (isHeading(title)) {
        Set<String> words = words(title.text());
        double share =
            declaredWords.isEmpty()
                ? 1
                : declaredWords.stream().mapToDouble(other -> common(words, other)).max().orElse(0);
        share = begins(declared, title) ? 1 : share;
        if (share > agreement) {
          agreement = share;
          best = title;
        }
      }
    }
    if (best != null && (agreement >= LEAST_AGREEMENT || declared.isEmpty())) {
      String text = withoutKicker(withoutSite(best.text()), declared);
      return new Finding<>(text, best.method(), best.confidence());
    }
    for (Stated title : declared) {
      String text = withoutSite(title.text());
      if (!text.isEmpty()) {
        return new Finding<>(text, title.method(), title.confidence());
      }
    }
    return null;
  }

  /** Whether a heading of some words opens one of the declared titles, however that goes on. */
  private static boolean begins(List<Stated> declared, Stated heading) {
    String key = Plain.key(heading.text());
    return key.split(" ").length >= LEAST_WORDS_BEFORE_BAR
        && declared.stream().anyMatch(title -> Plain.key(title.text()).startsWith(key + " "));
  }

  private static boolean isHeading(Stated title) {
    return title.method().equals(HEADING);
  }

  /** Without the label or the date that a heading has before what the data call the title. */
  private String withoutKicker(String heading, List<Stated> declared) {
    for (Stated title : declared) {
      String text = withoutSite(title.text());
      int start = heading.length() - text.length();
      boolean isEnd = start > 0 && !text.isEmpty() && heading.endsWith(text);
      if (isEnd && KICKER.matcher(heading.substring(0, start)).matches()) {
        return text;
      }
    }
    return heading;
  }

  /**
   * Without the site's name, and a section before it, behind a bar or a dash, and without the
   * site's name in front.
   */
  private String withoutSite(String title) {
    String text = withoutSiteInFront(title);
    while (true) {
      Matcher separators = SEPARATOR.matcher(text);
      int head = -1;
      int tail = -1;
      while (separators.find()) {
        head = separators.start();
        tail = separators.end();
      }
      if (head <= 0
          || !isOfSite(text.substring(0, head), text.substring(head, tail), text.substring(tail))) {
        return text;
      }
      text = text.substring(0, head);
    }
  }

  private String withoutSiteInFront(String title) {
    String text = title;
    Matcher separator = SEPARATOR.matcher(text);
    while (separator.find() && site.is(text.substring(0, separator.start()))) {
      text = text.substring(separator.end());
      separator = SEPARATOR.matcher(text);
    }
    return text;
  }

  private boolean isOfSite(String head, String separator, String tail) {
    boolean isBehindBar =
        separator.indexOf('|') >= 0
            && Plain.key(head).split(" ").length >= LEAST_WORDS_BEFORE_BAR
            && tail.split(" ").length <= MOST_WORDS_OF_SITE;
    return isBehindBar || site.isIn(tail);
  }

  private static Set<String> words(String text) {
    return new HashSet<>(List.of(Plain.key(text).split(" ")));
  }

  private static double common(Set<String> one, Set<String> other) {
    Set<String> common = new HashSet<>(one);
    common.retainAll(other);
    return (double) common.size() / (one.size() + other.size() - common.size());
  }
}
