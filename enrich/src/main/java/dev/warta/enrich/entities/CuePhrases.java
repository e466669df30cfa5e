package dev.warta.enrich.entities;

import dev.warta.enrich.text.Tokens;
import dev.warta.events.TextPart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Words and phrases to be found among a text's words, without regard to case.
 *
 * <p>A phrase that ends in {@code *} stands for all words that begin so, one that begins with it
 * for all that end so. Finding the longest at a place takes time that grows with the phrase alone.
 */
final class CuePhrases {

  /** Each phrase, and each beginning of one: whether a phrase ends there. */
  private final Map<String, Boolean> phrases = new HashMap<>();

  private final Affixes beginnings = new Affixes();
  private final Affixes endings = new Affixes();
  private int longest;

  CuePhrases(Collection<String> lines) {
    lines.forEach(this::add);
  }

  private void add(String line) {
    String phrase = line.toLowerCase(Locale.ROOT);
    if (phrase.endsWith("*")) {
      beginnings.add(phrase.substring(0, phrase.length() - 1), phrase.charAt(0));
    } else if (phrase.startsWith("*")) {
      endings.add(phrase.substring(1), phrase.charAt(phrase.length() - 1));
    } else {
      addWhole(phrase);
    }
  }

  private void addWhole(String phrase) {
    Tokens tokens = Tokens.of(TextPart.body, phrase);
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      if (i > 0) {
        phrases.putIfAbsent(key.toString(), false);
        key.append(' ');
      }
      key.append(tokens.token(i));
    }
    phrases.put(key.toString(), true);
    longest = Math.max(longest, tokens.size());
  }

  /** Whether a word is one of the phrases. */
  boolean has(String word) {
    return !word.isEmpty()
        && (Boolean.TRUE.equals(phrases.get(word))
            || beginnings.hasOneOf(word, true)
            || endings.hasOneOf(word, false));
  }

  /** Whether a word has more than the beginning or the ending of a phrase with a star. */
  boolean hasAffixed(String word) {
    return !word.isEmpty() && (beginnings.isPartOf(word, true) || endings.isPartOf(word, false));
  }

  /** Beginnings or endings of words, sorted by their outer letter. */
  private static final class Affixes {

    private final Map<Character, List<String>> byLetter = new HashMap<>();

    void add(String affix, char outer) {
      byLetter.computeIfAbsent(outer, any -> new ArrayList<>()).add(affix);
    }

    boolean isPartOf(String word, boolean isBeginning) {
      char outer = word.charAt(isBeginning ? 0 : word.length() - 1);
      return byLetter.getOrDefault(outer, List.of()).stream()
          .anyMatch(
              affix ->
                  word.length() > affix.length()
                      && (isBeginning ? word.startsWith(affix) : word.endsWith(affix)));
    }

    boolean hasOneOf(String word, boolean isBeginning) {
      if (byLetter.isEmpty()) {
        return false;
      }
      char outer = word.charAt(isBeginning ? 0 : word.length() - 1);
      for (String affix : byLetter.getOrDefault(outer, List.of())) {
        if (isBeginning ? word.startsWith(affix) : word.endsWith(affix)) {
          return true;
        }
      }
      return false;
    }
  }

  /** How many words the longest phrase has that begins at a token; 0 where none does. */
  int lengthAt(PartWords words, int token) {
    String first = words.lower(token);
    int found = has(first) ? 1 : 0;
    if (longest > 1 && phrases.containsKey(first)) {
      StringBuilder key = new StringBuilder(first);
      for (int k = 1; k < longest && token + k < words.size(); k++) {
        Boolean isPhrase = phrases.get(key.append(' ').append(words.lower(token + k)).toString());
        if (isPhrase == null) {
          break;
        }
        found = isPhrase ? k + 1 : found;
      }
    }
    return found;
  }

  /** How many words the longest phrase has that ends before a token; 0 where none does. */
  int lengthBefore(PartWords words, int token) {
    for (int k = Math.min(longest, token); k > 1; k--) {
      if (lengthAt(words, token - k) == k) {
        return k;
      }
    }
    return token > 0 && has(words.lower(token - 1)) ? 1 : 0;
  }
}
