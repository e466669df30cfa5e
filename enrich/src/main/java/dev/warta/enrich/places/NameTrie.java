package dev.warta.enrich.places;

import java.util.Arrays;

/**
 * Finds the longest of many names that begins at a place of a text, in time that grows with the
 * name's length only.
 *
 * <p>A trie in arrays: a hash table leads from a node and a letter to the child. Names are added by
 * one thread; then it is only read.
 *
 * @param <N> what is known of a name
 */
final class NameTrie<N> {

  private static final int NONE = 0;

  private static final int ROOT = 1;

  private final Fit<N> fit;
  private char[] letter = new char[1024];
  private int[] parent = new int[1024];
  private Object[] name = new Object[1024];

  /** Nodes by the hash of their parent and letter, at most two thirds full. */
  private int[] table = new int[2048];

  /** Node 0 is none, node 1 the root. */
  private int size = ROOT + 1;

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
    int node = ROOT;
    for (int i = 0; node != NONE && i < text.length(); i++) {
      node = child(node, Letters.fold(text.charAt(i)));
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
    parent = Arrays.copyOf(parent, size);
    name = Arrays.copyOf(name, size);
    rehash(size + size / 2);
    return this;
  }

  private int node(String folded) {
    int node = ROOT;
    for (int i = 0; i < folded.length(); i++) {
      int child = child(node, folded.charAt(i));
      node = child == NONE ? newNode(node, folded.charAt(i)) : child;
    }
    return node;
  }

  private int newNode(int above, char c) {
    if (size == letter.length) {
      letter = Arrays.copyOf(letter, 2 * size);
      parent = Arrays.copyOf(parent, 2 * size);
      name = Arrays.copyOf(name, 2 * size);
      rehash(4 * size);
    }
    letter[size] = c;
    parent[size] = above;
    table[slot(above, c)] = size;
    return size++;
  }

  private void rehash(int slots) {
    table = new int[slots];
    for (int node = ROOT + 1; node < size; node++) {
      table[slot(parent[node], letter[node])] = node;
    }
  }

  private int child(int node, char c) {
    return table[slot(node, c)];
  }

  /** Where the table has this child, or has room for it. */
  private int slot(int above, char c) {
    int hash = (above * 31 + c) * 0x9E3779B9;
    int slot = (int) ((hash & 0xFFFFFFFFL) * table.length >>> 32);
    while (table[slot] != NONE && (parent[table[slot]] != above || letter[table[slot]] != c)) {
      slot = slot + 1 == table.length ? 0 : slot + 1;
    }
    return slot;
  }

  @SuppressWarnings("unchecked")
  private N nameAt(int node) {
    return (N) name[node];
  }

  /** The longest name at this offset that ends with a word and is written as names are, or null. */
  Longest<N> longestAt(String text, int start) {
    N longest = null;
    int end = start;
    int node = child(ROOT, Letters.fold(text.charAt(start)));
    for (int next = start + 1; node != NONE; next++) {
      N found = nameAt(node);
      if (found != null
          && Letters.isBoundary(text, next)
          && fit.isWrittenLike(found, text, start, next)) {
        longest = found;
        end = next;
      }
      node = next < text.length() ? child(node, Letters.fold(text.charAt(next))) : NONE;
    }
    return longest == null ? null : new Longest<>(longest, end);
  }
}
