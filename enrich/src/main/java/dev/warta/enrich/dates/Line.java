package dev.warta.enrich.dates;

import java.util.List;

/**
 * The lexemes of one sentence in their order, with the text between them.
 *
 * @param text the text that the lexemes' offsets count in
 * @param lexemes what was picked out of the sentence
 */
record Line(String text, List<Lexeme> lexemes) {

  int size() {
    return lexemes.size();
  }

  Lexeme get(int at) {
    return lexemes.get(at);
  }

  /** Whether there is a lexeme with this role at a place. */
  boolean is(int at, Role role) {
    return at >= 0 && at < lexemes.size() && lexemes.get(at).is(role);
  }

  /** What stands between a lexeme and the one before it. */
  Gap gapBefore(int at) {
    return Gap.between(text, lexemes.get(at - 1).end(), lexemes.get(at).start());
  }

  /** Whether nothing but a space or a dash stands before a lexeme. */
  boolean isNear(int at) {
    if (at < 1 || at >= lexemes.size()) {
      return false;
    }
    Gap gap = gapBefore(at);
    return gap == Gap.SPACE || gap == Gap.DASH;
  }

  /** Whether a word of this role leads right to a lexeme. */
  boolean isBehind(int at, Role role) {
    return is(at - 1, role) && gapBefore(at) == Gap.SPACE;
  }

  /** Whether a word of this role follows a lexeme at once. */
  boolean isBefore(int at, Role role) {
    return is(at + 1, role) && gapBefore(at + 1) == Gap.SPACE;
  }
}
