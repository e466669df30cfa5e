package dev.warta.enrich.extract;

import java.text.Normalizer;
import java.util.Locale;

/** The form of a line in which cues are looked for, and what characters of it are. */
final class Plain {

  private static final String TERMINALS = ".!?…。！？؟۔";
  private static final String CLOSERS = "\"'”’»›“)]）」』】";

  private Plain() {}

  /** The line composed (NFC), with plain spaces and colons and without invisible characters. */
  static String of(String line) {
    if (isPlain(line)) {
      return line;
    }
    String composed = Normalizer.normalize(line, Normalizer.Form.NFC);
    StringBuilder plain = new StringBuilder(composed.length());
    for (int i = 0; i < composed.length(); i++) {
      char c = narrow(composed.charAt(i));
      if (isSpace(c)) {
        boolean first = plain.length() == 0;
        if (!first && plain.charAt(plain.length() - 1) != ' ') {
          plain.append(' ');
        }
      } else if (!isInvisible(c)) {
        plain.append(c);
      }
    }
    return plain.toString().strip();
  }

  /** Whether a line is in this form already, as most are. */
  private static boolean isPlain(String line) {
    char before = ' ';
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean isPlain = c == ' ' ? before != ' ' : c > ' ' && c < '\u007F' || isLetterAlone(c);
      if (!isPlain) {
        return false;
      }
      before = c;
    }
    return before != ' ' || line.isEmpty();
  }

  /** Letters and quotation marks that no other character is composed with. */
  private static boolean isLetterAlone(char c) {
    return c > '\u00A0' && c != '\u00AD' && c < '\u0300'
        || c >= '\u0400' && c < '\u0483'
        || c > '\u2010' && c < '\u2028'
        || c >= '\u4E00' && c <= '\u9FFF'
        || c >= '\uAC00' && c <= '\uD7A3';
  }

  /** A key under which spellings of one text are equal: letters and digits in lower case. */
  static String key(String text) {
    StringBuilder key = new StringBuilder(text.length());
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
        key.append(c);
      } else if (key.length() > 0 && key.charAt(key.length() - 1) != ' ' && !isMark(c)) {
        key.append(' ');
      }
    }
    return key.toString().strip();
  }

  private static char narrow(char c) {
    return switch (c) {
      case '：' -> ':';
      case '（' -> '(';
      case '）' -> ')';
      case '｜' -> '|';
      case '＝' -> '=';
      case '［' -> '[';
      case '］' -> ']';
      case '／' -> '/';
      default -> c;
    };
  }

  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || isInvisible(c);
  }

  private static boolean isInvisible(char c) {
    return c == '\u00AD'
        || (c >= '\u200B' && c <= '\u200F')
        || (c >= '\u202A' && c <= '\u202E')
        || c == '\u2060'
        || (c >= '\u2066' && c <= '\u2069')
        || c == '\uFEFF';
  }

  /** The text without certain characters at its beginning and others at its end. */
  static String trimmed(String text, String before, String behind) {
    int start = 0;
    int end = text.length();
    while (start < end && before.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && behind.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Whether the text holds a digit, without which no date is in it. */
  static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  static boolean isMark(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /** Whether the letter belongs to a script without capitals. */
  static boolean isUncased(int letter) {
    return Character.isLetter(letter)
        && !Character.isUpperCase(letter)
        && !Character.isLowerCase(letter)
        && !Character.isTitleCase(letter);
  }

  /** Whether all cased letters of the text, two at least, are capitals. */
  static boolean isAllCaps(String text) {
    int capitals = 0;
    for (int i = 0; i < text.length(); i++) {
      if (Character.isLowerCase(text.charAt(i))) {
        return false;
      }
      if (Character.isUpperCase(text.charAt(i))) {
        capitals++;
      }
    }
    return capitals >= 2;
  }

  /** Whether the text ends as a sentence does, quotation marks and brackets aside. */
  static boolean endsSentence(String text) {
    int end = text.length();
    while (end > 0 && (CLOSERS.indexOf(text.charAt(end - 1)) >= 0 || text.charAt(end - 1) == ' ')) {
      end--;
    }
    return end > 0 && TERMINALS.indexOf(text.charAt(end - 1)) >= 0;
  }
}
