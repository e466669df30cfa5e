package dev.warta.enrich.places;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the longest of many names that begins at a place of a text, in time that grows with the
 * name's length only.
 *
 * <p>A trie in arrays: the children of a node are a chain of siblings. Names are added by one
 * thread; then it is only read.
 *
 * @param <N> what is known of a name
 */
final class NameTrie<N> {

  private static final int NONE = 0;

  private final Fit<N> fit;
  private final Map<Character, Integer> roots = new HashMap<>();
  private char[] letter = new char[1024];
  private int[] firstChild = new int[1024];
  private int[] nextSibling = new int[1024];
  private Object[] name = new Object[1024];
  private int size = 1;

  /**
   * Says whether a name is written here as names are: a capital stays a capital.
   *
   * @param <N> what is known of a name
   */
  @FunctionalInterface
  interface Fit<N> {
    boolean isWrittenLike(N name, String text, int start, int end);
  }

  /**
   * The longest name at a place of a text.
   *
   * @param <N> what is known of a name
   * @param name what is known of it
   * @param end behind its last character
   */
  record Longest<N>(N name, int end) {}

  NameTrie(Fit<N> fit) {
    this.fit = fit;
  }

  /** What is known of a name; null where it is not here. */
  N get(String text) {
    String folded = Letters.fold(text);
    int node = folded.isEmpty() ? NONE : roots.getOrDefault(folded.charAt(0), NONE);
    for (int i = 1; node != NONE && i < folded.length(); i++) {
      node = child(node, folded.charAt(i));
    }
    return nameAt(node);
  }

  /** Adds a name, in place of one with the same letters. */
  void put(String text, N added) {
    int node = node(Letters.fold(text));
    name[node] = added;
  }

  /** Adds a name, unless the same letters are there already: the first one stays. */
  void putIfAbsent(String text, N added) {
    int node = node(Letters.fold(text));
    if (name[node] == null) {
      name[node] = added;
    }
  }

  /** Gives back the memory that was kept for names to come. */
  NameTrie<N> trimmed() {
    letter = Arrays.copyOf(letter, size);
    firstChild = Arrays.copyOf(firstChild, size);
    nextSibling = Arrays.copyOf(nextSibling, size);
    name = Arrays.copyOf(name, size);
    return this;
  }

  private int node(String folded) {
    int node = roots.computeIfAbsent(folded.charAt(0), first -> newNode(first, NONE));
    for (int i = 1; i < folded.length(); i++) {
      int child = child(node, folded.charAt(i));
      if (child == NONE) {
        child = newNode(folded.charAt(i), firstChild[node]);
        firstChild[node] = child;
      }
      node = child;
    }
    return node;
  }

  private int newNode(char c, int sibling) {
    if (size == letter.length) {
      letter = Arrays.copyOf(letter, 2 * size);
      firstChild = Arrays.copyOf(firstChild, 2 * size);
      nextSibling = Arrays.copyOf(nextSibling, 2 * size);
      name = Arrays.copyOf(name, 2 * size);
    }
    letter[size] = c;
    nextSibling[size] = sibling;
    return size++;
  }

  private int child(int node, char c) {
    int child = firstChild[node];
    while (child != NONE && letter[child] != c) {
      child = nextSibling[child];
    }
    return child;
  }

  @SuppressWarnings("unchecked")
  private N nameAt(int node) {
    return (N) name[node];
  }

  /** The longest name at this offset that ends with a word and is written as names are, or null. */
  Longest<N> longestAt(String text, int start) {
    Integer node = roots.get(Letters.fold(text.charAt(start)));
    N longest = null;
    int end = start;
    int current = node == null ? NONE : node;
    for (int next = start + 1; current != NONE; next++) {
      N found = nameAt(current);
      if (found != null
          && Letters.isBoundary(text, next)
          && fit.isWrittenLike(found, text, start, next)) {
        longest = found;
        end = next;
      }
      current = next < text.length() ? child(current, Letters.fold(text.charAt(next))) : NONE;
    }
    return longest == null ? null : new Longest<>(longest, end);
  }
}
