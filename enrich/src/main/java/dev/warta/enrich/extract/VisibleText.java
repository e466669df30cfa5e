package dev.warta.enrich.extract;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Writes down the text of a tree of markup as a reader sees it: an empty line between blocks, a
 * line end for each {@code br}, one space where the markup has any white space.
 */
final class VisibleText implements NodeVisitor {

  /** Tags that jsoup calls blocks and that stand within lines too. */
  private static final Set<String> INLINE = Set.of("ins", "del", "td", "th");

  private static final Set<String> CELLS = Set.of("td", "th");

  private final StringBuilder text = new StringBuilder();
  private int preformatted;

  private VisibleText() {}

  static String of(Element root) {
    VisibleText visible = new VisibleText();
    root.traverse(visible);
    return visible.text.toString();
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode words) {
      append(words.getWholeText());
    } else if (node instanceof Element element) {
      begin(element);
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element) {
      preformatted -= element.nameIs("pre") ? 1 : 0;
      separate(element);
    }
  }

  private void begin(Element element) {
    if (element.nameIs("br")) {
      text.append('\n');
      return;
    }
    preformatted += element.nameIs("pre") ? 1 : 0;
    separate(element);
  }

  private void separate(Element element) {
    if (CELLS.contains(element.normalName())) {
      append(" ");
    } else if (element.isBlock() && !INLINE.contains(element.normalName())) {
      endBlock();
    }
  }

  private void endBlock() {
    int end = text.length();
    while (end > 0 && isBlank(text.charAt(end - 1))) {
      end--;
    }
    text.setLength(end);
    if (end > 0) {
      text.append("\n\n");
    }
  }

  private void append(String words) {
    if (preformatted > 0) {
      text.append(words);
      return;
    }
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      boolean blank = isBlank(c);
      boolean opens = text.length() == 0 || isBlank(text.charAt(text.length() - 1));
      if (!blank) {
        text.append(c);
      } else if (!opens) {
        text.append(' ');
      }
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }
}
