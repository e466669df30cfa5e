package dev.warta.store;

import java.time.Instant;
import java.util.List;

/**
 * One article on one line: its current revision.
 *
 * @param articleId id of the article
 * @param revision number of the current revision
 * @param title title; empty where none was found
 * @param source publisher or feed
 * @param url canonical address, else the one it was found at; null where it has none
 * @param language BCP-47 tag
 * @param authors authors in order
 * @param publishedAt when it was published; null where unknown
 * @param observedAt when this revision was seen
 * @param countries ISO 3166-1 alpha-2 codes of the places named
 * @param wordCount words of the body
 */
public record ArticleSummary(
    String articleId,
    int revision,
    String title,
    String source,
    String url,
    String language,
    List<String> authors,
    Instant publishedAt,
    Instant observedAt,
    List<String> countries,
    int wordCount) {

  public ArticleSummary {
    authors = List.copyOf(authors);
    countries = List.copyOf(countries);
  }
}
