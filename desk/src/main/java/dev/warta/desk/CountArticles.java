package dev.warta.desk;

import dev.warta.store.ArticleFilter;
import dev.warta.store.ArticleStatistics;
import dev.warta.store.Facets.Facet;
import dev.warta.store.TimeCountRequest;
import dev.warta.store.TimeCountRequest.Interval;
import dev.warta.store.TimeCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers {@code GET /api/counts}: how many articles there are, over time. */
final class CountArticles implements Endpoint {

  static final List<String> PARAMETERS = Filters.and("by", "interval");

  private static final Duration USUAL_SPAN = Duration.ofDays(30);

  private final ArticleStatistics statistics;

  CountArticles(ArticleStatistics statistics) {
    this.statistics = statistics;
  }

  @Override
  public Answer answer(Query query) throws ProblemException {
    Interval interval = query.word("interval", Interval.class, Interval.day);
    ArticleFilter filter = Filters.of(query);
    Instant to = filter.to() == null ? Instant.now() : filter.to();
    Instant from = filter.from() == null ? to.minus(USUAL_SPAN) : filter.from();
    requireSpan(from, to, interval);
    TimeCountRequest request =
        new TimeCountRequest(
            Filters.words(query),
            filter.between(from, to),
            interval,
            query.word("by", Facet.class, null));
    TimeCounts counts = statistics.counts(request);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("interval", interval);
    answer.put("from", from);
    answer.put("to", to);
    answer.put("counted", counts.counted());
    answer.put("isExact", counts.isExact());
    answer.put("times", counts.times());
    answer.put("series", counts.series().stream().map(CountArticles::toJson).toList());
    return Answer.json(200, Json.bytes(json -> Json.write(answer, json)));
  }

  private static void requireSpan(Instant from, Instant to, Interval interval)
      throws ProblemException {
    if (!from.isBefore(to)) {
      throw Query.bad("from", "is not before to", "a time before to");
    }
    if (Duration.between(from, to).dividedBy(interval.length()) > TimeCountRequest.MAX_INTERVALS) {
      throw Query.bad(
          "interval",
          "is too short for so long a time",
          "at most " + TimeCountRequest.MAX_INTERVALS + " of them between from and to");
    }
  }

  private static Map<String, Object> toJson(TimeCounts.Series series) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("value", series.value());
    json.put("label", series.label());
    json.put("counts", series.counts());
    return json;
  }
}
