package dev.warta.ingest.fetch;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.HttpException;

/** Says what an exception of the network means. */
final class Failures {

  private static final int LONGEST_MESSAGE = 300;

  private Failures() {}

  /** The same failure with its kind, and with words for people. */
  static FetchException of(Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    if (cause instanceof FetchException known) {
      return known;
    }
    if (cause instanceof UnknownHostException) {
      return failure(FetchFailure.NO_SUCH_HOST, "has a host that nobody knows", cause);
    }
    if (cause instanceof SSLException) {
      return failure(FetchFailure.TLS, "makes no safe connection: " + deepestMessage(cause), cause);
    }
    if (cause instanceof SocketTimeoutException
        || cause instanceof TimeoutException
        || cause instanceof InterruptedIOException) {
      return failure(FetchFailure.TIMEOUT, "does not answer in time", cause);
    }
    if (cause instanceof HttpException) {
      return failure(
          FetchFailure.CONNECTION, "answers with no valid HTTP: " + deepestMessage(cause), cause);
    }
    return failure(FetchFailure.CONNECTION, "cannot be reached: " + deepestMessage(cause), cause);
  }

  private static FetchException failure(FetchFailure failure, String reason, Throwable cause) {
    return new FetchException(failure, reason, cause);
  }

  private static String deepestMessage(Throwable cause) {
    Throwable deepest = cause;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
    }
    String message =
        deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
    return message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message;
  }
}
