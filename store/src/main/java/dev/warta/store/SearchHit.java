package dev.warta.store;

import java.time.Instant;
import java.util.List;

/**
 * An article that was found, by its current revision.
 *
 * @param articleId id of the article
 * @param revision number of the current revision
 * @param title title; empty where none was found
 * @param source publisher or feed
 * @param url canonical address, else the one it was found at; null where it has none
 * @param language BCP-47 tag
 * @param publishedAt when it was published; null where unknown
 * @param observedAt when this revision was seen
 * @param authors authors in order
 * @param countries ISO 3166-1 alpha-2 codes of the places named
 * @param rank how well it fits, greater is better; comparable within one answer only
 * @param goneSince when its page was found to be gone: what was found is its last text; null while
 *     it is there
 * @param snippet words of the body around the found ones, each between {@link #MARK_START} and
 *     {@link #MARK_END}. It is a stranger's text: escape it before it becomes markup
 */
public record SearchHit(
    String articleId,
    int revision,
    String title,
    String source,
    String url,
    String language,
    Instant publishedAt,
    Instant observedAt,
    List<String> authors,
    List<String> countries,
    double rank,
    Instant goneSince,
    String snippet) {

  /** Stands before a found word in a snippet (U+0002). */
  public static final String MARK_START = "\u0002";

  /** Stands behind a found word in a snippet (U+0003). */
  public static final String MARK_END = "\u0003";

  public SearchHit {
    authors = List.copyOf(authors);
    countries = List.copyOf(countries);
  }

  /** The snippet with other marks, such as brackets or an escape sequence of the terminal. */
  public String snippet(String start, String end) {
    return snippet.replace(MARK_START, start).replace(MARK_END, end);
  }
}
