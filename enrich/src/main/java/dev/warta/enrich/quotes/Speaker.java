package dev.warta.enrich.quotes;

/**
 * Somebody who speaks.
 *
 * @param name the fullest name; null for somebody unnamed
 * @param role role or description as written; null where there is none
 * @param entity index among the article's entities; null where it is none of them
 * @param gender by form of address or first name; null where unknown
 */
record Speaker(String name, String role, Integer entity, Gender gender) {

  /** What a pronoun can tell. */
  enum Gender {
    HE,
    SHE
  }

  static final Speaker UNKNOWN = new Speaker(null, null, null, null);

  /** Whether a pronoun of a gender may mean this speaker. */
  boolean fits(Gender pronoun) {
    return gender == null || pronoun == null || gender == pronoun;
  }
}
