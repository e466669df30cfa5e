package dev.warta.desk;

import dev.warta.desk.Pipeline.Source;
import dev.warta.desk.Pipeline.Stage;
import dev.warta.desk.Pipeline.State;
import dev.warta.store.ArticleStore;
import dev.warta.store.Health;
import dev.warta.store.StoreUnavailableException;
import dev.warta.store.StoredRejections;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Answers {@code GET /api/pipeline}: whether all is well and, if not, where. */
final class ReadPipeline implements Endpoint {

  private static final List<String> NAMES = List.of("ingest", "raw", "enrich", "enriched", "store");

  private final Pipeline pipeline;
  private final ArticleStore store;
  private final StoredRejections rejections;

  /**
   * @param pipeline null if it is not known
   */
  ReadPipeline(Pipeline pipeline, ArticleStore store, StoredRejections rejections) {
    this.pipeline = pipeline;
    this.store = store;
    this.rejections = rejections;
  }

  @Override
  public Answer answer(Query query) {
    List<Stage> stages = new ArrayList<>(pipeline == null ? unknown() : pipeline.stages());
    stages.add(search());
    Stage worst = stages.stream().max(Comparator.comparing(Stage::state)).orElseThrow();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("at", Instant.now().truncatedTo(ChronoUnit.MILLIS));
    answer.put("verdict", word(worst.state()));
    answer.put("reason", worst.reason() == null ? null : worst.name() + ": " + worst.reason());
    answer.put("stages", stages.stream().map(ReadPipeline::toJson).toList());
    answer.put("sources", sources());
    answer.put("rejected", rejected());
    answer.put("audit", audit());
    return Answer.json(200, Json.bytes(json -> Json.write(answer, json)));
  }

  private static List<Stage> unknown() {
    return NAMES.stream()
        .map(name -> new Stage(name, State.UNKNOWN, null, null, null, null))
        .toList();
  }

  private Stage search() {
    Health health = store.health();
    return health.isHealthy()
        ? new Stage("search", State.WELL, null, null, null, null)
        : new Stage("search", State.ILL, null, null, null, "the database does not answer");
  }

  private List<Map<String, Object>> sources() {
    List<Source> sources = pipeline == null ? null : pipeline.sources();
    return sources == null ? null : sources.stream().map(ReadPipeline::toJson).toList();
  }

  private static Map<String, Object> toJson(Source source) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", source.kind());
    json.put("location", source.location());
    json.put("verdict", source.verdict());
    json.put("reason", source.reason());
    json.put("lastSuccessAt", source.lastSuccessAt());
    json.put("lastNewAt", source.lastNewAt());
    json.put("articles", source.articles());
    return json;
  }

  private Map<String, Object> audit() {
    Pipeline.Audited audited = pipeline == null ? null : pipeline.audit();
    if (audited == null) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", audited.at());
    json.put("verdict", word(audited.state()));
    json.put("summary", audited.summary());
    return json;
  }

  /** Null where the database does not answer, which is said already. */
  private List<Map<String, Object>> rejected() {
    try {
      return rejections.open().stream()
          .map(
              count -> {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("stage", count.stage());
                json.put("cause", count.cause());
                json.put("count", count.count());
                json.put("inWords", ReadRejected.inWords(count.cause(), ""));
                return json;
              })
          .toList();
    } catch (StoreUnavailableException e) {
      return null;
    }
  }

  private static Map<String, Object> toJson(Stage stage) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", stage.name());
    json.put("state", word(stage.state()));
    json.put("ratePerSecond", stage.ratePerSecond());
    json.put("lag", stage.lag());
    json.put("latencyMillis", stage.latency() == null ? null : toJson(stage.latency()));
    json.put("reason", stage.reason());
    return json;
  }

  private static Map<String, Object> toJson(Pipeline.Latency latency) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("p50", latency.p50());
    json.put("p99", latency.p99());
    return json;
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
