package dev.warta.desk;

import dev.warta.store.ArticleFilter;

/**
 * Which articles a request means.
 *
 * @param words to search for; empty for the filter alone
 */
record AskedFilter(String words, ArticleFilter filter) {

  static AskedFilter of(Query query) throws ProblemException {
    return new AskedFilter(Filters.words(query), Filters.of(query));
  }
}
