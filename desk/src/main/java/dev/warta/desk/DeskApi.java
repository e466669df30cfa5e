package dev.warta.desk;

import dev.warta.store.ArticleStatistics;
import dev.warta.store.Health;
import dev.warta.store.StoredRejections;
import dev.warta.store.postgres.PostgresArticleStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All addresses of the desk. */
final class DeskApi {

  private static final Logger LOG = LoggerFactory.getLogger(DeskApi.class);

  private DeskApi() {}

  /**
   * @param documents null where the desk knows no broker
   */
  static List<Route> of(
      Access access,
      PostgresArticleStore store,
      ArticleStream stream,
      Operations operations,
      RawDocuments documents) {
    StoredRejections rejections = store.rejections();
    ReadPipeline pipeline = new ReadPipeline(operations.pipeline(), store, rejections);
    ReadRejected rejected = new ReadRejected(rejections, operations.pipeline(), access);
    Login login = new Login(access);
    byte[] description = resource("openapi.json");
    SearchArticles articles = new SearchArticles(store.search());
    ArticleStatistics statistics = store.statistics();
    SearchQuotes quotes = new SearchQuotes(store.search());
    ReadArticle article = new ReadArticle(store.articles());
    ReadRevisions revisions = new ReadRevisions(store.articles());
    ReadJourney journey = new ReadJourney(store.journeys(), documents);
    ReadRawDocument raw = new ReadRawDocument(store.articles(), documents);
    return List.of(
        Route.open("/health", query -> readiness(store)),
        Route.open("/health/live", query -> healthy()),
        Route.open("/openapi.json", query -> Answer.json(200, description)),
        Route.of("/api/articles", SearchArticles.PARAMETERS, articles),
        Route.of("/api/facets", CountFacets.PARAMETERS, new CountFacets(store.search())),
        Route.of("/api/completions", CompleteNames.PARAMETERS, new CompleteNames(store.search())),
        Route.of("/api/articles/{id}", ReadArticle.PARAMETERS, article),
        Route.of("/api/articles/{id}/revisions/{revisions}", List.of(), revisions),
        Route.of("/api/articles/{id}/journey", List.of(), journey),
        Route.of("/api/articles/{id}/raw", ReadRawDocument.PARAMETERS, raw),
        Route.of("/api/pipeline", List.of(), pipeline),
        Route.of("/api/rejected", ReadRejected.PARAMETERS, rejected::list),
        Route.post("/api/rejected/{place}/replay", rejected::replay),
        Route.of("/metrics", List.of(), query -> metrics(operations)),
        Route.openPost("/session", login::begin),
        Route.openPost("/session/end", login::end),
        Route.of("/api/export", Filters.PARAMETERS, new ExportArticles(store.export())),
        Route.of("/api/stream", Filters.PARAMETERS, new StreamArticles(store.log(), stream)),
        Route.of("/api/quotes", SearchQuotes.PARAMETERS, quotes),
        Route.of("/api/entities/{id}", ReadEntity.PARAMETERS, new ReadEntity(statistics)),
        Route.of("/api/trends", ReadTrends.PARAMETERS, new ReadTrends(statistics)),
        Route.of("/api/counts", CountArticles.PARAMETERS, new CountArticles(statistics)));
  }

  /** The reason may name hosts and users: it is for the log, not for everybody. */
  private static Answer readiness(PostgresArticleStore store) {
    Health health = store.health();
    if (health.isHealthy()) {
      return healthy();
    }
    LOG.warn("the desk is not ready: {}", health.reason());
    return Answer.of(Problem.of(503, "the database does not answer").retryAfterSeconds(10));
  }

  private static Answer metrics(Operations operations) throws ProblemException {
    if (operations.metrics() == null) {
      throw Problem.of(501, "this desk has no metrics").asException();
    }
    byte[] text = operations.metrics().get().getBytes(StandardCharsets.UTF_8);
    return new Answer(200, "text/plain; version=0.0.4; charset=utf-8", text, Map.of());
  }

  private static Answer healthy() {
    return Answer.json(200, Json.bytes(json -> Json.write(Map.of("status", "healthy"), json)));
  }

  private static byte[] resource(String name) {
    try (InputStream in = DeskApi.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
