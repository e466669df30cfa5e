package dev.warta.lab.crash;

/**
 * What became of a raw record.
 *
 * @param articleId null if it was rejected
 * @param revision the revision it became, or was seen again; 0 if it was rejected
 * @param contentHash of the revision it became; null otherwise
 */
record Outcome(Kind kind, String articleId, int revision, String contentHash) {

  enum Kind {
    REVISION,
    SIGHTING,
    REJECTION
  }

  static final Outcome REJECTED = new Outcome(Kind.REJECTION, null, 0, null);

  static Outcome revision(String articleId, int revision, String contentHash) {
    return new Outcome(Kind.REVISION, articleId, revision, contentHash);
  }

  static Outcome sighting(String articleId, int revision) {
    return new Outcome(Kind.SIGHTING, articleId, revision, null);
  }
}
