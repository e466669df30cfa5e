package dev.warta.enrich.extract.html;

import java.util.Set;

/**
 * Words and what each means, found in a label without cutting it into pieces.
 *
 * <p>A meaning is a bit; a word may have several. Labels are read for every element of a page, so
 * that this is the hottest place of the reading.
 */
final class WordTable {

  private static final int HASH_FACTOR = 31;

  private final String[] words;
  private final int[] meanings;
  private final int mask;

  /** A table with room for a number of words. */
  WordTable(int most) {
    int size = Integer.highestOneBit(4 * most);
    this.words = new String[size];
    this.meanings = new int[size];
    this.mask = size - 1;
  }

  /** Adds words in lower case. */
  WordTable with(Set<String> added, int meaning) {
    for (String word : added) {
      int slot = slotOf(word, 0, word.length(), word.hashCode());
      words[slot] = word;
      meanings[slot] |= meaning;
    }
    return this;
  }

  /**
   * What the words of a label mean together.
   *
   * @param label in lower case, its words between spaces, hyphens and underscores
   */
  int meaningsIn(String label) {
    int found = 0;
    int start = 0;
    int hash = 0;
    for (int i = 0; i <= label.length(); i++) {
      char c = i < label.length() ? label.charAt(i) : ' ';
      if (c == ' ' || c == '-' || c == '_') {
        found |= i > start ? meanings[slotOf(label, start, i, hash)] : 0;
        start = i + 1;
        hash = 0;
      } else {
        hash = HASH_FACTOR * hash + c;
      }
    }
    return found;
  }

  /** Where the word is, or the empty place where it would be. */
  private int slotOf(String text, int start, int end, int hash) {
    int slot = (hash ^ hash >>> 12) & mask;
    while (words[slot] != null && !isAt(words[slot], text, start, end)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private static boolean isAt(String word, String text, int start, int end) {
    return word.length() == end - start && text.startsWith(word, start);
  }
}
