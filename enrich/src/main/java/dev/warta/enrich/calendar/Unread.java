package dev.warta.enrich.calendar;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a text has not been understood yet. */
final class Unread {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}']++");

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

  /** The words, one by one. */
  Matcher words() {
    return WORD.matcher(text);
  }
}
