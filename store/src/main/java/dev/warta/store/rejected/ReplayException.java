package dev.warta.store.rejected;

/** Rejected records cannot be dealt with now; what was done before is done for good. */
public final class ReplayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ReplayException(String message, Throwable cause) {
    super(message, cause);
  }
}
