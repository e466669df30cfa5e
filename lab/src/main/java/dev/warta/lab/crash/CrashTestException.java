package dev.warta.lab.crash;

/** The crash test cannot go on, or has found something; the message says what. */
final class CrashTestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CrashTestException(String message) {
    super(message);
  }

  CrashTestException(String message, Throwable cause) {
    super(message, cause);
  }
}
