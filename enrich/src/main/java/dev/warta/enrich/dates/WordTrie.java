package dev.warta.enrich.dates;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The phrases of a language by their folded letters; not changed once the language is read. */
final class WordTrie {

  /** Letters up to Arabic and Hebrew begin words by an array. */
  private static final int FIRSTS = 0x700;

  private static final class Node {
    private char[] letters = {};
    private Node[] children = {};
    private Word word;

    Node child(char letter) {
      for (int i = 0; i < letters.length; i++) {
        if (letters[i] == letter) {
          return children[i];
        }
      }
      return null;
    }

    Node childOrNew(char letter) {
      Node known = child(letter);
      if (known != null) {
        return known;
      }
      int size = letters.length;
      letters = Arrays.copyOf(letters, size + 1);
      children = Arrays.copyOf(children, size + 1);
      letters[size] = letter;
      children[size] = new Node();
      return children[size];
    }
  }

  private final Map<Character, Node> others = new HashMap<>();
  private final Node[] firsts = new Node[FIRSTS];

  /** The word of a phrase, new if it was not there. */
  Word word(String phrase) {
    String folded = Folding.fold(phrase);
    Node node = firstOrNew(folded.charAt(0));
    for (int i = 1; i < folded.length(); i++) {
      node = node.childOrNew(folded.charAt(i));
    }
    if (node.word == null) {
      node.word = new Word();
    }
    return node.word;
  }

  private Node firstOrNew(char letter) {
    if (letter >= FIRSTS) {
      return others.computeIfAbsent(letter, first -> new Node());
    }
    if (firsts[letter] == null) {
      firsts[letter] = new Node();
    }
    return firsts[letter];
  }

  private Node first(char letter) {
    return letter < FIRSTS ? firsts[letter] : others.get(letter);
  }

  /** Says whether a word that was found may end at an offset. */
  @FunctionalInterface
  interface End {
    /** Behind the word with what is glued to it; -1 if no word ends here. */
    int behind(Word word, int start, int end);
  }

  /** The longest word that begins at an offset, or null. */
  Lexeme longestAt(String text, int start, End ends) {
    Node node = first(Folding.fold(text.charAt(start)));
    Word longest = null;
    int longestEnd = start;
    int next = start + 1;
    while (node != null) {
      if (node.word != null) {
        int end = ends.behind(node.word, start, next);
        longest = end < 0 ? longest : node.word;
        longestEnd = end < 0 ? longestEnd : end;
      }
      while (next < text.length() && Folding.fold(text.charAt(next)) == Folding.NOTHING) {
        next++;
      }
      node = next < text.length() ? node.child(Folding.fold(text.charAt(next))) : null;
      next++;
    }
    return longest == null ? null : new Lexeme(longest, start, longestEnd);
  }
}
