package dev.warta.desk;

import dev.warta.store.ArticleSearch;
import dev.warta.store.SearchHit;
import dev.warta.store.SearchRequest;
import dev.warta.store.SearchRequest.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers {@code GET /api/articles}. */
final class SearchArticles implements Endpoint {

  static final List<String> PARAMETERS = Filters.and("order", "cursor", "limit");

  private final ArticleSearch search;

  SearchArticles(ArticleSearch search) {
    this.search = search;
  }

  @Override
  public Answer answer(Query query) throws ProblemException {
    int limit = query.limit();
    SearchRequest request = request(query, limit + 1);
    List<SearchHit> found = search.search(request);
    List<SearchHit> hits = found.subList(0, Math.min(limit, found.size()));
    boolean hasNext = found.size() > limit && request.order() == Order.NEWEST;

    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("order", word(request.order()));
    answer.put("hits", hits.stream().map(SearchArticles::toJson).toList());
    answer.put("nextCursor", hasNext ? Cursor.behind(hits.get(limit - 1)) : null);
    return Answer.json(200, Json.bytes(json -> Json.write(answer, json)));
  }

  private static SearchRequest request(Query query, int limit) throws ProblemException {
    String words = Filters.words(query);
    Order order = order(query, words);
    SearchRequest.Position after = Cursor.read(query.text("cursor"));
    if (after != null && order != Order.NEWEST) {
      throw Query.bad("cursor", "goes with order=newest only", "order=newest, or no cursor");
    }
    return new SearchRequest(words, Filters.of(query), order, after, limit);
  }

  private static Order order(Query query, String words) throws ProblemException {
    String order = query.text("order");
    if (order == null) {
      return words.isEmpty() ? Order.NEWEST : Order.RELEVANCE;
    }
    if (order.equals(word(Order.NEWEST))) {
      return Order.NEWEST;
    }
    if (!order.equals(word(Order.RELEVANCE))) {
      throw Query.bad("order", "is not known", "relevance or newest");
    }
    if (words.isEmpty()) {
      throw Query.bad("order", "needs words to be relevant for", "q, or order=newest");
    }
    return Order.RELEVANCE;
  }

  private static String word(Order order) {
    return order == Order.NEWEST ? "newest" : "relevance";
  }

  static Map<String, Object> toJson(SearchHit hit) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("articleId", hit.articleId());
    json.put("revision", hit.revision());
    json.put("title", hit.title());
    json.put("source", hit.source());
    json.put("url", hit.url());
    json.put("language", hit.language());
    json.put("publishedAt", hit.publishedAt());
    json.put("observedAt", hit.observedAt());
    json.put("authors", hit.authors());
    json.put("countries", hit.countries());
    json.put("goneSince", hit.goneSince());
    json.put("snippet", snippet(hit.snippet()));
    return json;
  }

  /** The marks become offsets: nothing in the text means anything. */
  private static Map<String, Object> snippet(String marked) {
    StringBuilder text = new StringBuilder();
    List<Map<String, Object>> highlights = new ArrayList<>();
    int start = -1;
    for (char c : marked.toCharArray()) {
      if (c == SearchHit.MARK_START.charAt(0)) {
        start = text.length();
      } else if (c != SearchHit.MARK_END.charAt(0)) {
        text.append(c);
      } else if (start >= 0) {
        highlights.add(Json.object("start", start, "end", text.length()));
        start = -1;
      }
    }
    return Json.object("text", text.toString(), "highlights", highlights);
  }
}
