package dev.warta.enrich.text;

import java.lang.Character.UnicodeScript;

/** What is to be known of the world's scripts. */
public final class Scripts {

  /** Thai is the first script in Unicode's order that is written without spaces. */
  private static final char FIRST_WITHOUT_SPACES = '\u0e00';

  private Scripts() {}

  /** Whether words of the character's script stand together without spaces. */
  public static boolean isWithoutSpaces(int character) {
    return character >= FIRST_WITHOUT_SPACES
        && switch (UnicodeScript.of(character)) {
          case THAI, LAO, KHMER, MYANMAR, HAN, HIRAGANA, KATAKANA -> true;
          default -> false;
        };
  }
}
