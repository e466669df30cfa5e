package dev.warta.cli;

/** Something the user can mend: the command ends with this message, without a stack trace. */
public final class UserException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what was wrong, where, and what to do.
   *
   * @param message one sentence or two, without the command's name in front
   */
  public UserException(String message) {
    super(message);
  }

  /** The same with the failure behind it, shown with {@code --stacktrace}. */
  public UserException(String message, Throwable cause) {
    super(message, cause);
  }
}
