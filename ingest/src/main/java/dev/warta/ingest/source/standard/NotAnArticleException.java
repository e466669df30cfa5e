package dev.warta.ingest.source.standard;

/** An item of a document that is no article: why, and what would have been one. */
public final class NotAnArticleException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String expected;

  NotAnArticleException(String reason, String expected) {
    super(reason, null, false, false);
    this.expected = expected;
  }

  /** What would have been right. */
  public String expected() {
    return expected;
  }
}
