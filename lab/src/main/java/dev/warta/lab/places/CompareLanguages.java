package dev.warta.lab.places;

import dev.warta.enrich.places.FindPlaces;
import dev.warta.events.Place;
import dev.warta.events.PlaceKind;
import dev.warta.lab.language.SentenceDrafts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells in how many languages the same cities are found in the same sentences.
 *
 * <p>{@code lab/run places-compare FILE LANGUAGE…}: the file has a head line and the columns
 * language, topic and text; the sentences stand in the same order in all languages. A city counts
 * as named by a sentence if it is found there in three of the languages; what a language misses and
 * what it alone finds is printed, since most of the latter is wrong.
 */
public final class CompareLanguages {

  private static final int AGREEING = 3;

  private final Map<String, Set<String>> languagesByCity = new TreeMap<>();
  private final Map<String, String> nameByFind = new HashMap<>();

  private CompareLanguages() {}

  /** Compares the languages. */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      System.err.println("usage: lab/run places-compare FILE LANGUAGE...");
      System.exit(2);
    }
    List<String> languages = Arrays.asList(args).subList(1, args.length);
    CompareLanguages comparison = new CompareLanguages();
    comparison.read(Path.of(args[0]), new HashSet<>(languages));
    languages.forEach(comparison::print);
  }

  private void read(Path file, Set<String> languages) throws IOException {
    FindPlaces step = new FindPlaces();
    List<String> lines = Files.readAllLines(file);
    Map<String, Integer> sentences = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] row = line.split("\t");
      String language = row[0];
      if (languages.contains(language)) {
        int sentence = sentences.merge(language, 1, Integer::sum);
        for (Place place : step.apply(SentenceDrafts.of(language, row[2])).event().getPlaces()) {
          add(sentence, language, place);
        }
      }
    }
  }

  private void add(int sentence, String language, Place place) {
    if (place.getKind() == PlaceKind.city) {
      String city = sentence + " " + place.getGeonamesId();
      languagesByCity.computeIfAbsent(city, first -> new TreeSet<>()).add(language);
      nameByFind.put(city + language, place.getName() + " " + place.getCountry());
    }
  }

  private void print(String language) {
    int named = 0;
    int found = 0;
    StringBuilder alone = new StringBuilder();
    StringBuilder missing = new StringBuilder();
    for (var entry : languagesByCity.entrySet()) {
      Set<String> languages = entry.getValue();
      boolean here = languages.contains(language);
      if (languages.size() >= AGREEING) {
        named++;
        found += here ? 1 : 0;
        if (!here) {
          missing.append(nameByFind.get(entry.getKey() + languages.iterator().next())).append("; ");
        }
      } else if (here && languages.size() == 1) {
        alone.append(nameByFind.get(entry.getKey() + language)).append("; ");
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s %d of %d cities; missing: %s alone: %s%n",
        language,
        found,
        named,
        missing,
        alone);
  }
}
