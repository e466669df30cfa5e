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

  /**
   * Counts what the articles of a search have in common, of very many the latest {@link
   * Facets#MAX_ARTICLES}. Without words and filter all articles are meant.
   *
   * @throws StoreUnavailableException if the database is out or took too long
   */
  Facets facets(String text, ArticleFilter filter);

  /**
   * Names that begin, or a word of which begins, as typed, those in the most articles first; case
   * and accents do not matter. Of several words all but the last are whole ones. Names of the
   * latest articles are found by any beginning, as of a minute ago; older ones by whole words.
   *
   * @param limit 1 to {@link Completion#MAX_LIMIT}
   * @throws StoreUnavailableException if the database is out or took too long
   */
  List<Completion> completions(String typed, int limit);
}
