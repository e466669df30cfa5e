package dev.warta.enrich.dates;

/**
 * A word or a number of a text that may be part of a date.
 *
 * @param word what it can be
 * @param start its first character
 * @param end behind its last character
 */
record Lexeme(Word word, int start, int end) {

  boolean is(Role role) {
    return word.is(role);
  }

  int value(Role role) {
    return word.value(role);
  }
}
