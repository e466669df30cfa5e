package dev.warta.enrich.extract.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * What a reader sees of authors and dates: elements whose class says so, links to pages of authors,
 * and the short lines around the heading.
 *
 * @param bylines texts of elements that are called a byline
 * @param dates texts of elements that are called a date
 * @param authorLinks texts of links to pages of authors, near the heading
 * @param above short lines shortly above the heading, in their order
 * @param below short lines below the heading, in their order
 */
record VisibleFacts(
    List<String> bylines,
    List<String> dates,
    List<String> authorLinks,
    List<String> above,
    List<String> below) {

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
  private static final int IS_BYLINE = 1;
  private static final int IS_DATE = 2;
  private static final WordTable WORDS =
      new WordTable(DATE_LABEL.size() + BYLINE_LABEL.size())
          .with(BYLINE_LABEL, IS_BYLINE)
          .with(DATE_LABEL, IS_DATE);

  /** What sites call the part of their addresses under which their authors have pages. */
  private static final Set<String> AUTHOR_PATHS =
      Set.of(
          "author",
          "authors",
          "autor",
          "autore",
          "autors",
          "autores",
          "autoren",
          "auteur",
          "auteurs",
          "penulis",
          "contributor",
          "contributors",
          "journalist",
          "journalists",
          "reporter",
          "reporters",
          "writer",
          "writers",
          "columnist",
          "columnists");

  private static final int LONGEST_LINE = 200;
  private static final int MOST_FOUND = 12;
  private static final int MOST_TRIED = 100;
  private static final int ABOVE_HEADING = 20;
  private static final int BELOW_HEADING = 160;
  private static final int MOST_LINES = 40;

  static VisibleFacts of(List<Element> elements) {
    VisibleFacts facts =
        new VisibleFacts(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    int heading = headingIn(elements);
    facts.readLabelled(elements, heading);
    facts.readOpening(elements, heading);
    if (facts.authorLinks.isEmpty()) {
      facts.readOnlyAuthorLink(elements);
    }
    return facts;
  }

  /** Place of the heading; the number of elements where there is none. */
  private static int headingIn(List<Element> elements) {
    int heading = 0;
    while (heading < elements.size() && !elements.get(heading).nameIs("h1")) {
      heading++;
    }
    return heading;
  }

  /** Short lines near the heading, in their order. */
  List<String> opening() {
    List<String> opening = new ArrayList<>(above);
    opening.addAll(below);
    return opening;
  }

  private void readLabelled(List<Element> elements, int heading) {
    Map<String, Integer> known = new HashMap<>();
    List<String> far = new ArrayList<>();
    int tried = 0;
    for (int i = 0; i < elements.size() && tried < MOST_TRIED; i++) {
      Element element = elements.get(i);
      String classes = element.attributesSize() == 0 ? "" : element.attributes().get("class");
      int meanings = known.computeIfAbsent(classes, VisibleFacts::meaningsIn);
      boolean isByline = (meanings & IS_BYLINE) != 0 && bylines.size() < MOST_FOUND;
      boolean isDate = (meanings & IS_DATE) != 0 && dates.size() < MOST_FOUND;
      if (isByline || isDate) {
        tried++;
        String text = BriefText.of(element, LONGEST_LINE);
        if (!text.isEmpty()) {
          boolean isAbove = heading < elements.size() && i < heading - ABOVE_HEADING;
          addTo(isAbove ? far : bylines, isByline, text);
          addTo(dates, isDate, text);
        }
      }
    }
    bylines.addAll(far);
  }

  private static int meaningsIn(String classes) {
    return WORDS.meaningsIn(Words.apart(classes));
  }

  private static void addTo(List<String> texts, boolean isWanted, String text) {
    if (isWanted && !texts.contains(text)) {
      texts.add(text);
    }
  }

  private void readOpening(List<Element> elements, int heading) {
    if (heading == elements.size()) {
      return;
    }
    int end = Math.min(elements.size(), heading + BELOW_HEADING);
    for (int i = Math.max(0, heading - ABOVE_HEADING); i < end; i++) {
      Element element = elements.get(i);
      if (isAuthorLink(element)) {
        addTo(authorLinks, true, element.text());
      } else if (above.size() + below.size() < MOST_LINES
          && !element.nameIs("h1")
          && isLine(element)) {
        String text = BriefText.of(element, LONGEST_LINE);
        boolean isNew = text.length() > 2 && !above.contains(text);
        addTo(i < heading ? above : below, isNew, text);
      }
    }
  }

  /** Takes the name that all links to pages of authors bear, wherever they stand. */
  private void readOnlyAuthorLink(List<Element> elements) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < elements.size() && names.size() < 2; i++) {
      if (isAuthorLink(elements.get(i))) {
        names.add(elements.get(i).text());
      }
    }
    if (names.size() == 1) {
      authorLinks.addAll(names);
    }
  }

  private static boolean isAuthorLink(Element element) {
    return element.nameIs("a") && isAuthorPage(element.attr("href")) && element.hasText();
  }

  /** Whether an address is of the form {@code /authors/ana-gil} or {@code ?author=ana-gil}. */
  static boolean isAuthorPage(String address) {
    int start = address.indexOf('/');
    while (start >= 0) {
      int end = address.indexOf('/', start + 1);
      boolean goesOn = end > 0 && end + 1 < address.length();
      if (goesOn
          && "/?#".indexOf(address.charAt(end + 1)) < 0
          && isPathOfAuthors(address.substring(start + 1, end))) {
        return true;
      }
      start = end;
    }
    int parameter = address.indexOf("author=");
    int before =
        parameter > 0 && address.charAt(parameter - 1) == '_' ? parameter - 2 : parameter - 1;
    return parameter > 0 && before >= 0 && "?&".indexOf(address.charAt(before)) >= 0;
  }

  private static boolean isPathOfAuthors(String part) {
    String name = Words.lower(part);
    int dash = name.indexOf('-');
    return AUTHOR_PATHS.contains(name)
        || dash > 0 && AUTHOR_PATHS.contains(name.substring(dash + 1));
  }

  /** Whether the element holds text and no other block. */
  private static boolean isLine(Element element) {
    boolean isInline = !element.isBlock() && !element.nameIs("span");
    if (isInline || element.childNodeSize() == 0 || element.childNodeSize() > 20) {
      return false;
    }
    for (int i = 0; i < element.childNodeSize(); i++) {
      if (element.childNode(i) instanceof Element child && child.isBlock()) {
        return false;
      }
    }
    return true;
  }
}
