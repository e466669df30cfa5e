package dev.warta.enrich.places;

import java.lang.Character.UnicodeScript;

/** How names are compared: what counts as the same letter, and where a word begins and ends. */
final class Letters {

  /** Thai is the first script in Unicode's order that is written without spaces. */
  private static final char FIRST_WITHOUT_SPACES = '\u0e00';

  private Letters() {}

  /** The letter that stands for this one in a comparison; offsets stay the same. */
  static char fold(char c) {
    if (c < 128) {
      return c == '-' || c <= ' ' ? ' ' : Character.toLowerCase(c);
    }
    return switch (c) {
      case '’', '‘', 'ʼ', '`', '´' -> '\'';
      case '\u2010', '\u2011', '–', '\u00a0', '\u202f' -> ' ';
      case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
      case 'ى' -> 'ي';
      case 'Ё', 'ё' -> 'е';
      default -> Character.toLowerCase(c);
    };
  }

  static String fold(CharSequence text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      folded.append(fold(text.charAt(i)));
    }
    return folded.toString();
  }

  /** Whether a word may begin or end between the characters before and at this offset. */
  static boolean isBoundary(CharSequence text, int offset) {
    if (offset <= 0 || offset >= text.length()) {
      return true;
    }
    char before = text.charAt(offset - 1);
    char after = text.charAt(offset);
    if (!isPartOfWord(before) || !isPartOfWord(after)) {
      return true;
    }
    if (after < FIRST_WITHOUT_SPACES || dependsOnBefore(after) || dependsOnAfter(before)) {
      return false;
    }
    UnicodeScript one = scriptOf(before);
    UnicodeScript other = scriptOf(after);
    return isWrittenWithoutSpaces(one) || isWrittenWithoutSpaces(other) || one != other;
  }

  /** Where the word that begins at an offset ends; a hyphen ends it too. */
  static int endOfWord(CharSequence text, int start) {
    int end = start;
    while (end < text.length() && isPartOfWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK
        || Character.isSurrogate(c);
  }

  /** Marks, and the vowels that Thai and Lao write behind their consonant. */
  private static boolean dependsOnBefore(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || c >= '\u0e30' && c <= '\u0e3a'
        || c == '\u0e45'
        || c >= '\u0eb0' && c <= '\u0ebd';
  }

  /** The vowels that Thai and Lao write before their consonant, and Khmer's sign for stacking. */
  private static boolean dependsOnAfter(char c) {
    return c >= '\u0e40' && c <= '\u0e44'
        || c >= '\u0ec0' && c <= '\u0ec4'
        || c == '\u17d2'
        || c == '\u1039';
  }

  /** Katakana, which writes foreign names, has its own words between other characters. */
  private static UnicodeScript scriptOf(char c) {
    return c == 'ー' ? UnicodeScript.KATAKANA : UnicodeScript.of(c);
  }

  private static boolean isWrittenWithoutSpaces(UnicodeScript script) {
    return switch (script) {
      case HAN, HIRAGANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }
}
