package dev.warta.store;

/**
 * The store is out (down, full, overloaded, out of connections): the same call may succeed later.
 */
public final class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What was attempted, and why it failed. */
  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
