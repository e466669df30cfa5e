package dev.warta.enrich.places;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the longest of many names that begins at a place of a text, in time that grows with the
 * name's length only.
 *
 * <p>A trie in arrays: the children of a node are a chain of siblings. Immutable once built.
 */
final class NameTrie {

  private static final int NONE = 0;

  private final Map<Character, Integer> roots = new HashMap<>();
  private char[] letter = new char[1024];
  private int[] firstChild = new int[1024];
  private int[] nextSibling = new int[1024];
  private CountryName[] name = new CountryName[1024];
  private int size = 1;

  NameTrie(Collection<CountryName> names) {
    names.forEach(this::add);
    letter = Arrays.copyOf(letter, size);
    firstChild = Arrays.copyOf(firstChild, size);
    nextSibling = Arrays.copyOf(nextSibling, size);
    name = Arrays.copyOf(name, size);
  }

  /** Adds a name, unless the same letters are there already: the first one stays. */
  private void add(CountryName added) {
    String folded = Letters.fold(added.text());
    int node = roots.computeIfAbsent(folded.charAt(0), first -> newNode(first, NONE));
    for (int i = 1; i < folded.length(); i++) {
      int child = child(node, folded.charAt(i));
      if (child == NONE) {
        child = newNode(folded.charAt(i), firstChild[node]);
        firstChild[node] = child;
      }
      node = child;
    }
    if (name[node] == null) {
      name[node] = added;
    }
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

  /** The longest name at this offset that ends with a word and is written as names are, or null. */
  CountryName longestAt(String text, int start) {
    Integer node = roots.get(Letters.fold(text.charAt(start)));
    CountryName longest = null;
    int current = node == null ? NONE : node;
    for (int next = start + 1; current != NONE; next++) {
      CountryName found = name[current];
      if (found != null && Letters.isBoundary(text, next) && isWrittenLike(found, text, start)) {
        longest = found;
      }
      current = next < text.length() ? child(current, Letters.fold(text.charAt(next))) : NONE;
    }
    return longest;
  }

  /** A capital stays a capital: turkey is not Turkey, us is not US. */
  private static boolean isWrittenLike(CountryName name, String text, int start) {
    if (!name.isAbbreviation()) {
      int capital = name.firstCapital();
      return capital < 0 || Character.isUpperCase(text.charAt(start + capital));
    }
    int abbreviated = name.text().length() - name.ending();
    for (int i = name.prefix(); i < abbreviated; i++) {
      if (Character.isUpperCase(name.text().charAt(i))
          && !Character.isUpperCase(text.charAt(start + i))) {
        return false;
      }
    }
    return true;
  }
}
