package dev.warta.ingest.source.standard;

import dev.warta.events.ArticleTime;
import java.util.List;

/**
 * An article as a standard tells it; null where it says nothing.
 *
 * @param id the source's own id of the article
 * @param url where it can be read
 * @param canonicalUrl the address that the document calls the article's own
 * @param source the publisher
 * @param isHtml true if the body is markup, false if it is plain text
 * @param body not blank
 */
public record NewsItem(
    String id,
    String url,
    String canonicalUrl,
    String source,
    String title,
    List<String> authors,
    ArticleTime published,
    ArticleTime updated,
    String language,
    String section,
    List<String> tags,
    boolean isHtml,
    String body) {

  public NewsItem {
    authors = List.copyOf(authors);
    tags = List.copyOf(tags);
  }
}
