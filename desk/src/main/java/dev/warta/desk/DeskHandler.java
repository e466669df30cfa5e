package dev.warta.desk;

import dev.warta.store.StoreUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

  private final Access access;
  private final List<Route> routes;
  private final Pages pages = new Pages();
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
    if (!isReading(request) || !pages.serve(request, response, callback)) {
      answerOrProblem(request).send(response, callback);
    }
    return true;
  }

  private Answer answerOrProblem(Request request) {
    try {
      access.requireNoOtherSite(request);
      requireMethod(request);
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
    Set<String> allowed = new TreeSet<>();
    for (Route route : routes) {
      Optional<Map<String, String>> variables = route.variables(path);
      if (variables.isPresent() && route.takes(request.getMethod())) {
        return answer(request, route, variables.get());
      }
      variables.ifPresent(any -> allowed.add(route.method()));
    }
    access.requireToken(request);
    throw allowed.isEmpty() ? unknown() : notAllowed(String.join(", ", allowed));
  }

  private Answer answer(Request request, Route route, Map<String, String> variables)
      throws ProblemException {
    if (!route.isOpen()) {
      access.requireToken(request);
    }
    if (route.method().equals("POST")) {
      access.requireOwnPageOrProgram(request);
    }
    Query query = Query.of(request, route.parameters(), variables);
    return route.isInTurn() ? inTurn(route.endpoint(), query) : route.endpoint().answer(query);
  }

  private static ProblemException unknown() {
    return Problem.of(404, "there is no such address")
        .with("expected", "an address that /openapi.json describes")
        .asException();
  }

  private static ProblemException notAllowed(String allowed) {
    String all = allowed.replace("GET", "GET, HEAD");
    return Problem.of(405, "this method does not go with this address")
        .with("expected", all)
        .withHeader("Allow", all)
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

  private static void requireMethod(Request request) throws ProblemException {
    if (!METHODS.contains(request.getMethod())) {
      throw notAllowed("GET, POST");
    }
  }

  private static boolean isReading(Request request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }
}
