package dev.warta.enrich.entities;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words of one language that tell who or what is named: roles, honorifics, what organisations
 * and places are called.
 *
 * <p>They are data: a file a language beside this class, which a translator can edit; {@code
 * README.md} there says what each section holds.
 */
final class Cues {

  static final List<String> LANGUAGES =
      List.of(
          "id", "ms", "en", "de", "fr", "es", "pt", "nl", "it", "pl", "tr", "vi", "ru", "uk", "ar",
          "zh", "ja");

  /** Words for what somebody is: president, spokeswoman, farmer. */
  final CuePhrases role;

  /** Words before a role that belong to it: deputy, former. */
  final CuePhrases modifier;

  /** Words before a name that are no part of it: Mr, Pak. */
  final CuePhrases honorific;

  /** Words that an organisation's name contains: ministry, university. */
  final CuePhrases organisation;

  /** Words that a place's name contains: river, airport. */
  final CuePhrases place;

  /** Small words inside names: of, de, van. */
  final CuePhrases connector;

  /** Small words before a place. */
  final CuePhrases at;

  /** Articles. */
  final CuePhrases article;

  /** What a role does not reach across: verbs, conjunctions, pronouns. */
  final CuePhrases stop;

  /** Words with a capital that name nobody: months, weekdays, peoples. */
  final CuePhrases noName;

  /** Verbs of speech, whose subject is a person. */
  final CuePhrases speech;

  /** Common given names, for scripts and languages that the lexicon of names does not know. */
  final CuePhrases given;

  /** Small words that an organisation's name goes on with: régionale, nacional. */
  final CuePhrases attribute;

  /** Whether a role stands behind what it governs (operations director) rather than before it. */
  final boolean isHeadFinal;

  /** Whether common nouns have a capital. */
  final boolean isNounCapital;

  /** Whether names take endings. */
  final boolean isInflected;

  /** Whether names take endings behind an apostrophe. */
  final boolean isApostropheEnding;

  private Cues(Map<String, List<String>> sections) {
    role = phrases(sections, "role");
    modifier = phrases(sections, "modifier");
    honorific = phrases(sections, "honorific");
    organisation = phrases(sections, "organisation");
    place = phrases(sections, "place");
    connector = phrases(sections, "connector");
    at = phrases(sections, "at");
    article = phrases(sections, "article");
    stop = phrases(sections, "stop");
    noName = phrases(sections, "no-name");
    speech = phrases(sections, "speech");
    given = phrases(sections, "given");
    attribute = phrases(sections, "attribute");
    List<String> traits = sections.getOrDefault("traits", List.of());
    isHeadFinal = traits.contains("head-final");
    isNounCapital = traits.contains("nouns-capital");
    isApostropheEnding = traits.contains("apostrophe-endings");
    isInflected = traits.contains("inflected");
  }

  private static CuePhrases phrases(Map<String, List<String>> sections, String name) {
    return new CuePhrases(sections.getOrDefault(name, List.of()));
  }

  /** The cues of all languages that have a file, by BCP-47 tag. */
  static Map<String, Cues> bundled() {
    Map<String, Cues> cues = new HashMap<>();
    for (String language : LANGUAGES) {
      cues.put(language, of(language));
    }
    return Map.copyOf(cues);
  }

  /** No cues at all, for languages without a file. */
  static Cues none() {
    return new Cues(Map.of());
  }

  private static Cues of(String language) {
    String file = language + ".txt";
    try (InputStream in = Cues.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + file);
      }
      return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Cues read(BufferedReader lines) throws IOException {
    Map<String, List<String>> sections = new HashMap<>();
    List<String> section = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("[") && line.endsWith("]")) {
        String name = line.substring(1, line.length() - 1);
        section = sections.computeIfAbsent(name, key -> new ArrayList<>());
      } else if (!line.startsWith("#")) {
        for (String phrase : line.split(",")) {
          if (!phrase.isBlank()) {
            section.add(Normalizer.normalize(phrase.strip(), Normalizer.Form.NFC));
          }
        }
      }
    }
    return new Cues(sections);
  }
}
