package dev.warta.ingest.source.standard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** A document in one of the standards: start here. */
public final class NewsDocument {

  /** One item of a document, not yet looked into. */
  public interface Item {

    /**
     * Reads it.
     *
     * @throws NotAnArticleException if it is no article
     */
    NewsItem read() throws NotAnArticleException;
  }

  private static final String EXPECTED_XML = "IPTC NewsML-G2 (newsItem or newsMessage)";

  /** Roots that somebody may take for news, and what to do with them. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "rss", "a feed (warta ingest feeds reads it)",
          "feed", "a feed (warta ingest feeds reads it)",
          "RDF", "a feed (warta ingest feeds reads it)",
          "urlset", "a sitemap (warta ingest sitemap reads it)",
          "sitemapindex", "a sitemap (warta ingest sitemap reads it)",
          "html", "a page (name it .html)",
          "nitf", "NITF by itself",
          "NewsML", "NewsML 1");

  private NewsDocument() {}

  /** True if a JSON object is in one of the standards. */
  public static boolean isJson(JsonNode object) {
    return JsonLd.isOne(object) || Ninjs.isOne(object);
  }

  /**
   * The items of a JSON object.
   *
   * @throws NotAnArticleException if it has none
   */
  public static List<? extends Item> ofJson(JsonNode object) throws NotAnArticleException {
    if (!JsonLd.isOne(object)) {
      return List.of(() -> Ninjs.read(object));
    }
    return JsonLd.articles(object).stream().map(article -> (Item) article::read).toList();
  }

  /**
   * The items of an XML document.
   *
   * @param charset that goes before what the document says itself; null for none
   * @throws NotAnArticleException if it is no XML, or none of the standards
   */
  public static List<Item> ofXml(byte[] document, String charset) throws NotAnArticleException {
    XmlElement root = XmlReader.read(document, charset);
    List<XmlElement> items = NewsMlG2.items(root);
    if (items.isEmpty()) {
      String what =
          root.name().equals("newsMessage")
              ? "a NewsML-G2 message without an item"
              : OTHERS.getOrDefault(root.name(), "XML with the root <" + root.name() + ">");
      throw new NotAnArticleException("is " + what, EXPECTED_XML);
    }
    return items.stream().map(item -> (Item) () -> NewsMlG2.read(item)).toList();
  }
}
