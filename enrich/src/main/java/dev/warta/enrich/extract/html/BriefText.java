package dev.warta.enrich.extract.html;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** The text of an element if it is short; a long one is left as soon as that is known. */
final class BriefText implements NodeFilter {

  /** White space of the markup counts at first. */
  private static final int MARKUP_FACTOR = 4;

  private final StringBuilder text = new StringBuilder();
  private final int longest;

  private BriefText(int longest) {
    this.longest = longest;
  }

  /** The text, with one space where the markup has any white space; empty where it is longer. */
  static String of(Element element, int longest) {
    BriefText brief = new BriefText(MARKUP_FACTOR * longest);
    element.filter(brief);
    String text = brief.text.length() > brief.longest ? "" : Words.joined(brief.text.toString());
    return text.length() <= longest ? text : "";
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode words) {
      String next = words.getWholeText();
      text.append(isGlued(next) ? " " : "").append(next);
    } else if (node instanceof Element element && (element.isBlock() || element.nameIs("br"))) {
      text.append(' ');
    }
    return text.length() > longest ? FilterResult.STOP : FilterResult.CONTINUE;
  }

  /** Whether styles alone would keep a text apart from the one before it: "Ana GilPublished". */
  private boolean isGlued(String next) {
    if (text.length() == 0 || next.isEmpty()) {
      return false;
    }
    char before = text.charAt(text.length() - 1);
    char first = next.charAt(0);
    return (Character.isLowerCase(before) || Character.isDigit(before))
        && (Character.isUpperCase(first) || Character.isDigit(first));
  }
}
