package dev.warta.desk;

import dev.warta.store.ArticleSearch;
import dev.warta.store.Facets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers {@code GET /api/facets}. */
final class CountFacets implements Endpoint {

  static final List<String> PARAMETERS = Filters.PARAMETERS;

  private final ArticleSearch search;

  CountFacets(ArticleSearch search) {
    this.search = search;
  }

  @Override
  public Answer answer(Query query) throws ProblemException {
    Facets facets = search.facets(Filters.words(query), Filters.of(query));
    Map<String, Object> values = new LinkedHashMap<>();
    facets
        .values()
        .forEach(
            (facet, found) ->
                values.put(facet.name(), found.stream().map(CountFacets::toJson).toList()));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("total", facets.counted());
    answer.put("counted", facets.counted());
    answer.put("isExact", facets.isExact());
    answer.put("facets", values);
    return Answer.json(200, Json.bytes(json -> Json.write(answer, json)));
  }

  private static Map<String, Object> toJson(Facets.Value value) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("value", value.value());
    if (value.label() != null) {
      json.put("label", value.label());
    }
    json.put("count", value.articles());
    return json;
  }
}
