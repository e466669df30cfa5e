package dev.warta.enrich.keywords;

import java.lang.Character.UnicodeBlock;

/** What the letters of a word say of it. */
final class TermShape {

  private TermShape() {}

  /** Japanese writes its particles and endings in hiragana; an elided article ends in its mark. */
  static boolean isFunction(String term) {
    char last = term.charAt(term.length() - 1);
    return last == '\'' || last == '’' || term.chars().allMatch(c -> c >= 0x3041 && c <= 0x309f);
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
    return word.length() > 1 && word.chars().allMatch(Character::isUpperCase);
  }

  /** Whether the word has letters, and digits only beside them. */
  static boolean isTelling(String term) {
    return term.chars().anyMatch(Character::isLetter) && !Character.isDigit(term.charAt(0))
        || Character.isSurrogate(term.charAt(0)) && UnicodeBlock.of(term.codePointAt(0)) != null;
  }
}
