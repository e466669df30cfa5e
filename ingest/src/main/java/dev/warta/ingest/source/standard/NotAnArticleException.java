package dev.warta.ingest.source.standard;

/** An item of a document that is no article: why, and what would have been one. */
public final class NotAnArticleException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean isMalformed;
  private final String field;
  private final String expected;

  NotAnArticleException(String reason, String expected) {
    this(false, null, reason, expected);
  }

  private NotAnArticleException(boolean isMalformed, String field, String reason, String expected) {
    super(reason, null, false, false);
    this.isMalformed = isMalformed;
    this.field = field;
    this.expected = expected;
  }

  static NotAnArticleException malformed(String reason, String expected) {
    return new NotAnArticleException(true, null, reason, expected);
  }

  /**
   * @param field of the standard in which it shows
   */
  static NotAnArticleException by(String field, String reason, String expected) {
    return new NotAnArticleException(false, field, reason, expected);
  }

  /** True if the document cannot be read at all. */
  public boolean isMalformed() {
    return isMalformed;
  }

  /** The field of the standard in which it shows; null where it is none of them. */
  public String field() {
    return field;
  }

  /** What would have been right. */
  public String expected() {
    return expected;
  }
}
