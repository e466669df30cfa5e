package dev.warta.enrich;

/**
 * A document that no step can read: the record goes to {@code articles.rejected}, the flow goes on.
 */
public final class UnreadableArticleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Says why, for a person to read.
   *
   * @param message what is wrong with the document and what to do about it
   */
  public UnreadableArticleException(String message) {
    super(message);
  }

  /** Says why, with the failure behind it. */
  public UnreadableArticleException(String message, Throwable cause) {
    super(message, cause);
  }
}
