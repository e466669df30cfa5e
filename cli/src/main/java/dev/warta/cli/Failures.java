package dev.warta.cli;

import dev.warta.enrich.reprocess.ReprocessException;
import dev.warta.ingest.PublishException;
import dev.warta.ingest.source.SourceException;
import dev.warta.store.StoreUnavailableException;
import dev.warta.store.audit.AuditException;
import dev.warta.store.rejected.ReplayException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;

/** Says failures in words for the person at the terminal. */
final class Failures {

  private Failures() {}

  /**
   * True if the failure's own message is meant for the user, or speaks of the world and not of our
   * code.
   */
  static boolean isExpected(Throwable failure) {
    Throwable cause = rootOf(failure);
    return cause instanceof UserException
        || cause instanceof SourceException
        || cause instanceof PublishException
        || cause instanceof StoreUnavailableException
        || cause instanceof ReprocessException
        || cause instanceof AuditException
        || cause instanceof ReplayException
        || cause instanceof KafkaException
        || cause instanceof java.io.IOException;
  }

  /** One sentence or two; never a stack trace, never empty. */
  static String inWords(Throwable failure) {
    Throwable cause = rootOf(failure);
    String message = cause.getMessage();
    if (cause instanceof KafkaException) {
      return "Kafka says: " + (message == null ? cause.getClass().getSimpleName() : message);
    }
    return message == null ? cause.toString() : message;
  }

  /** What the wrappers that only carry a failure to another thread carry. */
  private static Throwable rootOf(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof ExecutionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
