package dev.warta.enrich.extract;

import dev.warta.enrich.text.LanguageFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

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
    Stream.concat(LANGUAGES.stream(), Stream.of("world"))
        .map(language -> LanguageFile.of(LanguageCues.class, language))
        .forEach(file -> file.sections().forEach((name, words) -> add(name, words, sections)));
    return new LanguageCues(sections);
  }

  private static void add(String name, List<String> words, Map<String, List<String>> sections) {
    sections.computeIfAbsent(name, key -> new ArrayList<>()).addAll(words);
  }

  /** The phrases of a section, of all languages. */
  List<String> section(String name) {
    return sections.getOrDefault(name, List.of());
  }

  private Phrases phrases(String section) {
    return new Phrases(section(section));
  }
}
