package dev.warta.desk;

import dev.warta.store.ArticleSearch;
import dev.warta.store.QuoteHit;
import dev.warta.store.QuoteRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers {@code GET /api/quotes}. */
final class SearchQuotes implements Endpoint {

  static final List<String> PARAMETERS = List.of("speaker", "language", "from", "to", "limit");

  private final ArticleSearch search;

  SearchQuotes(ArticleSearch search) {
    this.search = search;
  }

  @Override
  public Answer answer(Query query) throws ProblemException {
    QuoteRequest request =
        new QuoteRequest(
            query.text("speaker"),
            query.language(),
            query.time("from"),
            query.time("to"),
            query.limit());
    List<Map<String, Object>> quotes =
        search.quotes(request).stream().map(SearchQuotes::toJson).toList();
    return Answer.json(200, Json.bytes(json -> Json.write(Map.of("quotes", quotes), json)));
  }

  private static Map<String, Object> toJson(QuoteHit quote) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("text", quote.text());
    json.put("speaker", quote.speaker());
    json.put("role", quote.role());
    json.put("at", quote.at());
    json.put("articleId", quote.articleId());
    json.put("revision", quote.revision());
    json.put("title", quote.title());
    json.put("source", quote.source());
    json.put("url", quote.url());
    json.put("language", quote.language());
    return json;
  }
}
