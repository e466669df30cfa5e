package dev.warta.enrich.extract.html;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * Reads web pages for their articles.
 *
 * <p>Nothing is looked up and nothing is fetched. A page comes from a stranger: its elements may be
 * nested without end and its data may be no data at all; the depth is bounded and what cannot be
 * read is passed over. Stateless and safe for use by several threads.
 */
public final class PageReader {

  /** Deeper elements are read as if they stood at this depth. */
  private static final int DEEPEST = 256;

  /** Below this share of the text in the page's data, the data are taken. */
  private static final double LEAST_SHARE_OF_DATA = 0.5;

  private static final int LEAST_DATA = 200;

  private final ArticleText text;

  /**
   * A reader.
   *
   * @param cues what the languages call the parts of a page
   */
  public PageReader(PageCues cues) {
    this.text = new ArticleText(cues);
  }

  /**
   * Reads a page.
   *
   * @param markup the page's characters
   * @param url where the page was found; null if unknown
   */
  public WebPage read(String markup, String url) {
    String base = url == null ? "" : url;
    return read(Jsoup.parse(markup, base, Parser.htmlParser().setMaxDepth(DEEPEST)), url);
  }

  WebPage read(Document document, String url) {
    StatedFacts facts = new StatedFacts(document, url);
    String summary = facts.meta().first("og:description", "description", "twitter:description");
    return WebPage.of(document, facts, withData(text.in(document.body(), summary), facts));
  }

  /** The text, or what the page's data hold of it where little was found. */
  private static ArticleText.Found withData(ArticleText.Found found, StatedFacts facts) {
    String data = facts.data().first("articleBody");
    if (data == null || data.length() < LEAST_DATA) {
      return found;
    }
    List<String> paragraphs = paragraphs(data);
    return found.length() < LEAST_SHARE_OF_DATA * data.length()
        ? new ArticleText.Found(found.standfirst(), paragraphs)
        : found;
  }

  private static List<String> paragraphs(String data) {
    boolean hasTags = data.indexOf("</") >= 0 || data.indexOf("<p") >= 0;
    String text = hasTags ? Jsoup.parseBodyFragment(data).body().wholeText() : data;
    List<String> paragraphs = new ArrayList<>();
    for (String line : text.split("[\\r\\n]+")) {
      String paragraph = Words.joined(line);
      if (!paragraph.isEmpty()) {
        paragraphs.add(paragraph);
      }
    }
    return paragraphs;
  }
}
