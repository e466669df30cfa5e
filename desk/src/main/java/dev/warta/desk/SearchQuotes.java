package dev.warta.desk;

import dev.warta.store.ArticleSearch;
import dev.warta.store.QuoteHit;
import dev.warta.store.QuoteRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers {@code GET /api/quotes}. */
final class SearchQuotes implements Endpoint {

  static final List<String> PARAMETERS =
      List.of("q", "speaker", "language", "from", "to", "cursor", "limit");

  private final ArticleSearch search;

  SearchQuotes(ArticleSearch search) {
    this.search = search;
  }

  @Override
  public Answer answer(Query query) throws ProblemException {
    int limit = query.limit();
    QuoteRequest request =
        new QuoteRequest(
            Filters.words(query),
            query.text("speaker"),
            query.language(),
            query.time("from"),
            query.time("to"),
            Cursor.readQuote(query.text("cursor")),
            limit + 1);
    List<QuoteHit> found = search.quotes(request);
    List<QuoteHit> quotes = found.subList(0, Math.min(limit, found.size()));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("quotes", quotes.stream().map(SearchQuotes::toJson).toList());
    answer.put("nextCursor", found.size() > limit ? Cursor.behind(quotes.get(limit - 1)) : null);
    return Answer.json(200, Json.bytes(json -> Json.write(answer, json)));
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
