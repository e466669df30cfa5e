package dev.warta.lab.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Words that tell sister languages apart, from {@code own-words.tsv}. */
final class OwnWords {

  private static final String RESOURCE = "own-words.tsv";

  private final Map<String, String> wordsOfLanguage = new HashMap<>();

  private OwnWords() {}

  static OwnWords bundled() throws IOException {
    OwnWords words = new OwnWords();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                OwnWords.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .forEach(
              cells ->
                  words.wordsOfLanguage.merge(cells[0], cells[1], (one, two) -> one + " " + two));
    }
    return words;
  }

  /** A language's own words with blanks between them; empty where it has none. */
  String of(String tag) {
    return wordsOfLanguage.getOrDefault(tag, "");
  }
}
