package dev.warta.enrich.keywords;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a language that say nothing of what a text is about.
 *
 * <p>One file a language beside this class, words between spaces, comments behind {@code #}. A
 * language without a file has none, and {@link #isKnown} says so. Immutable.
 */
final class StopWords {

  private final Set<String> words;

  private StopWords(Set<String> words) {
    this.words = words;
  }

  /** Those of a language; none for a language without a file. */
  static StopWords of(String language) {
    Set<String> words = new HashSet<>();
    try (InputStream in = StopWords.class.getResourceAsStream(language + ".txt")) {
      if (in != null) {
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
            .lines()
            .filter(line -> !line.startsWith("#"))
            .forEach(line -> addWords(line, words));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + language + ".txt", e);
    }
    return new StopWords(words);
  }

  private static void addWords(String line, Set<String> words) {
    for (String word : line.split(" ")) {
      if (!word.isEmpty()) {
        words.add(
            Normalizer.normalize(word, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\''));
      }
    }
  }

  /** Whether the language has a list. */
  boolean isKnown() {
    return !words.isEmpty();
  }

  boolean contains(String smallWord) {
    return words.contains(smallWord);
  }
}
