package dev.warta.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** What became of a {@link FetchRequest}. */
public sealed interface FetchResult {

  /** The address that answered, after all redirects; the one asked for if none did. */
  String address();

  /**
   * The address to ask from now on: where the permanent redirects before any other led; empty if
   * there were none.
   */
  Optional<String> movedTo();

  /** When it was known. */
  Instant at();

  /**
   * The document.
   *
   * @param status 200 or another that means success
   * @param body the document's bytes, decompressed; not copied
   */
  record Fetched(
      String address,
      Optional<String> movedTo,
      Instant at,
      int status,
      ResponseHeaders headers,
      byte[] body)
      implements FetchResult {

    public Fetched {
      Objects.requireNonNull(address);
      Objects.requireNonNull(movedTo);
      Objects.requireNonNull(at);
      Objects.requireNonNull(headers);
      Objects.requireNonNull(body);
    }
  }

  /** The document has not changed since the version that the request names. */
  record NotModified(String address, Optional<String> movedTo, Instant at, ResponseHeaders headers)
      implements FetchResult {

    public NotModified {
      Objects.requireNonNull(address);
      Objects.requireNonNull(movedTo);
      Objects.requireNonNull(at);
      Objects.requireNonNull(headers);
    }
  }

  /**
   * No document.
   *
   * @param status of the answer, where there was one
   * @param retryAfter how long the server wants to be left alone, where it said so
   * @param reason for people: the predicate of a sentence about the address
   */
  record Failed(
      String address,
      Optional<String> movedTo,
      Instant at,
      FetchFailure failure,
      OptionalInt status,
      Optional<Duration> retryAfter,
      String reason)
      implements FetchResult {

    public Failed {
      Objects.requireNonNull(address);
      Objects.requireNonNull(movedTo);
      Objects.requireNonNull(at);
      Objects.requireNonNull(failure);
      Objects.requireNonNull(status);
      Objects.requireNonNull(retryAfter);
      Objects.requireNonNull(reason);
    }
  }
}
