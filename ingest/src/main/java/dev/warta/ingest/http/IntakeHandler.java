package dev.warta.ingest.http;

import dev.warta.ingest.RecoveringPublisher;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every request, with a problem document where it cannot be done. */
final class IntakeHandler extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(IntakeHandler.class);

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final Access access;
  private final PostArticles articles;
  private final RecoveringPublisher publisher;
  private final IntakeCounts counts;
  private final Semaphore places;
  private final byte[] description = resource("openapi.json");

  /**
   * @param mostAtOnce requests that are worked on at the same time; more are turned away
   */
  IntakeHandler(
      Access access,
      PostArticles articles,
      RecoveringPublisher publisher,
      IntakeCounts counts,
      int mostAtOnce) {
    this.access = access;
    this.articles = articles;
    this.publisher = publisher;
    this.counts = counts;
    this.places = new Semaphore(mostAtOnce);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Answer answer;
    try {
      answer = answer(request);
    } catch (ProblemException e) {
      counts.problem(e.problem());
      answer = Answer.of(RequestBody.hasEnded(request) ? e.problem() : e.problem().lastOfAll());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer = Answer.of(Outages.stopping());
    } catch (RuntimeException e) {
      LOG.error("this looks like a mistake in Warta", e);
      answer = Answer.of(Problem.of(500, "this looks like a mistake in Warta; its log says more"));
    }
    answer.send(response, callback);
    return true;
  }

  private Answer answer(Request request) throws ProblemException, InterruptedException {
    access.requireNoOtherSite(request);
    return switch (Request.getPathInContext(request)) {
      case "/articles" -> {
        requireMethod(request, Set.of("POST"));
        access.requireToken(request);
        Parameters.requireJsonWanted(request);
        yield takeIn(request);
      }
      case "/health" -> {
        requireMethod(request, READING);
        Parameters.requireJsonWanted(request);
        yield health();
      }
      case "/openapi.json" -> {
        requireMethod(request, READING);
        Parameters.requireJsonWanted(request);
        yield Answer.json(200, description);
      }
      default ->
          throw Problem.of(404, "there is no such address")
              .with("expected", "/articles, /health or /openapi.json")
              .asException();
    };
  }

  private Answer takeIn(Request request) throws ProblemException, InterruptedException {
    if (!places.tryAcquire()) {
      throw Problem.of(429, "too many requests at a time").retryAfterSeconds(1).asException();
    }
    // While an answer waits for the brokers nothing moves on the connection.
    request.addIdleTimeoutListener(timeout -> false);
    try {
      return articles.answer(request);
    } catch (ProblemException e) {
      RequestBody.discardRest(request); // only here: those who are turned away hold no thread
      throw e;
    } finally {
      places.release();
    }
  }

  private Answer health() {
    return switch (publisher.state()) {
      case UP -> Answer.json(200, Json.write(Map.of("status", "healthy")));
      case STALLED -> unhealthy("Kafka does not keep up");
      case OUT -> unhealthy("no Kafka broker acknowledges articles");
    };
  }

  private static Answer unhealthy(String reason) {
    return Answer.of(Problem.of(503, reason).retryAfterSeconds(10));
  }

  private static void requireMethod(Request request, Set<String> methods) throws ProblemException {
    if (!methods.contains(request.getMethod())) {
      String allowed = String.join(", ", methods.stream().sorted().toList());
      throw Problem.of(405, request.getMethod() + " is not for this address")
          .with("expected", allowed)
          .withHeader("Allow", allowed)
          .asException();
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = IntakeHandler.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
