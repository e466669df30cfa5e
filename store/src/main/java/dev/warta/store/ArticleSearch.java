package dev.warta.store;

import java.util.List;

/**
 * Finds articles, and what people say in them, by their current revisions.
 *
 * <p>Words are searched for under the rules of each article's own language, names by their words as
 * written, without case and accents.
 */
public interface ArticleSearch {

  /**
   * The hits in the order of the request; none if it holds nothing to search for and does not ask
   * for the newest.
   *
   * @throws StoreUnavailableException if the database is out or took too long
   */
  List<SearchHit> search(SearchRequest request);

  /**
   * Quotes, those of the latest articles first; of one article in the order of its text. None if
   * the speaker's name holds no letter or digit.
   *
   * @throws StoreUnavailableException if the database is out or took too long
   */
  List<QuoteHit> quotes(QuoteRequest request);

  /**
   * Who and what is named together with somebody, those with the most articles first. Of very many
   * articles the latest {@link CompanionRequest#MAX_ARTICLES} count. None if the name holds no
   * letter or digit.
   *
   * @throws StoreUnavailableException if the database is out or took too long
   */
  List<Companion> companions(CompanionRequest request);
}
