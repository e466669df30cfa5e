package dev.warta.enrich.entities;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name as it is compared: its words in lower case, without honorifics, hyphens and stops.
 *
 * @param words the words
 */
record NameForm(List<String> words) {

  private static final Pattern HYPHENS = Pattern.compile("[-‐‑.]");
  private static final int MOST_WORDS = 64;
  private static final int MOST_ENDING = 3;
  private static final int SHORTEST_STEM = 3;

  static NameForm of(PartWords part, NameMention mention) {
    return of(part, mention, mention.from(), part.parenthesis(mention));
  }

  /** The acronym in parentheses behind a name; without words where there is none. */
  static NameForm ofAcronym(PartWords part, NameMention mention) {
    return of(part, mention, part.parenthesis(mention), mention.to());
  }

  private static NameForm of(PartWords part, NameMention mention, int from, int to) {
    List<String> words = new ArrayList<>();
    for (int token = from; token < to; token++) {
      if (part.isWord(token)) {
        String word = wordOf(part, mention, token);
        for (String piece : HYPHENS.split(word)) {
          if (!piece.isEmpty() && words.size() < MOST_WORDS) {
            words.add(piece);
          }
        }
      }
    }
    return new NameForm(List.copyOf(words));
  }

  /** A word in lower case; of the last one what belongs to the name. */
  private static String wordOf(PartWords part, NameMention mention, int token) {
    int length = mention.end() - part.tokens().start(token);
    String word = part.tokens().token(token);
    return token == mention.to() - 1 && length > 0 && length < word.length()
        ? word.substring(0, length).toLowerCase(Locale.ROOT)
        : part.lower(token);
  }

  int size() {
    return words.size();
  }

  String last() {
    return words.isEmpty() ? "" : words.get(words.size() - 1);
  }

  /**
   * Whether a person of a full name may be called so: by some of its words in their order, or with
   * initials before the last word.
   */
  boolean isShortFor(NameForm full, boolean isInflected) {
    int at = 0;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean mayBeInitial = words.size() > 1 && i < words.size() - 1;
      while (at < full.size() && !isSame(word, full.words.get(at), mayBeInitial, isInflected)) {
        at++;
      }
      if (at == full.size()) {
        return false;
      }
      at++;
    }
    return !words.isEmpty();
  }

  private static boolean isSame(
      String word, String full, boolean mayBeInitial, boolean isInflected) {
    if (word.equals(full)) {
      return true;
    }
    if (mayBeInitial && (word.length() == 1 || full.length() == 1)) {
      return word.charAt(0) == full.charAt(0);
    }
    return isInflected && isSameStem(word, full);
  }

  /** Whether two words differ in a short ending only: Путин, Путина. */
  private static boolean isSameStem(String one, String other) {
    int least = Math.min(one.length(), other.length());
    int same = 0;
    while (same < least && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return same >= SHORTEST_STEM
        && one.length() - same <= MOST_ENDING
        && other.length() - same <= MOST_ENDING
        && same >= Math.max(one.length(), other.length()) - MOST_ENDING;
  }
}
