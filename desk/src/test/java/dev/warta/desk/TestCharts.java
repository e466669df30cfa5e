package dev.warta.desk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An API that answers what a test needs of trends and of the pipeline. */
final class TestCharts {

  static final String MARKUP = "<img src=x onerror=document.title='run'>";

  static final String ALL_IS_WELL =
      pipeline("well", "every stage keeps up", stage("store", "'well'", "41.5", "12"));
  static final String SLOW_STORE =
      pipeline("slow", "store is 14 min behind", stage("store", "'slow'", "11.2", "32410"));
  static final String UNKNOWN_STORE =
      pipeline("well", "every stage keeps up", stage("store", "null", "null", "null"));

  private static final String REJECTED_AT = "articles.rejected:2:1041";

  private static final List<String> FILTER_AND_SPAN =
      List.of("language", "by", "interval", "from", "to");

  private final AtomicInteger replays = new AtomicInteger();
  private volatile String pipeline = ALL_IS_WELL;

  List<Route> routes() {
    return List.of(
        Route.of("/api/counts", FILTER_AND_SPAN, query -> json(counts(query.text("by")))),
        Route.of("/api/trends", List.of("hours", "days"), query -> json(TRENDS)),
        Route.of("/api/pipeline", List.of(), query -> pipelineOrOutage()),
        Route.of("/api/rejected", List.of("stage", "cause", "limit"), query -> json(REJECTED)),
        Route.post("/api/rejected/" + REJECTED_AT + "/replay", query -> replay()));
  }

  /**
   * @param pipeline null for an outage
   */
  void pipelineIs(String pipeline) {
    this.pipeline = pipeline;
  }

  /** How often the rejected document has been replayed. */
  int replays() {
    return replays.get();
  }

  private Answer pipelineOrOutage() throws ProblemException {
    if (pipeline == null) {
      throw Problem.of(503, "the database does not answer").asException();
    }
    return json(pipeline);
  }

  private Answer replay() {
    replays.incrementAndGet();
    return json("{'replayedTo': 'articles.raw:0:7'}");
  }

  /** Of the first ten days of June: ten articles on the first, twenty on the second and so on. */
  private static String counts(String by) {
    List<String> times = new ArrayList<>();
    List<String> counts = new ArrayList<>();
    for (int day = 1; day <= 10; day++) {
      times.add("'2024-06-%02dT00:00:00Z'".formatted(day));
      counts.add(String.valueOf(10 * day));
    }
    String series =
        by == null
            ? "{'value': null, 'label': null, 'counts': " + counts + "}"
            : "{'value': 'id', 'label': \"%s\", 'counts': %s}, {'value': 'ar', 'label': 'العربية', 'counts': %s}"
                .formatted(MARKUP, counts, counts);
    return "{'interval': 'day', 'from': '2024-06-01T00:00:00Z', 'to': '2024-06-11T00:00:00Z', 'times': %s, 'series': [%s]}"
        .formatted(times, series);
  }

  private static final String TRENDS =
      """
      {'from': '2024-06-10T18:00:00Z', 'to': '2024-06-11T00:00:00Z', 'baselineFrom': '2024-06-03T18:00:00Z',
       'entities': [{'id': 'person:x', 'type': 'person', 'name': "%s", 'articles': 48, 'expected': 3.2, 'score': 9}],
       'keywords': [{'text': 'harga beras', 'articles': 31, 'expected': 0, 'score': 6}]}"""
          .formatted(MARKUP);

  private static final String REJECTED =
      """
      {'rejected': [{'topic': 'articles.rejected', 'partition': 2, 'offset': 1041, 'stage': 'enrich', 'cause': 'undecodable',
        'at': '2024-06-10T18:00:00Z', 'inWords': "%s"}], 'nextCursor': null}"""
          .formatted(MARKUP);

  private static String pipeline(String verdict, String reason, String stage) {
    return """
    {'at': '2024-06-10T18:00:00Z', 'verdict': '%s', 'reason': '%s',
     'stages': [%s, %s],
     'sources': [{'kind': 'feed', 'location': "%s", 'verdict': 'ill', 'reason': 'answers 500'}],
     'rejected': [{'stage': 'enrich', 'cause': 'undecodable', 'count': 12, 'inWords': 'not a record of a known schema'}],
     'audit': null}"""
        .formatted(verdict, reason, stage("enrich", "'well'", "42", "3"), stage, MARKUP);
  }

  private static String stage(String name, String state, String rate, String lag) {
    return "{'name': '%s', 'state': %s, 'ratePerSecond': %s, 'lag': %s, 'latencyMillis': null, 'reason': null}"
        .formatted(name, state, rate, lag);
  }

  /** Quotes are single here where the text itself has none. */
  private static Answer json(String text) {
    StringBuilder json = new StringBuilder();
    boolean isText = false;
    for (char c : text.toCharArray()) {
      isText ^= c == '"';
      json.append(c == '\'' && !isText ? '"' : c);
    }
    return Answer.json(200, json.toString().getBytes(StandardCharsets.UTF_8));
  }
}
