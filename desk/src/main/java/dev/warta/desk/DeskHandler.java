package dev.warta.desk;

import dev.warta.store.ArticleReader;
import dev.warta.store.StoreUnavailableException;
import dev.warta.store.postgres.PostgresArticleStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every request, with a problem document where it cannot be done. */
final class DeskHandler extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(DeskHandler.class);

  private static final String ARTICLES = "/api/articles";
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Access access;
  private final PostgresArticleStore store;
  private final ArticleReader reader;
  private final SearchArticles articles;
  private final SearchQuotes quotes;
  private final Semaphore places;
  private final byte[] description = description();

  /**
   * @param mostAtOnce requests that may ask the database at the same time; more are turned away
   */
  DeskHandler(Access access, PostgresArticleStore store, int mostAtOnce) {
    this.access = access;
    this.store = store;
    this.reader = store.articles();
    this.articles = new SearchArticles(store.search());
    this.quotes = new SearchQuotes(store.search());
    this.places = new Semaphore(mostAtOnce);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    answerOrProblem(request).send(response, callback);
    return true;
  }

  private Answer answerOrProblem(Request request) {
    try {
      access.requireNoOtherSite(request);
      requireReading(request);
      return answer(request, Request.getPathInContext(request));
    } catch (ProblemException e) {
      return Answer.of(e.problem());
    } catch (StoreUnavailableException e) {
      LOG.warn("a request was not answered: {}", e.getMessage());
      return Answer.of(
          Problem.of(503, "the database does not answer, or took too long").retryAfterSeconds(5));
    } catch (RuntimeException e) {
      LOG.error("this looks like a mistake in Warta", e);
      return Answer.of(Problem.of(500, "this looks like a mistake in Warta; its log says more"));
    }
  }

  private Answer answer(Request request, String path) throws ProblemException {
    return switch (path) {
      case "/health" -> {
        Query.of(request, List.of());
        yield readiness();
      }
      case "/health/live" -> {
        Query.of(request, List.of());
        yield healthy();
      }
      case "/openapi.json" -> {
        Query.of(request, List.of());
        yield Answer.json(200, description);
      }
      default -> {
        access.requireToken(request);
        yield fromStore(request, path);
      }
    };
  }

  private Answer fromStore(Request request, String path) throws ProblemException {
    if (!places.tryAcquire()) {
      throw Problem.of(429, "too many requests at a time").retryAfterSeconds(1).asException();
    }
    try {
      return switch (path) {
        case ARTICLES -> articles.answer(Query.of(request, SearchArticles.PARAMETERS));
        case "/api/quotes" -> quotes.answer(Query.of(request, SearchQuotes.PARAMETERS));
        default -> article(request, path);
      };
    } finally {
      places.release();
    }
  }

  private Answer article(Request request, String path) throws ProblemException {
    String id = path.startsWith(ARTICLES + "/") ? path.substring(ARTICLES.length() + 1) : "";
    if (id.isEmpty() || id.contains("/")) {
      throw Problem.of(404, "there is no such address")
          .with("expected", "an address that /openapi.json describes")
          .asException();
    }
    Query.of(request, List.of());
    if (!UUID.matcher(id).matches()) {
      throw Query.bad("id", "is not the id of an article", "a UUID in its 36 characters");
    }
    return reader
        .current(id)
        .map(json -> Answer.json(200, (json + "\n").getBytes(StandardCharsets.UTF_8)))
        .orElseThrow(() -> Problem.of(404, "no article has this id").asException());
  }

  /** The reason may name hosts and users: it is for the log, not for everybody. */
  private Answer readiness() {
    if (store.health().isHealthy()) {
      return healthy();
    }
    return Answer.of(Problem.of(503, "the database does not answer").retryAfterSeconds(10));
  }

  private static Answer healthy() {
    return Answer.json(200, Json.bytes(json -> Json.write(Map.of("status", "healthy"), json)));
  }

  private static void requireReading(Request request) throws ProblemException {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      throw Problem.of(405, "the desk is only read")
          .with("expected", "GET, HEAD")
          .withHeader("Allow", "GET, HEAD")
          .asException();
    }
  }

  private static byte[] description() {
    try (InputStream in = DeskHandler.class.getResourceAsStream("openapi.json")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
