package dev.warta.store;

import java.util.List;

/**
 * Finds articles by the words of their current revision, each under the rules of its own language.
 */
public interface ArticleSearch {

  /**
   * The best hits, the best first; none if the text holds nothing to search for.
   *
   * @throws StoreUnavailableException if the database is out or took too long
   */
  List<SearchHit> search(SearchRequest request);
}
