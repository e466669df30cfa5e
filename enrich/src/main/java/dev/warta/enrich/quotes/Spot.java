package dev.warta.enrich.quotes;

/**
 * A name in the body.
 *
 * @param from its first token
 * @param to behind its last token
 * @param entity index among the article's entities; negative for a name that is none of them
 * @param kind what is named
 */
record Spot(int from, int to, int entity, Kind kind) {

  /** What a name names. */
  enum Kind {
    PERSON,
    ORGANISATION,
    PLACE,
    UNKNOWN
  }

  boolean isPlace() {
    return kind == Kind.PLACE;
  }

  boolean isOrganisation() {
    return kind == Kind.ORGANISATION;
  }

  int length() {
    return to - from;
  }
}
