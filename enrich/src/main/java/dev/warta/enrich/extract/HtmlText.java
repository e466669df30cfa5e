package dev.warta.enrich.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Turns simple markup into plain text: a title, and all the text that a reader would see, block by
 * block in its order.
 *
 * <p>What stands around an article is left out: navigation, asides, figures, footers, forms and the
 * header of the page. It serves documents whose carrier has already cut the article out of its
 * page. It does not find the article of a whole page, and reads no metadata: on a page full of
 * teasers the teasers stay.
 *
 * @param title the heading or the document's title; null where it has none
 * @param text the blocks, empty lines between them
 */
record HtmlText(String title, String text) {

  private static final String LEFT_OUT =
      "script, style, noscript, template, iframe, object, nav, aside, figure, footer, form, button,"
          + " select, textarea, svg, math, audio, video, canvas, dialog, [hidden]";
  private static final String ARTICLE = "article, main";
  private static final Pattern SITE = Pattern.compile(" [|–—-] [^|–—]{2,40}$");

  /** Reads markup; a charset the document declares counts where the carrier gave none. */
  static HtmlText of(ByteBuffer content, CharSequence charset) {
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    Document document;
    try {
      document = Jsoup.parse(new ByteArrayInputStream(bytes), known(charset), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    removeAll(document.select(LEFT_OUT));
    removePageHeader(document);
    Element heading = document.selectFirst("h1");
    String title = heading == null ? withoutSite(document.title()) : heading.text();
    if (heading != null) {
      heading.remove();
    }
    return new HtmlText(title.isBlank() ? null : title.strip(), VisibleText.of(document.body()));
  }

  /** All of a parent at once: one at a time, it looks through all its children for each. */
  private static void removeAll(List<Element> elements) {
    Set<Node> gone = new HashSet<>(elements);
    Set<Element> parents = new LinkedHashSet<>();
    elements.stream().map(Element::parent).filter(Objects::nonNull).forEach(parents::add);
    for (Element parent : parents) {
      List<Node> kept =
          parent.childNodes().stream().filter(child -> !gone.contains(child)).toList();
      parent.empty();
      parent.appendChildren(kept);
    }
  }

  /** Without an article element in the document, a header that has the heading is the article's. */
  private static void removePageHeader(Document document) {
    boolean marked = document.selectFirst(ARTICLE) != null;
    for (Element header : document.select("header")) {
      boolean gone = header.ownerDocument() == null;
      if (gone) {
        continue;
      }
      boolean articles =
          marked ? header.closest(ARTICLE) != null : header.selectFirst("h1") != null;
      if (!articles) {
        header.remove();
      }
    }
  }

  private static String known(CharSequence charset) {
    try {
      return charset != null && java.nio.charset.Charset.isSupported(charset.toString())
          ? charset.toString()
          : null;
    } catch (IllegalArgumentException unknown) {
      return null;
    }
  }

  private static String withoutSite(String title) {
    String shorter = SITE.matcher(title).replaceFirst("");
    return shorter.length() >= 15 ? shorter : title;
  }
}
