package dev.warta.desk;

import dev.warta.store.StoreUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every request, with a problem document where it cannot be done. */
final class DeskHandler extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(DeskHandler.class);

  private final Access access;
  private final List<Route> routes;
  private final Semaphore places;

  /**
   * @param mostAtOnce requests that may ask the database at the same time; more are turned away
   */
  DeskHandler(Access access, List<Route> routes, int mostAtOnce) {
    this.access = access;
    this.routes = routes;
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
      return answer(request);
    } catch (ProblemException e) {
      return Answer.of(e.problem());
    } catch (StoreUnavailableException e) {
      LOG.warn("a request was not answered: {}", e.getMessage());
      return Answer.of(
          Problem.of(503, "the database does not answer, or took too long").retryAfterSeconds(5));
    } catch (BrokerSilentException e) {
      LOG.warn("a request was not answered: {}", e.getMessage());
      return Answer.of(Problem.of(503, "the brokers do not answer").retryAfterSeconds(5));
    } catch (RuntimeException e) {
      LOG.error("this looks like a mistake in Warta", e);
      return Answer.of(Problem.of(500, "this looks like a mistake in Warta; its log says more"));
    }
  }

  /** Without the token nobody learns which addresses there are. */
  private Answer answer(Request request) throws ProblemException {
    String path = Request.getPathInContext(request);
    for (Route route : routes) {
      Optional<Map<String, String>> variables = route.variables(path);
      if (variables.isPresent()) {
        if (!route.isOpen()) {
          access.requireToken(request);
        }
        Query query = Query.of(request, route.parameters(), variables.get());
        return route.isOpen() ? route.endpoint().answer(query) : inTurn(route.endpoint(), query);
      }
    }
    access.requireToken(request);
    throw Problem.of(404, "there is no such address")
        .with("expected", "an address that /openapi.json describes")
        .asException();
  }

  private Answer inTurn(Endpoint endpoint, Query query) throws ProblemException {
    if (!places.tryAcquire()) {
      throw Problem.of(429, "too many requests at a time").retryAfterSeconds(1).asException();
    }
    try {
      return endpoint.answer(query);
    } finally {
      places.release();
    }
  }

  private static void requireReading(Request request) throws ProblemException {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      throw Problem.of(405, "the desk is only read")
          .with("expected", "GET, HEAD")
          .withHeader("Allow", "GET, HEAD")
          .asException();
    }
  }
}
