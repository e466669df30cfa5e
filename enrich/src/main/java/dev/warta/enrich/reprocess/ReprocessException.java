package dev.warta.enrich.reprocess;

/** A run that cannot begin or go on; the message says what to do. */
public final class ReprocessException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ReprocessException(String message) {
    super(message);
  }

  ReprocessException(String message, Throwable cause) {
    super(message, cause);
  }
}
