package dev.warta.enrich.extract.html;

import java.util.Locale;
import org.jsoup.nodes.Element;

/** Tells a person why no article was found in a page. */
final class EmptyPage {

  private static final double ALL_LINKS = 0.9;

  private EmptyPage() {}

  /** The reason, and what to do about it; null for a page without any text. */
  static String reason(Element body) {
    Block page = BlockTree.of(body);
    if (page.text == 0) {
      return null;
    }
    if (page.linkShare() >= ALL_LINKS) {
      return String.format(
          Locale.ROOT,
          "the document holds no article: it is little but links (%,d of them), perhaps a front"
              + " page or a list; send the pages that it links to",
          page.links);
    }
    return "the document holds no article: its text is menus, forms, hidden parts and the like;"
        + " check that its source delivers the article";
  }
}
