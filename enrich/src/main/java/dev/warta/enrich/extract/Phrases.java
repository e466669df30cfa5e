package dev.warta.enrich.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A set of cue phrases that are found at a place of a text, the longest first, case aside.
 *
 * <p>A phrase ends where a word ends. One that ends in a colon needs the colon, before which a
 * space may stand; behind one without, a colon is taken along where there is one.
 */
final class Phrases {

  private static final int NONE = -1;

  private final Map<Character, List<String>> byFirstLetter = new HashMap<>();

  Phrases(Iterable<String> phrases) {
    for (String phrase : phrases) {
      List<String> same =
          byFirstLetter.computeIfAbsent(fold(phrase.charAt(0)), letter -> new ArrayList<>());
      if (!same.contains(phrase)) {
        same.add(phrase);
      }
    }
    byFirstLetter
        .values()
        .forEach(same -> same.sort(Comparator.comparingInt(String::length).reversed()));
  }

  private static char fold(char c) {
    return Character.toLowerCase(Character.toUpperCase(c));
  }

  /** Where the longest phrase that begins at {@code start} ends, its colon included; or -1. */
  int endAt(String text, int start) {
    if (start >= text.length()) {
      return NONE;
    }
    for (String phrase : byFirstLetter.getOrDefault(fold(text.charAt(start)), List.of())) {
      int end = endOf(phrase, text, start);
      if (end != NONE) {
        return end;
      }
    }
    return NONE;
  }

  private static int endOf(String phrase, String text, int start) {
    boolean colon = phrase.endsWith(":");
    int length = colon ? phrase.length() - 1 : phrase.length();
    if (!text.regionMatches(true, start, phrase, 0, length)) {
      return NONE;
    }
    int end = start + length;
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
