package dev.warta.enrich.extract.html;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * The elements of a page that may say something of its article, collected in one walk through it:
 * each query of its own would be another.
 *
 * @param metas the {@code meta} elements
 * @param scripts the {@code script} elements
 * @param headings the {@code h1} elements
 * @param subheadings the elements that hold a heading where no {@code h1} does
 * @param times the {@code time} elements
 * @param marked elements that microdata or a relation mark, and those that hold times
 * @param crowded elements with as many attributes as are read of one, which may have more
 * @param body the body and all elements in it, in their order
 */
record PageElements(
    List<Element> metas,
    List<Element> scripts,
    List<Element> headings,
    List<Element> subheadings,
    List<Element> times,
    List<Element> marked,
    List<Element> crowded,
    List<Element> body) {

  /** What the parser reads of one element; it drops the rest without a word. */
  static final int MOST_ATTRIBUTES = 512;

  static PageElements of(Document document) {
    PageElements elements =
        new PageElements(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    Element body = document.body();
    for (Element top : document.children()) {
      elements.read(top, body, false);
    }
    return elements;
  }

  private void read(Element element, Element bodyOfPage, boolean isInBody) {
    boolean isOfBody = isInBody || element == bodyOfPage;
    if (isOfBody) {
      body.add(element);
    }
    keep(element);
    for (int i = 0; i < element.childNodeSize(); i++) {
      Node child = element.childNode(i);
      if (child instanceof Element inner) {
        read(inner, bodyOfPage, isOfBody);
      }
    }
  }

  private void keep(Element element) {
    boolean isMarked = element.attributesSize() > 0 && isMarked(element.attributes());
    switch (element.normalName()) {
      case "meta" -> metas.add(element);
      case "script" -> scripts.add(element);
      case "h1" -> headings.add(element);
      case "h2", "legend" -> subheadings.add(element);
      case "abbr" -> isMarked = true;
      case "time" -> {
        times.add(element);
        isMarked = true;
      }
      default -> {}
    }
    if (isMarked) {
      marked.add(element);
    }
    if (element.attributesSize() >= MOST_ATTRIBUTES) {
      crowded.add(element);
    }
  }

  private static boolean isMarked(Attributes attributes) {
    return attributes.hasKey("itemprop") || attributes.hasKey("rel");
  }

  /** The link to the address that the page calls its own; null for none. */
  Element canonicalLink() {
    for (Element element : marked) {
      if (element.nameIs("link") && has(element, "rel", "canonical") && element.hasAttr("href")) {
        return element;
      }
    }
    return null;
  }

  /** Whether an attribute has the value, case and white space around it aside. */
  static boolean has(Element element, String attribute, String value) {
    return element.attributesSize() > 0
        && element.attributes().get(attribute).strip().equalsIgnoreCase(value);
  }
}
