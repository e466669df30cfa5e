package dev.warta.enrich.extract.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * What a reader sees of authors and dates: elements whose class says so, links to pages of authors,
 * and the short lines around the heading.
 *
 * @param bylines texts of elements that are called a byline
 * @param dates texts of elements that are called a date
 * @param authorLinks texts of links to pages of authors, near the heading
 * @param opening short lines near the heading, in their order
 */
record VisibleFacts(
    List<String> bylines, List<String> dates, List<String> authorLinks, List<String> opening) {

  private static final Set<String> DATE_LABEL =
      Set.of(
          "date",
          "dates",
          "time",
          "updated",
          "modified",
          "datum",
          "published",
          "pubdate",
          "timestamp",
          "posted",
          "postdate",
          "dateline",
          "fecha",
          "tanggal",
          "zeit",
          "publish",
          "created",
          "datetime",
          "meta",
          "info");
  private static final Set<String> BYLINE_LABEL =
      Set.of(
          "byline",
          "author",
          "authors",
          "auteur",
          "autor",
          "autore",
          "penulis",
          "reporter",
          "writer");
  private static final Pattern AUTHOR_PAGE =
      Pattern.compile(
          "(?i)/(?:[a-z]+-)?(?:authors?|autore?s?|autoren|auteurs?|penulis|contributors?|journalists?|reporters?|writers?"
              + "|columnists?)/[^/?#]|[?&]author=");
  private static final int LONGEST_LINE = 200;
  private static final int MOST_FOUND = 12;
  private static final int MOST_TRIED = 100;
  private static final int ABOVE_HEADING = 20;
  private static final int BELOW_HEADING = 160;
  private static final int MOST_LINES = 40;

  static VisibleFacts of(Document document) {
    VisibleFacts facts =
        new VisibleFacts(
            new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Elements elements = document.body().getAllElements();
    facts.readLabelled(elements);
    facts.readOpening(elements);
    if (facts.authorLinks.isEmpty()) {
      facts.readOnlyAuthorLink(elements);
    }
    return facts;
  }

  private void readLabelled(List<Element> elements) {
    Map<String, Label> known = new HashMap<>();
    int tried = 0;
    for (Element element : elements) {
      String classes = element.className();
      if (classes.isEmpty() || tried >= MOST_TRIED) {
        continue;
      }
      Label label = known.computeIfAbsent(classes, Label::of);
      boolean isByline = label.isByline() && bylines.size() < MOST_FOUND;
      boolean isDate = label.isDate() && dates.size() < MOST_FOUND;
      if (isByline || isDate) {
        tried++;
        String text = BriefText.of(element, LONGEST_LINE);
        if (!text.isEmpty()) {
          addTo(bylines, isByline, text);
          addTo(dates, isDate, text);
        }
      }
    }
  }

  /** What the classes of an element say of it. */
  private record Label(boolean isByline, boolean isDate) {

    static Label of(String classes) {
      String words = Words.apart(classes);
      return new Label(Words.areIn(words, BYLINE_LABEL), Words.areIn(words, DATE_LABEL));
    }
  }

  private static void addTo(List<String> texts, boolean isWanted, String text) {
    if (isWanted && !texts.contains(text)) {
      texts.add(text);
    }
  }

  private void readOpening(List<Element> elements) {
    int heading = 0;
    while (heading < elements.size() && !elements.get(heading).nameIs("h1")) {
      heading++;
    }
    if (heading == elements.size()) {
      return;
    }
    int end = Math.min(elements.size(), heading + BELOW_HEADING);
    for (int i = Math.max(0, heading - ABOVE_HEADING); i < end; i++) {
      Element element = elements.get(i);
      if (isAuthorLink(element)) {
        addTo(authorLinks, true, element.text());
      } else if (opening.size() < MOST_LINES && !element.nameIs("h1") && isLine(element)) {
        String text = BriefText.of(element, LONGEST_LINE);
        addTo(opening, text.length() > 2, text);
      }
    }
  }

  /** Takes the name that all links to pages of authors bear, wherever they stand. */
  private void readOnlyAuthorLink(List<Element> elements) {
    Set<String> names = new HashSet<>();
    for (Element element : elements) {
      if (isAuthorLink(element) && names.size() < 2) {
        names.add(element.text());
      }
    }
    if (names.size() == 1) {
      authorLinks.addAll(names);
    }
  }

  private static boolean isAuthorLink(Element element) {
    return element.nameIs("a")
        && AUTHOR_PAGE.matcher(element.attr("href")).find()
        && element.hasText();
  }

  /** Whether the element holds text and no other block. */
  private static boolean isLine(Element element) {
    boolean isInline = !element.isBlock() && !element.nameIs("span");
    if (isInline || element.childNodeSize() == 0 || element.childNodeSize() > 20) {
      return false;
    }
    for (Element child : element.children()) {
      if (child.isBlock()) {
        return false;
      }
    }
    return true;
  }
}
