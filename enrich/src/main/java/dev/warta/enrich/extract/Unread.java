package dev.warta.enrich.extract;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a text has not been understood yet. */
final class Unread {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}'’]++|\\d++");

  private String text;

  Unread(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** Takes out the first match; null for none. */
  Matcher take(Pattern pattern) {
    Matcher match = pattern.matcher(text);
    if (!match.find()) {
      return null;
    }
    remove(match.start(), match.end());
    return match;
  }

  void remove(int start, int end) {
    text = text.substring(0, start) + " " + text.substring(end);
  }

  /** Leaves other text in place of what is there. */
  void leave(String rest) {
    text = rest;
  }

  /** The words and numbers, one by one. */
  Matcher words() {
    return WORD.matcher(text);
  }

  boolean allWords(Predicate<String> test) {
    return words().results().allMatch(word -> test.test(word.group()));
  }
}
