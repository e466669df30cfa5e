package dev.warta.enrich.extract;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A set of cue phrases that are found at a place of a text, the longest first, case aside.
 *
 * <p>A phrase ends where a word ends. One that ends in a colon needs the colon, before which a
 * space may stand; behind one without, a colon is taken along where there is one.
 */
final class Phrases {

  private static final int NONE = -1;

  private static final Phrase[] NO_PHRASES = {};
  private static final int LETTERS = 128;

  /** Those that begin with a letter of ASCII, by it; null for none. */
  private final Phrase[][] byLetter = new Phrase[LETTERS][];

  private final Map<Character, Phrase[]> byOtherLetter = new HashMap<>();

  Phrases(Iterable<String> phrases) {
    Map<Character, Set<String>> byFirst = new HashMap<>();
    for (String phrase : phrases) {
      byFirst.computeIfAbsent(fold(phrase.charAt(0)), letter -> new LinkedHashSet<>()).add(phrase);
    }
    byFirst.forEach((letter, same) -> put(letter, longestFirst(same)));
  }

  private void put(char letter, Phrase[] phrases) {
    if (letter < LETTERS) {
      byLetter[letter] = phrases;
    } else {
      byOtherLetter.put(letter, phrases);
    }
  }

  private static Phrase[] longestFirst(Set<String> phrases) {
    return phrases.stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(Phrase::of)
        .toArray(Phrase[]::new);
  }

  /**
   * A phrase as it is looked for.
   *
   * @param text without the colon it ends in
   * @param second its second letter, by which most are refused; its first where it has no other
   */
  private record Phrase(String text, boolean hasColon, int secondAt, char second) {

    static Phrase of(String phrase) {
      boolean hasColon = phrase.endsWith(":");
      String text = hasColon ? phrase.substring(0, phrase.length() - 1) : phrase;
      int secondAt = text.length() > 1 ? 1 : 0;
      return new Phrase(text, hasColon, secondAt, text.isEmpty() ? 0 : fold(text.charAt(secondAt)));
    }

    boolean isAt(int start, String in) {
      return start + text.length() <= in.length()
          && (text.isEmpty() || fold(in.charAt(start + secondAt)) == second)
          && in.regionMatches(true, start, text, 0, text.length());
    }
  }

  private Phrase[] beginningWith(char letter) {
    Phrase[] phrases = letter < LETTERS ? byLetter[letter] : byOtherLetter.get(letter);
    return phrases == null ? NO_PHRASES : phrases;
  }

  private static char fold(char c) {
    if (c < LETTERS) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
    }
    return Character.toLowerCase(Character.toUpperCase(c));
  }

  /** Where the longest phrase that begins at {@code start} ends, its colon included; or -1. */
  int endAt(String text, int start) {
    if (start >= text.length()) {
      return NONE;
    }
    for (Phrase phrase : beginningWith(fold(text.charAt(start)))) {
      int end = endOf(phrase, text, start);
      if (end != NONE) {
        return end;
      }
    }
    return NONE;
  }

  private static int endOf(Phrase phrase, String text, int start) {
    if (!phrase.isAt(start, text)) {
      return NONE;
    }
    boolean colon = phrase.hasColon();
    int end = start + phrase.text().length();
    if (!colon && continuesWord(text, end)) {
      return NONE;
    }
    int behindSpace = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
    if (behindSpace < text.length() && text.charAt(behindSpace) == ':') {
      return behindSpace + 1;
    }
    return colon ? NONE : end;
  }

  private static boolean continuesWord(String text, int end) {
    if (end >= text.length() || end == 0) {
      return false;
    }
    char before = text.charAt(end - 1);
    char next = text.charAt(end);
    // Chinese characters and kana stand without spaces: every place may end a word.
    boolean spaceless = Character.isIdeographic(next) || (next >= '\u3040' && next <= '\u30FF');
    return Character.isLetterOrDigit(before) && Character.isLetterOrDigit(next) && !spaceless;
  }

  boolean startIn(String text) {
    return endAt(text, 0) != NONE;
  }

  /** Whether the text is one of the phrases. */
  boolean contains(String text) {
    return !text.isEmpty() && endAt(text, 0) == text.length();
  }

  /** Where a phrase begins as a word of the text, from {@code from} on; or -1. */
  int indexIn(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if ((i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1))) && endAt(text, i) != NONE) {
        return i;
      }
    }
    return NONE;
  }

  boolean areIn(String text) {
    return indexIn(text, 0) != NONE;
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
