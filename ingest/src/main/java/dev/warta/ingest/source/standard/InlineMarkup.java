package dev.warta.ingest.source.standard;

import java.util.Map;
import java.util.Set;

/**
 * Writes the body of NITF or XHTML as a fragment of HTML: what is a paragraph, a heading, a list or
 * a table stays one; NITF's own elements inside a line (persons, places, money) leave their text.
 */
final class InlineMarkup {

  private static final Set<String> KEPT =
      Set.of(
          "p",
          "br",
          "em",
          "strong",
          "b",
          "i",
          "u",
          "q",
          "a",
          "ul",
          "ol",
          "li",
          "dl",
          "dt",
          "dd",
          "table",
          "thead",
          "tbody",
          "tr",
          "td",
          "th",
          "caption",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "blockquote",
          "pre",
          "hr",
          "div",
          "section",
          "article",
          "figure",
          "figcaption",
          "span",
          "sub",
          "sup",
          "cite",
          "time");
  private static final Map<String, String> NITF =
      Map.of("block", "div", "hl1", "h1", "hl2", "h2", "bq", "blockquote");
  private static final Set<String> LEFT_OUT =
      Set.of("media", "script", "style", "head", "note", "fn", "iframe", "object");
  private static final Set<String> EMPTY = Set.of("br", "hr");

  private final StringBuilder html = new StringBuilder();

  private InlineMarkup() {}

  /** The markup inside an element. */
  static String inside(XmlElement element) {
    InlineMarkup markup = new InlineMarkup();
    markup.writeContent(element);
    return markup.html.toString();
  }

  private void writeContent(XmlElement element) {
    for (Object part : element.content()) {
      if (part instanceof XmlElement child) {
        write(child);
      } else {
        writeEscaped(part.toString());
      }
    }
  }

  private void write(XmlElement element) {
    if (LEFT_OUT.contains(element.name())) {
      return;
    }
    String tag = NITF.getOrDefault(element.name(), element.name());
    if (!KEPT.contains(tag)) {
      writeContent(element);
      return;
    }
    html.append('<').append(tag);
    String target = element.attribute("href");
    if (tag.equals("a") && target != null) {
      html.append(" href=\"");
      writeEscaped(target);
      html.append('"');
    }
    html.append('>');
    if (!EMPTY.contains(tag)) {
      writeContent(element);
      html.append("</").append(tag).append('>');
    }
  }

  private void writeEscaped(String text) {
    html.append(
        text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;"));
  }
}
