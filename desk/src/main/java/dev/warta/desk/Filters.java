package dev.warta.desk;

import dev.warta.store.ArticleFilter;
import java.util.List;
import java.util.stream.Stream;

/** The parameters that say which articles are meant: the same at every address that takes them. */
final class Filters {

  static final List<String> PARAMETERS =
      List.of(
          "q",
          "language",
          "source",
          "country",
          "place",
          "person",
          "organisation",
          "speaker",
          "topic",
          "from",
          "to",
          "problems");

  private Filters() {}

  /** The parameters of a filter and others. */
  static List<String> and(String... others) {
    return Stream.concat(PARAMETERS.stream(), Stream.of(others)).toList();
  }

  /** All but the words. */
  static ArticleFilter of(Query query) throws ProblemException {
    return ArticleFilter.builder()
        .language(query.language())
        .source(query.text("source"))
        .country(query.country())
        .place(query.text("place"))
        .person(query.text("person"))
        .organisation(query.text("organisation"))
        .speaker(query.text("speaker"))
        .topic(query.topic())
        .from(query.time("from"))
        .to(query.time("to"))
        .problems(query.truth("problems"))
        .build();
  }

  /** The words to search for; empty for none. */
  static String words(Query query) {
    return query.text("q") == null ? "" : query.text("q");
  }
}
