package dev.warta.desk;

import dev.warta.store.ArticleStatistics;
import dev.warta.store.Health;
import dev.warta.store.postgres.PostgresArticleStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All addresses of the desk. */
final class DeskApi {

  private static final Logger LOG = LoggerFactory.getLogger(DeskApi.class);

  private DeskApi() {}

  static List<Route> of(PostgresArticleStore store) {
    byte[] description = resource("openapi.json");
    SearchArticles articles = new SearchArticles(store.search());
    ArticleStatistics statistics = store.statistics();
    SearchQuotes quotes = new SearchQuotes(store.search());
    ReadArticle article = new ReadArticle(store.articles());
    return List.of(
        Route.open("/health", query -> readiness(store)),
        Route.open("/health/live", query -> healthy()),
        Route.open("/openapi.json", query -> Answer.json(200, description)),
        Route.of("/api/articles", SearchArticles.PARAMETERS, articles),
        Route.of("/api/facets", CountFacets.PARAMETERS, new CountFacets(store.search())),
        Route.of("/api/completions", CompleteNames.PARAMETERS, new CompleteNames(store.search())),
        Route.of("/api/articles/{id}", List.of(), article),
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
