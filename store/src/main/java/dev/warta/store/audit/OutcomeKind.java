package dev.warta.store.audit;

/** What can become of a raw record. */
public enum OutcomeKind {
  /** A new article, or a new revision of one. */
  REVISION("revision"),

  /** Content that was seen before. */
  SIGHTING("sighting"),

  /** The raw record itself was rejected, by enrich. */
  REJECTED_RAW("rejection"),

  /**
   * The event made from it was rejected, by the store. Where the event was stored later all the
   * same, such as after a replay, that is the outcome and this is none.
   */
  REJECTED_EVENT("rejection by the store");

  private final String words;

  OutcomeKind(String words) {
    this.words = words;
  }

  /** The kind as it stands in a message. */
  String words() {
    return words;
  }
}
