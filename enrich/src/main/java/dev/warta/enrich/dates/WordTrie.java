package dev.warta.enrich.dates;

import java.util.HashMap;
import java.util.Map;

/** The phrases of a language by their folded letters; not changed once the language is read. */
final class WordTrie {

  private static final class Node {
    private Map<Character, Node> children = Map.of();
    private Word word;
  }

  private final Node root = new Node();

  /** The word of a phrase, new if it was not there. */
  Word word(String phrase) {
    String folded = Folding.fold(phrase);
    Node node = root;
    for (int i = 0; i < folded.length(); i++) {
      if (node.children.isEmpty()) {
        node.children = new HashMap<>(4);
      }
      node = node.children.computeIfAbsent(folded.charAt(i), letter -> new Node());
    }
    if (node.word == null) {
      node.word = new Word();
    }
    return node.word;
  }

  /** Says whether a word that was found may end at an offset. */
  @FunctionalInterface
  interface End {
    /** Behind the word with what is glued to it; -1 if no word ends here. */
    int behind(Word word, int start, int end);
  }

  /** The longest word that begins at an offset, or null. */
  Lexeme longestAt(String text, int start, End ends) {
    Lexeme longest = null;
    Node node = root;
    for (int next = start; next < text.length(); next++) {
      char c = Folding.fold(text.charAt(next));
      if (c == Folding.NOTHING) {
        continue;
      }
      node = node.children.get(c);
      if (node == null) {
        break;
      }
      if (node.word != null) {
        int end = ends.behind(node.word, start, next + 1);
        longest = end < 0 ? longest : new Lexeme(node.word, start, end);
      }
    }
    return longest;
  }
}
