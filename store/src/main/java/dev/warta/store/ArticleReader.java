package dev.warta.store;

import dev.warta.events.EnrichedArticle;
import java.util.Optional;

/** Reads single articles with everything that is known of them. */
public interface ArticleReader {

  /**
   * The current revision as JSON with the field names of the event (without its fingerprint), and
   * {@code revisions}: number, title, time and content hash of each one, the first first, at most
   * {@value #MAX_REVISIONS} of the latest. Absent values are left out. Empty if there is no such
   * article.
   *
   * @param articleId a UUID in its 36 characters
   * @throws StoreUnavailableException if the database is out
   */
  Optional<String> current(String articleId);

  /**
   * One revision as {@link #current} gives the current one. Empty if there is none with this
   * number.
   *
   * @throws StoreUnavailableException if the database is out
   */
  Optional<String> revision(String articleId, int revision);

  /**
   * The event that a revision was stored from, as it was stored: what the database could not hold
   * is replaced, and said in its problems. Empty if there is none.
   *
   * @param revision null for the current one
   * @throws StoreUnavailableException if the database is out
   */
  Optional<EnrichedArticle> event(String articleId, Integer revision);

  /** Most revisions that are listed of an article. */
  int MAX_REVISIONS = 200;
}
