package dev.warta.enrich.quotes;

/**
 * Who is said to speak, as written beside the verb.
 *
 * @param from its first token
 * @param to behind its last token
 * @param kind how the speaker is named
 * @param spot the name, for {@link Kind#NAME}
 * @param isBesideVerb whether only words like adverbs part it from the verb
 */
record Subject(int from, int to, Kind kind, Spot spot, boolean isBesideVerb) {

  /** How a speaker is named. */
  enum Kind {
    NAME,
    PRONOUN,
    MANY,
    /** The minister; that spokesman. */
    ROLE,
    /** A resident; one of the guests. */
    UNNAMED,
    /** A sign, a banner. */
    THING,
    NONE
  }

  static final Subject NONE = new Subject(-1, -1, Kind.NONE, null, false);

  /** Whom a verb without a subject speaks of: dijo, kata. */
  static final Subject DROPPED = new Subject(-1, -1, Kind.PRONOUN, null, true);

  boolean isNone() {
    return kind == Kind.NONE;
  }

  /** Whether a description stands in for a name. */
  boolean isDescribed() {
    return kind == Kind.ROLE || kind == Kind.UNNAMED;
  }

  static Subject named(Spot spot, boolean isBesideVerb) {
    return new Subject(spot.from(), spot.to(), Kind.NAME, spot, isBesideVerb);
  }
}
