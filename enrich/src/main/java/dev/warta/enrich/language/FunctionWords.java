package dev.warta.enrich.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Second look at a text of Indonesia and Malaysia: counts the words that only one of the sister
 * languages uses (Indonesian {@code karena}, Malay {@code kerana}).
 *
 * <p>The words are data: {@code function-words.tsv}.
 */
final class FunctionWords {

  private static final String RESOURCE = "function-words.tsv";
  private static final String METHOD = "function-words";

  private final Map<String, String> languageOfWord;
  private final Set<String> languages;

  private FunctionWords(Map<String, String> languageOfWord) {
    this.languageOfWord = Map.copyOf(languageOfWord);
    this.languages = Set.copyOf(languageOfWord.values());
  }

  static FunctionWords bundled() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                FunctionWords.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8))) {
      Map<String, String> words = new HashMap<>();
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> add(line, words));
      return new FunctionWords(words);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  private static void add(String line, Map<String, String> words) {
    int tab = line.indexOf('\t');
    String language = line.substring(0, tab);
    for (String word : line.substring(tab + 1).split(" ")) {
      String other = words.put(word, language);
      if (other != null) {
        throw new IllegalStateException(
            RESOURCE + ": \"" + word + "\" stands under " + other + " and " + language);
      }
    }
  }

  /** Whether these words can tell the language from its sisters. */
  boolean know(String language) {
    return languages.contains(language);
  }

  /** The language whose own words the text uses most; empty where none has a majority. */
  Optional<Guess> guess(String text) {
    Map<String, Integer> counts = new HashMap<>();
    int total = 0;
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+")) {
      String language = languageOfWord.get(word);
      if (language != null) {
        counts.merge(language, 1, Integer::sum);
        total++;
      }
    }
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      if (2 * count.getValue() > total) {
        // The rule of succession: one word of one is not yet certainty.
        double confidence = (count.getValue() + 1.0) / (total + 2.0);
        return Optional.of(new Guess(count.getKey(), confidence, METHOD));
      }
    }
    return Optional.empty();
  }
}
