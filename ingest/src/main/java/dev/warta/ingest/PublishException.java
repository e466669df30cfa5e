package dev.warta.ingest;

/**
 * Articles cannot be published any more: the brokers are out of reach, or refuse.
 *
 * <p>The message says what, where and what to do. What was acknowledged before is safe; the rest
 * can be published by running the same again.
 */
public final class PublishException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean isBecauseClosed;

  PublishException(String message, Throwable cause) {
    this(message, cause, false);
  }

  PublishException(String message, Throwable cause, boolean isBecauseClosed) {
    super(message, cause);
    this.isBecauseClosed = isBecauseClosed;
  }

  /**
   * True if the publisher was closed before all was acknowledged: somebody wanted to stop, and
   * nothing says that the brokers are out.
   */
  public boolean isBecauseClosed() {
    return isBecauseClosed;
  }

  /** The same for another thread or another call, with that one's stack. */
  PublishException again() {
    return new PublishException(getMessage(), getCause(), isBecauseClosed);
  }
}
