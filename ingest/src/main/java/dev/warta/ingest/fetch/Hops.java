package dev.warta.ingest.fetch;

import dev.warta.ingest.fetch.FetchResult.Failed;
import dev.warta.ingest.fetch.FetchResult.Fetched;
import dev.warta.ingest.fetch.FetchResult.NotModified;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The way of one request from its address over all redirects to its result. */
final class Hops {

  private static final int NOT_MODIFIED = 304;
  private static final int GONE = 410;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;
  private static final Set<Integer> PERMANENT = Set.of(301, 308);
  private static final Set<Integer> TEMPORARY = Set.of(302, 303, 307);

  private final Fetcher fetcher;
  private final FetchRequest request;
  private final BodyLimit limit;
  private final int maxRedirects;
  private final boolean isUrgent;
  private final CompletableFuture<FetchResult> result = new CompletableFuture<>();
  private final Set<String> visited = new HashSet<>();

  private volatile String last;
  private volatile String movedTo;
  private boolean isPermanentSoFar = true;
  private long nanosLeft;

  /**
   * A request that has not begun.
   *
   * @param isUrgent whether it goes before what waits for the same host
   */
  Hops(Fetcher fetcher, FetchRequest request, BodyLimit limit, int maxRedirects, boolean isUrgent) {
    this.fetcher = fetcher;
    this.request = request;
    this.limit = limit;
    this.maxRedirects = maxRedirects;
    this.isUrgent = isUrgent;
    last = request.address();
    nanosLeft = fetcher.settings().maxTime().toNanos();
  }

  CompletableFuture<FetchResult> result() {
    return result;
  }

  void begin() {
    try {
      visit(WebAddress.of(request.address()));
    } catch (FetchException e) {
      fail(e);
    }
  }

  /** Ends it before its end. */
  void stop() {
    fail(new FetchException(FetchFailure.STOPPED, "was not fetched: the program is ending"));
  }

  private void visit(WebAddress address) throws FetchException {
    last = address.toString();
    if (!visited.add(last)) {
      throw new FetchException(FetchFailure.REDIRECT, "is redirected in a circle");
    }
    if (visited.size() > maxRedirects + 1) {
      throw new FetchException(
          FetchFailure.REDIRECT, "is redirected more than %d times".formatted(maxRedirects));
    }
    if (request.kind() == FetchRequest.Kind.FEED) {
      await(address, Duration.ZERO);
    } else {
      fetcher
          .robots()
          .of(address)
          .whenComplete((rules, failure) -> visitIfAllowed(address, rules, failure));
    }
  }

  private void visitIfAllowed(WebAddress address, Robots.Rules rules, Throwable failure) {
    if (failure != null) {
      fail(Failures.of(failure));
      return;
    }
    whyNot(address, rules).ifPresentOrElse(this::fail, () -> await(address, rules.crawlDelay()));
  }

  private Optional<FetchException> whyNot(WebAddress address, Robots.Rules rules) {
    return request.kind() == FetchRequest.Kind.PAGE ? rules.whyNot(address) : Optional.empty();
  }

  private void await(WebAddress address, Duration crawlDelay) {
    fetcher
        .queues()
        .submit(
            address.authority(),
            isUrgent || visited.size() > 1,
            release -> ask(address, crawlDelay, release));
  }

  private void ask(WebAddress address, Duration crawlDelay, HostQueues.Release release) {
    long begin = System.nanoTime();
    fetcher
        .exchange(address, headers(), request.mediaTypes(), limit, Duration.ofNanos(nanosLeft))
        .whenComplete(
            (answer, failure) -> {
              nanosLeft -= System.nanoTime() - begin;
              fetcher.onWorker(() -> take(address, crawlDelay, answer, failure, release));
            });
  }

