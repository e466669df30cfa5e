package dev.warta.enrich.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words by which the parts of an article are known, of all languages together.
 *
 * <p>They are data: one file a language beside this class, which a translator can edit; {@code
 * README.md} there says what each section holds. They are tried together because the language of an
 * article is found only later, in its body.
 */
final class LanguageCues {

  static final List<String> LANGUAGES =
      List.of(
          "id", "ms", "en", "de", "fr", "es", "pt", "nl", "tr", "vi", "ru", "ar", "ja", "it", "pl");

  private final Map<String, List<String>> sections;

  final Phrases byline;
  final Phrases author;
  final Phrases editor;
  final Phrases other;
  final Phrases joiner;
  final Phrases preposition;
  final Phrases nobody;
  final Phrases job;
  final Phrases rank;
  final Phrases medium;
  final Phrases desk;
  final Phrases published;
  final Phrases updated;
  final Phrases noise;
  final Phrases noiseStart;
  final Phrases related;
  final Phrases caption;
  final Phrases photo;
  final Phrases notAPlace;
  final Phrases title;
  final Phrases common;
  final Phrases region;
  final Phrases regionCode;
  final Phrases wawName;
  final Phrases contributed;
  final Set<String> agencies;

  private LanguageCues(Map<String, List<String>> sections) {
    this.sections = sections;
    byline = phrases("byline");
    author = phrases("author");
    editor = phrases("editor");
    other = phrases("other");
    joiner = phrases("joiner");
    preposition = phrases("preposition");
    nobody = phrases("nobody");
    job = phrases("job");
    rank = phrases("rank");
    medium = phrases("medium");
    desk = phrases("desk");
    published = phrases("published");
    updated = phrases("updated");
    noise = phrases("noise");
    noiseStart = phrases("noise-start");
    related = phrases("related");
    caption = phrases("caption");
    photo = phrases("photo");
    notAPlace = phrases("not-a-place");
    title = phrases("title");
    common = phrases("common");
    region = phrases("region");
    regionCode = phrases("region-code");
    wawName = phrases("waw-name");
    contributed = phrases("contributed");
    agencies = new HashSet<>();
    section("agency").forEach(name -> agencies.add(Plain.of(name)));
  }

  /** The cues that come with the program. */
  static LanguageCues bundled() {
    Map<String, List<String>> sections = new HashMap<>();
    LANGUAGES.forEach(language -> read(language + ".txt", sections));
    read("world.txt", sections);
    return new LanguageCues(sections);
  }

  /** The phrases of a section, of all languages. */
  List<String> section(String name) {
    return sections.getOrDefault(name, List.of());
  }

  private Phrases phrases(String section) {
    return new Phrases(section(section));
  }

  private static void read(String file, Map<String, List<String>> sections) {
    try (InputStream in = LanguageCues.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + file);
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      List<String> section = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("[") && line.endsWith("]")) {
          String name = line.substring(1, line.length() - 1);
          section = sections.computeIfAbsent(name, key -> new ArrayList<>());
        } else if (!line.startsWith("#")) {
          addPhrases(line, section);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private static void addPhrases(String line, List<String> section) {
    for (String phrase : line.split(",")) {
      if (!phrase.isBlank()) {
        section.add(Normalizer.normalize(phrase.strip(), Normalizer.Form.NFC));
      }
    }
  }
}
