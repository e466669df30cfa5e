package dev.warta.ingest.feed;

/** Says why a document is not a feed, as the predicate of a sentence about it. */
public final class NotAFeedException extends Exception {

  private static final long serialVersionUID = 1L;

  NotAFeedException(String message) {
    super(message);
  }
}
