package dev.warta.enrich.calendar;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The phrases of a language by their folded letters; not changed once the language is read.
 *
 * @param <W> what is known of a phrase
 */
public final class PhraseTrie<W> {

  /** Letters up to Arabic and Hebrew begin words by an array. */
  private static final int FIRSTS = 0x700;

  private static final class Node<W> {
    private char[] letters = {};
    private Node<W>[] children = nodes(0);
    private W word;

    Node<W> child(char letter) {
      for (int i = 0; i < letters.length; i++) {
        if (letters[i] == letter) {
          return children[i];
        }
      }
      return null;
    }

    Node<W> childOrNew(char letter) {
      Node<W> known = child(letter);
      if (known != null) {
        return known;
      }
      int size = letters.length;
      letters = Arrays.copyOf(letters, size + 1);
      children = Arrays.copyOf(children, size + 1);
      letters[size] = letter;
      children[size] = new Node<>();
      return children[size];
    }
  }

  private final Supplier<W> newWord;
  private final Map<Character, Node<W>> others = new HashMap<>();
  private final Node<W>[] firsts = nodes(FIRSTS);

  /** An empty one; the supplier makes what is known of a new phrase. */
  public PhraseTrie(Supplier<W> newWord) {
    this.newWord = newWord;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <W> Node<W>[] nodes(int count) {
    return new Node[count];
  }

  /** The word of a phrase, new if it was not there. */
  public W word(String phrase) {
    String folded = Folding.fold(phrase);
    Node<W> node = firstOrNew(folded.charAt(0));
    for (int i = 1; i < folded.length(); i++) {
      node = node.childOrNew(folded.charAt(i));
    }
    if (node.word == null) {
      node.word = newWord.get();
    }
    return node.word;
  }

  private Node<W> firstOrNew(char letter) {
    if (letter >= FIRSTS) {
      return others.computeIfAbsent(letter, first -> new Node<>());
    }
    if (firsts[letter] == null) {
      firsts[letter] = new Node<>();
    }
    return firsts[letter];
  }

  private Node<W> first(char letter) {
    return letter < FIRSTS ? firsts[letter] : others.get(letter);
  }

  /** Says whether a word that was found may end at an offset. */
  @FunctionalInterface
  public interface End<W> {
    /** Behind the word with what is glued to it; -1 if no word ends here. */
    int behind(W word, int start, int end);
  }

  /**
   * A phrase in a text.
   *
   * @param end behind its last character
   */
  public record Found<W>(W word, int start, int end) {}

  /** The longest phrase that begins at an offset, or null. */
  public Found<W> longestAt(String text, int start, End<W> ends) {
    Node<W> node = first(Folding.fold(text.charAt(start)));
    W longest = null;
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
    return longest == null ? null : new Found<>(longest, start, longestEnd);
  }
}
