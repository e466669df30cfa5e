package dev.warta.desk;

import dev.warta.store.ArticleStatistics;
import dev.warta.store.Rising;
import dev.warta.store.RisingRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers {@code GET /api/trends}: what stands in more articles than usual. */
final class ReadTrends implements Endpoint {

  static final List<String> PARAMETERS = List.of("to", "hours", "days", "limit");

  private static final int USUAL_HOURS = 6;
  private static final int MOST_HOURS = 168;
  private static final int USUAL_DAYS = 7;
  private static final int MOST_DAYS = 90;

  private final ArticleStatistics statistics;

  ReadTrends(ArticleStatistics statistics) {
    this.statistics = statistics;
  }

  @Override
  public Answer answer(Query query) throws ProblemException {
    RisingRequest request =
        new RisingRequest(
            query.time("to"),
            query.number("hours", USUAL_HOURS, MOST_HOURS),
            query.number("days", USUAL_DAYS, MOST_DAYS),
            query.limit());
    Rising rising = statistics.rising(request);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("from", rising.from());
    answer.put("to", rising.to());
    answer.put("baselineFrom", rising.baselineFrom());
    answer.put("counted", rising.articles());
    answer.put("baselineCounted", rising.baselineArticles());
    answer.put("entities", rising.entities().stream().map(ReadTrends::name).toList());
    answer.put("keywords", rising.keywords().stream().map(ReadTrends::word).toList());
    return Answer.json(200, Json.bytes(json -> Json.write(answer, json)));
  }

  private static Map<String, Object> name(Rising.Name name) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", ReadEntity.id(name.type(), name.words()));
    json.put("type", name.type());
    json.put("name", name.name());
    addCounts(json, name.counts());
    return json;
  }

  private static Map<String, Object> word(Rising.Word word) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("text", word.text());
    addCounts(json, word.counts());
    return json;
  }

  private static void addCounts(Map<String, Object> json, Rising.Surprise counts) {
    json.put("articles", counts.articles());
    json.put("expected", counts.expected());
    json.put("score", counts.score());
  }
}
