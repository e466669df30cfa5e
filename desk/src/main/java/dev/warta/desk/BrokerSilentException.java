package dev.warta.desk;

/** The brokers do not answer, or let nobody in. */
final class BrokerSilentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokerSilentException(Throwable cause) {
    super(cause.getMessage(), cause);
  }
}
