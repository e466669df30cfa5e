package dev.warta.ingest.source;

/**
 * What the user named cannot be a source; thrown before anything is read or published.
 *
 * <p>The message is a sentence for the user.
 */
public final class SourceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SourceException(String message) {
    super(message);
  }
}
