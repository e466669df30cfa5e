package dev.warta.ingest.fetch;

import java.io.IOException;
import java.util.Objects;

/** Ends the fetching of a document; the message is the reason in words. */
final class FetchException extends IOException {

  private static final long serialVersionUID = 1L;

  private final FetchFailure failure;

  FetchException(FetchFailure failure, String reason) {
    super(reason);
    this.failure = Objects.requireNonNull(failure);
  }

  FetchException(FetchFailure failure, String reason, Throwable cause) {
    super(reason, cause);
    this.failure = Objects.requireNonNull(failure);
  }

  FetchFailure failure() {
    return failure;
  }
}
