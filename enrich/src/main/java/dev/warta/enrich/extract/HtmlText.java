package dev.warta.enrich.extract;

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
 * Turns a fragment of markup into plain text: a title, and all the text that a reader would see,
 * block by block in its order.
 *
 * <p>What stands around an article is left out: navigation, asides, figures, footers, forms and the
 * header of the page. It serves documents whose carrier has already cut the article out of its
 * page; whole pages are for {@link dev.warta.enrich.extract.html.PageReader}.
 *
 * @param title the heading or the document's title; null where it has none
 * @param text the blocks, empty lines between them
 */
record HtmlText(String title, String text) {

  private static final String LEFT_OUT =
      "script, style, noscript, template, iframe, object, nav, aside, figure, footer, form, button,"
          + " select, textarea, svg, math, audio, video, canvas, dialog, [hidden]";
  private static final String ARTICLE = "article, main";
  private static final Pattern OF_PAGES = Pattern.compile("(?i)<(?:!doctype|html|head|body)\\b");
  private static final int LOOKED_AT = 50_000;
  private static final Pattern SITE = Pattern.compile(" [|–—-] [^|–—]{2,40}$");

  static HtmlText of(String markup) {
    Document document = Jsoup.parse(markup);
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

  /** Whether markup is a part of a page, without the elements that only whole pages have. */
  static boolean isFragment(String markup) {
    return !OF_PAGES.matcher(markup).region(0, Math.min(markup.length(), LOOKED_AT)).find();
  }

  /** Without an article element in the document, a header that has the heading is the article's. */
  private static void removePageHeader(Document document) {
    boolean marked = document.selectFirst(ARTICLE) != null;
    removeAll(
        document.select("header").stream()
            .filter(
                header ->
                    marked ? header.closest(ARTICLE) == null : header.selectFirst("h1") == null)
            .toList());
  }

  private static String withoutSite(String title) {
    String shorter = SITE.matcher(title).replaceFirst("");
    return shorter.length() >= 15 ? shorter : title;
  }
}
