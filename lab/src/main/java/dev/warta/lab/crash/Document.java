package dev.warta.lab.crash;

/**
 * A document of the load, and what must be stored of it.
 *
 * @param articleId the article it belongs to
 * @param revision which revision of the article it is, from 1; 0 for a document that no step can
 *     read
 * @param contentHash SHA-256 of the document's bytes
 * @param title the title it was sent with
 * @param bodyHash SHA-256 of the body that must be stored, in UTF-8
 */
record Document(String articleId, int revision, String contentHash, String title, String bodyHash) {

  /** Whether it has no text, and so must be rejected. */
  boolean isUnreadable() {
    return revision == 0;
  }
}
