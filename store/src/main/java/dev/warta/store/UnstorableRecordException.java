package dev.warta.store;

/**
 * A record can never be stored, however often it is tried: its data is at fault, not the store. The
 * batch it was in was not written.
 */
public final class UnstorableRecordException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What the store has against the record. */
  public UnstorableRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
