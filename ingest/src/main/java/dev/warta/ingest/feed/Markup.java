package dev.warta.ingest.feed;

import java.util.Map;
import java.util.Set;

/** Markup that stands bare inside a feed's element, written out again as it was. */
final class Markup {

  private static final Set<String> VOID =
      Set.of(
          "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
          "source", "track", "wbr");

  private Markup() {}

  /** What an element holds; text is taken for markup that was escaped. */
  static String ofHtml(XmlElement element) {
    return inside(element, false);
  }

  /** What an element holds; text is text, and a single {@code div} around all is left out. */
  static String ofXhtml(XmlElement element) {
    return inside(element, true);
  }

  private static String inside(XmlElement element, boolean isTextEscaped) {
    XmlElement outer = onlyDiv(element);
    StringBuilder markup = new StringBuilder();
    append(outer == null ? element : outer, isTextEscaped, markup);
    return markup.toString().strip();
  }

  /** The {@code div} that holds everything; null where there is none. */
  private static XmlElement onlyDiv(XmlElement element) {
    XmlElement only = null;
    for (Object child : element.children()) {
      if (child instanceof XmlElement inner) {
        if (only != null || !localTag(inner).equals("div")) {
          return null;
        }
        only = inner;
      } else if (!child.toString().isBlank()) {
        return null;
      }
    }
    return only;
  }

  private static void append(XmlElement element, boolean isTextEscaped, StringBuilder markup) {
    for (Object child : element.children()) {
      if (child instanceof XmlElement inner) {
        appendElement(inner, isTextEscaped, markup);
      } else if (isTextEscaped) {
        markup.append(escaped(child.toString()));
      } else {
        markup.append((StringBuilder) child);
      }
    }
  }

  private static void appendElement(
      XmlElement element, boolean isTextEscaped, StringBuilder markup) {
    String tag = localTag(element);
    markup.append('<').append(tag);
    for (Map.Entry<String, String> attribute : element.attributes.entrySet()) {
      if (!attribute.getKey().startsWith("xmlns")) {
        markup.append(' ').append(attribute.getKey()).append("=\"");
        markup.append(escaped(attribute.getValue()).replace("\"", "&#34;")).append('"');
      }
    }
    if (element.children().isEmpty() && VOID.contains(tag)) {
      markup.append("/>");
      return;
    }
    markup.append('>');
    append(element, isTextEscaped, markup);
    markup.append("</").append(tag).append('>');
  }

  /** Of HTML without a prefix; anything else as it is. */
  private static String localTag(XmlElement element) {
    return element.name.startsWith("xhtml:") ? element.name.substring(6) : element.tag;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
