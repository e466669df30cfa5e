package dev.warta.ingest.fetch;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** Fetches from servers of tests: one redirect, no politeness. */
public final class PlainFetcher {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Duration maxTime;

  public PlainFetcher(Duration maxTime) {
    this.maxTime = maxTime;
  }

  /** Fetches without waiting. */
  public CompletableFuture<FetchResult> fetch(FetchRequest request) {
    return fetch(request, request.address(), Optional.empty());
  }

  private CompletableFuture<FetchResult> fetch(
      FetchRequest request, String address, Optional<String> movedTo) {
    HttpRequest.Builder http = HttpRequest.newBuilder(URI.create(address)).timeout(maxTime);
    if (request.etag() != null) {
      http.header("If-None-Match", request.etag());
    }
    if (request.lastModified() != null) {
      http.header("If-Modified-Since", request.lastModified());
    }
    return this.http
        .sendAsync(http.build(), HttpResponse.BodyHandlers.ofByteArray())
        .thenCompose(answer -> follow(request, address, movedTo, answer))
        .exceptionally(e -> failed(address, e));
  }

  private CompletableFuture<FetchResult> follow(
      FetchRequest request, String address, Optional<String> movedTo, HttpResponse<byte[]> answer) {
    Optional<String> location = answer.headers().firstValue("Location");
    if (answer.statusCode() / 100 != 3 || answer.statusCode() == 304 || location.isEmpty()) {
      return CompletableFuture.completedFuture(result(address, movedTo, answer));
    }
    String next = URI.create(address).resolve(location.get()).toString();
    boolean isPermanent = answer.statusCode() == 301 || answer.statusCode() == 308;
    return fetch(request, next, isPermanent ? Optional.of(next) : movedTo);
  }

  private static FetchResult result(
      String address, Optional<String> movedTo, HttpResponse<byte[]> answer) {
    ResponseHeaders headers = new ResponseHeaders(answer.headers().map());
    int status = answer.statusCode();
    if (status == 304) {
      return new FetchResult.NotModified(address, movedTo, Instant.now(), headers);
    }
    if (status == 200) {
      return new FetchResult.Fetched(address, movedTo, Instant.now(), 200, headers, answer.body());
    }
    return new FetchResult.Failed(
        address,
        movedTo,
        Instant.now(),
        status == 410 ? FetchFailure.GONE : FetchFailure.STATUS,
        OptionalInt.of(status),
        headers.first("Retry-After").map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))),
        "answers with status " + status);
  }

  private static FetchResult failed(String address, Throwable e) {
    boolean isTimeout = e.getCause() instanceof HttpTimeoutException;
    return new FetchResult.Failed(
        address,
        Optional.empty(),
        Instant.now(),
        isTimeout ? FetchFailure.TIMEOUT : FetchFailure.CONNECTION,
        OptionalInt.empty(),
        Optional.empty(),
        isTimeout ? "did not answer in time" : "refused the connection");
  }
}
