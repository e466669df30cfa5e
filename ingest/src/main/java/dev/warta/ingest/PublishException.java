package dev.warta.ingest;

/**
 * Articles cannot be published any more: the brokers are out of reach, or refuse.
 *
 * <p>The message says what, where and what to do. What was acknowledged before is safe; the rest
 * can be published by running the same again.
 */
public final class PublishException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PublishException(String message, Throwable cause) {
    super(message, cause);
  }
}
