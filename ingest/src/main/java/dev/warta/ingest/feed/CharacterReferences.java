package dev.warta.ingest.feed;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Entities;

/**
 * Reads the character references of a feed: those of XML, those of HTML by name (feeds use them
 * undeclared), numbers, and those that the feed declares itself.
 *
 * <p>What a feed declares stands for text, never for other references or for files, and all of it
 * together for a million characters at most: nothing can be blown up by it. What is no reference
 * stays as it is.
 */
final class CharacterReferences {

  private static final int LONGEST_NAME = 40;
  private static final int MAX_DECLARED = 500;
  private static final int MAX_DECLARED_CHARACTERS = 2_000;
  private static final int MAX_EXPANDED_CHARACTERS = 1_000_000;

  /** What numbers 128 to 159 mean to those who write them: windows-1252. */
  private static final String WINDOWS =
      "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
          + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

  private final Map<String, String> declared = new HashMap<>();
  private int expanded;

  /** Takes note of a declaration of the feed: {@code <!ENTITY name "value">}. */
  void declare(String name, String value) {
    if (declared.size() < MAX_DECLARED && value.length() <= MAX_DECLARED_CHARACTERS) {
      StringBuilder text = new StringBuilder();
      new CharacterReferences().appendDecoded(value, 0, value.length(), text);
      declared.putIfAbsent(name, text.toString());
    }
  }

  /** Appends a part of the feed with its references read, and without what is no character. */
  void appendDecoded(String feed, int start, int end, StringBuilder to) {
    int i = start;
    while (i < end) {
      char c = feed.charAt(i);
      if (c == '&') {
        i = appendReference(feed, i, end, to);
      } else {
        append(c, to);
        i++;
      }
    }
  }

  /** Appends a character unless it is a control character, which no newsroom types. */
  static void append(char c, StringBuilder to) {
    boolean isSpace = c == '\n' || c == '\t' || c == '\r';
    if (c >= ' ' && c != '\u007F' && c != '\uFFFE' && c != '\uFFFF' && c != '\uFEFF' || isSpace) {
      to.append(c);
    }
  }

  /** Where the text goes on. */
  private int appendReference(String feed, int at, int end, StringBuilder to) {
    int stop = Math.min(end, at + LONGEST_NAME);
    int semicolon = at + 1;
    while (semicolon < stop && isOfName(feed.charAt(semicolon))) {
      semicolon++;
    }
    boolean isWhole = semicolon < stop && feed.charAt(semicolon) == ';';
    String text = isWhole ? meaning(feed.substring(at + 1, semicolon)) : null;
    if (text == null) {
      to.append('&');
      return at + 1;
    }
    to.append(text);
    return semicolon + 1;
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '#' || c == '_' || c == '-' || c == '.';
  }

  private String meaning(String name) {
    if (name.startsWith("#")) {
      return ofNumber(name);
    }
    String own = declared.get(name);
    if (own != null) {
      expanded += own.length();
      return expanded > MAX_EXPANDED_CHARACTERS ? null : own;
    }
    if (name.equals("apos")) {
      return "'";
    }
    String named = Entities.getByName(name);
    return named.isEmpty() ? null : named;
  }

  private static String ofNumber(String name) {
    boolean isHexadecimal = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
    try {
      int number = Integer.parseInt(name.substring(isHexadecimal ? 2 : 1), isHexadecimal ? 16 : 10);
      if (number >= 0x80 && number < 0xA0) {
        return WINDOWS.substring(number - 0x80, number - 0x7F);
      }
      boolean isCharacter =
          Character.isValidCodePoint(number) && (number < 0xD800 || number > 0xDFFF);
      if (!isCharacter) {
        return "\uFFFD";
      }
      return Character.isISOControl(number) && number != '\n' && number != '\t' && number != '\r'
          ? ""
          : Character.toString(number);
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }
}
