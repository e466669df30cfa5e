package dev.warta.enrich.places;

import dev.warta.enrich.text.ResourceLines;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The adjectives and peoples' names of one language that speak of a country: {@code demonyms.tsv}.
 *
 * <p>They are no places: they only help to tell places of one name apart.
 */
final class Demonyms {

  private static final int LONGEST_ENDING = 4;

  private static final int SHORTEST = 4;

  private final Map<String, String> byWord = new HashMap<>();
  private final Map<String, String> byStem = new HashMap<>();

  private Demonyms() {}

  static Demonyms of(String language) {
    Demonyms demonyms = new Demonyms();
    for (String[] row : ResourceLines.rows(PlaceTable.class, "demonyms.tsv")) {
      if (row[0].equals(language)) {
        for (String word : row[2].split("\\|")) {
          if (word.endsWith("*")) {
            demonyms.byStem.put(word.substring(0, word.length() - 1), row[1]);
          } else {
            demonyms.byWord.put(word, row[1]);
          }
        }
      }
    }
    return demonyms;
  }

  /** The country that a word or two speak of, or null. */
  String countryOf(String words) {
    if (byWord.isEmpty() && byStem.isEmpty()) {
      return null;
    }
    if (words.length() < SHORTEST) {
      return null;
    }
    String small = words.toLowerCase(Locale.ROOT);
    String country = byWord.get(small);
    for (int ending = 0; country == null && ending <= LONGEST_ENDING; ending++) {
      if (small.length() <= ending) {
        return null;
      }
      country = byStem.get(small.substring(0, small.length() - ending));
    }
    return country;
  }
}
