package dev.warta.desk;

import dev.warta.store.ArticleFilter;
import java.util.List;

/**
 * Which articles a request means.
 *
 * @param words to search for; empty for the filter alone
 */
record AskedFilter(String words, ArticleFilter filter) {

  static final List<String> PARAMETERS =
      List.of("q", "language", "country", "topic", "person", "organisation", "from", "to");

  static AskedFilter of(Query query) throws ProblemException {
    ArticleFilter filter =
        new ArticleFilter(
            query.language(),
            query.text("person"),
            query.text("organisation"),
            query.country(),
            query.topic(),
            query.time("from"),
            query.time("to"));
    return new AskedFilter(query.text("q") == null ? "" : query.text("q"), filter);
  }
}
