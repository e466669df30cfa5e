package dev.warta.enrich.keywords;

/** What the letters of a word say of it. */
final class TermShape {

  private TermShape() {}

  /** Japanese writes its particles and endings in hiragana; an elided article ends in its mark. */
  static boolean isFunction(String term) {
    char last = term.charAt(term.length() - 1);
    if (last == '\'' || last == '’') {
      return true;
    }
    for (int i = 0; i < term.length(); i++) {
      if (term.charAt(i) < 0x3041 || term.charAt(i) > 0x309f) {
        return false;
      }
    }
    return true;
  }

  /** Whether the word is of a script that is written without spaces. */
  static boolean isSpaceless(String term) {
    char c = term.charAt(0);
    return c >= '\u0e00' && c <= '\u0eff'
        || c >= '\u1000' && c <= '\u109f'
        || c >= '\u1780' && c <= '\u17ff'
        || c >= '\u3041' && c <= '\u30ff'
        || c >= '\u3400' && c <= '\u9fff';
  }

  /** Two capitals or more and no small letter. */
  static boolean isAcronym(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!Character.isUpperCase(word.charAt(i))) {
        return false;
      }
    }
    return word.length() > 1;
  }

  /** Whether the word has letters, and does not begin with a digit. */
  static boolean isTelling(String term) {
    return Character.isLetter(term.codePointAt(0));
  }
}