  /** The host's turn ends only then: what the answer says, as robots.txt may, holds from now on. */
  private void take(
      WebAddress address,
      Duration crawlDelay,
      HttpAnswer answer,
      Throwable failure,
      HostQueues.Release release) {
    try {
      take(address, answer, failure);
    } finally {
      release.after(fetcher.rest(address, crawlDelay, hold(answer)));
    }
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(
        "Accept",
        request.mediaTypes().isEmpty()
            ? "*/*"
            : String.join(", ", request.mediaTypes().stream().sorted().toList()) + ", */*;q=0.1");
    headers.put("Accept-Encoding", ContentDecoding.ACCEPTED);
    putIfThere(headers, "If-None-Match", request.etag());
    putIfThere(headers, "If-Modified-Since", request.lastModified());
    return headers;
  }

  private static void putIfThere(Map<String, String> headers, String name, String value) {
    if (value != null && value.chars().allMatch(c -> c >= ' ' && c < 256 && c != 127)) {
      headers.put(name, value);
    }
  }

  private Optional<Duration> hold(HttpAnswer answer) {
    return answer != null
            && (answer.status() == TOO_MANY_REQUESTS || answer.status() == UNAVAILABLE)
        ? retryAfter(answer)
        : Optional.empty();
  }

  private void take(WebAddress address, HttpAnswer answer, Throwable failure) {
    try {
      if (failure != null) {
        fail(Failures.of(failure));
      } else if (PERMANENT.contains(answer.status()) || TEMPORARY.contains(answer.status())) {
        redirect(address, answer);
      } else if (answer.status() == NOT_MODIFIED) {
        finish(new NotModified(last, Optional.ofNullable(movedTo), now(), answer.headers()));
      } else if (answer.isSuccess()) {
        finish(fetched(answer));
      } else {
        fail(answer);
      }
    } catch (FetchException e) {
      fail(e);
    } catch (RuntimeException e) {
      fail(new FetchException(FetchFailure.CONNECTION, "answers what cannot be read: " + e, e));
    }
  }

  private void redirect(WebAddress address, HttpAnswer answer) throws FetchException {
    String location =
        answer
            .headers()
            .first("Location")
            .orElseThrow(
                () ->
                    new FetchException(
                        FetchFailure.REDIRECT, "is redirected without saying where to"));
    WebAddress next;
    try {
      next = address.resolve(location);
    } catch (FetchException e) {
      throw new FetchException(
          FetchFailure.REDIRECT, "is redirected to what " + e.getMessage() + ": " + location, e);
    }
    if (nanosLeft <= 0) {
      throw new FetchException(FetchFailure.TIMEOUT, "takes longer than the time allowed");
    }
    isPermanentSoFar &= PERMANENT.contains(answer.status());
    if (isPermanentSoFar) {
      movedTo = next.toString();
    }
    visit(next);
  }

  private Fetched fetched(HttpAnswer answer) throws FetchException {
    byte[] body =
        ContentDecoding.decoded(answer.body(), answer.headers().all("Content-Encoding"), limit);
    return new Fetched(
        last, Optional.ofNullable(movedTo), now(), answer.status(), answer.headers(), body);
  }

  private void fail(HttpAnswer answer) {
    finish(
        new Failed(
            last,
            Optional.ofNullable(movedTo),
            now(),
            answer.status() == GONE ? FetchFailure.GONE : FetchFailure.STATUS,
            OptionalInt.of(answer.status()),
            retryAfter(answer),
            "answers " + StatusWords.of(answer.status())));
  }

  private void fail(FetchException failure) {
    finish(
        new Failed(
            last,
            Optional.ofNullable(movedTo),
            now(),
            failure.failure(),
            OptionalInt.empty(),
            Optional.empty(),
            failure.getMessage()));
  }

  private void finish(FetchResult outcome) {
    result.complete(outcome);
  }

  private Optional<Duration> retryAfter(HttpAnswer answer) {
    return answer.headers().first("Retry-After").flatMap(text -> RetryAfter.of(text, now()));
  }

  private Instant now() {
    return fetcher.now();
  }
}
