package dev.warta.enrich.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Turns simple markup into plain text: a title, and headings, paragraphs, list items and quotations
 * in their order.
 *
 * <p>It serves documents whose carrier has already cut the article out of its page. It does not
 * find the article of a whole page, and reads no metadata: on a page full of teasers the teasers
 * stay.
 *
 * @param title the heading or the document's title; null where it has none
 * @param text the blocks, an empty line between them
 */
record HtmlText(String title, String text) {

  private static final String LEFT_OUT =
      "script, style, noscript, template, iframe, nav, aside, figure, footer, form, button, svg";
  private static final String BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, blockquote, pre";
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
    document.select(LEFT_OUT).remove();
    document.select("br").forEach(line -> line.after("\n"));
    Element heading = document.selectFirst("h1");
    String title = heading == null ? withoutSite(document.title()) : heading.text();
    if (heading != null) {
      heading.remove();
    }
    return new HtmlText(title.isBlank() ? null : title.strip(), blocks(document));
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

  private static String blocks(Document document) {
    StringBuilder text = new StringBuilder();
    for (Element block : document.select(BLOCKS)) {
      boolean outer = block.select(BLOCKS).size() > 1;
      String inner = outer ? block.ownText() : block.wholeText();
      if (!inner.isBlank()) {
        text.append(
            inner
                .strip()
                .replaceAll("[ \\t]*\\R[ \\t]*+", block.selectFirst("br") == null ? " " : "\n"));
        text.append("\n\n");
      }
    }
    return text.length() == 0 ? document.body().wholeText() : text.toString();
  }
}
