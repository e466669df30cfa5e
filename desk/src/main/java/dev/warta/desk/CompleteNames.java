package dev.warta.desk;

import dev.warta.store.ArticleSearch;
import dev.warta.store.Completion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers {@code GET /api/completions}. */
final class CompleteNames implements Endpoint {

  static final List<String> PARAMETERS = List.of("q", "limit");

  private final ArticleSearch search;

  CompleteNames(ArticleSearch search) {
    this.search = search;
  }

  @Override
  public Answer answer(Query query) throws ProblemException {
    if (query.text("q") == null) {
      throw Query.bad("q", "is missing", "the first letters of a name");
    }
    List<Map<String, Object>> completions =
        search.completions(query.text("q"), query.limit()).stream()
            .map(CompleteNames::toJson)
            .toList();
    return Answer.json(
        200, Json.bytes(json -> Json.write(Map.of("completions", completions), json)));
  }

  private static Map<String, Object> toJson(Completion completion) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", completion.type());
    json.put("name", completion.name());
    json.put("articles", completion.articles());
    json.put("id", completion.type() + ":" + completion.words());
    return json;
  }
}
