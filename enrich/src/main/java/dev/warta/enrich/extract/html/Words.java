package dev.warta.enrich.extract.html;

import java.util.Locale;

/** Small measures of text as it stands in markup. */
final class Words {

  /** Last letter of the scripts that write commas as English does. */
  private static final char LAST_OF_CASED = '\u05ff';

  /** Commas and full stops of Chinese, Arabic, Urdu, Hindi, Burmese, Khmer and Amharic. */
  private static final String CLAUSE_ENDS = "，、。،۔।၊။។፣።";

  private Words() {}

  /** Weight of a text without white space at the ends, each run of it inside counted as one. */
  static int length(String text) {
    int length = 0;
    boolean pending = false;
    for (int i = 0; i < text.length(); i++) {
      if (isBlank(text.charAt(i))) {
        pending = length > 0;
      } else {
        length += (pending ? 2 : 1) + extraWeight(text.charAt(i));
        pending = false;
      }
    }
    return length;
  }

  /** Marks of clauses and sentences, of which prose has more than menus have. */
  static int commas(String text) {
    int commas = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      commas += c == ',' || c > LAST_OF_CASED && isClauseEnd(c, i, text) ? 1 : 0;
    }
    return commas;
  }

  /** Whether a character of a script without commas does what a comma does. */
  private static boolean isClauseEnd(char c, int at, String text) {
    boolean isSpaced = at > 0 && text.charAt(at - 1) == ' ' && isSpacedByClause(c);
    return isSpaced || CLAUSE_ENDS.indexOf(c) >= 0;
  }

  /** Thai, Lao and Khmer write a space between clauses, and no other. */
  private static boolean isSpacedByClause(char c) {
    return c >= '\u0e00' && c <= '\u0eff' || c >= '\u1780' && c <= '\u17ff';
  }

  static boolean isBlank(char c) {
    return c <= ' ' || c == '\u00a0';
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** "storyBody" as "story-body", in lower case. */
  static String apart(String text) {
    int first = 0;
    while (first < text.length() && isSmall(text.charAt(first))) {
      first++;
    }
    return first == text.length() ? text : apart(text, first);
  }

  private static boolean isSmall(char c) {
    return c < '\u007F' && (c < 'A' || c > 'Z');
  }

  private static String apart(String text, int first) {
    StringBuilder words = new StringBuilder(text.length() + 8).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isUpperCase(c) && i > 0 && Character.isLowerCase(text.charAt(i - 1))) {
        words.append('-');
      }
      words.append(Character.toLowerCase(c));
    }
    return words.toString();
  }

  /** With each run of white space as one space, and none at the ends. */
  static String joined(String text) {
    return isJoined(text) ? text : joinedAnew(text);
  }

  private static boolean isJoined(String text) {
    boolean isBehindSpace = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isBlank(c) && (isBehindSpace || c != ' ')) {
        return false;
      }
      isBehindSpace = c == ' ';
    }
    return !isBehindSpace || text.isEmpty();
  }

  private static String joinedAnew(String text) {
    StringBuilder joined = new StringBuilder(text.length());
    boolean pending = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isBlank(c)) {
        pending = joined.length() > 0;
      } else {
        if (pending) {
          joined.append(' ');
          pending = false;
        }
        joined.append(c);
      }
    }
    return joined.toString();
  }

  /** Length of a text, a character of Chinese, Japanese and Korean counting for more than one. */
  static int weight(String text) {
    int weight = text.length();
    for (int i = 0; i < text.length(); i++) {
      weight += extraWeight(text.charAt(i));
    }
    return weight;
  }

  /**
   * What one character says more than a letter does: an ideograph is a word, a syllable half of
   * one.
   */
  private static int extraWeight(char c) {
    if (c < '\u3040') {
      return 0;
    }
    boolean isIdeograph = c >= '\u4e00' && c <= '\u9fff';
    boolean isSyllable = c <= '\u30ff' || c >= '\uac00' && c <= '\ud7a3';
    return isIdeograph ? 2 : isSyllable ? 1 : 0;
  }
}
