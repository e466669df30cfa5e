package dev.warta.store.audit;

/** The audit cannot be finished; the message says why and what to do. */
public final class AuditException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AuditException(String message) {
    super(message);
  }
}
