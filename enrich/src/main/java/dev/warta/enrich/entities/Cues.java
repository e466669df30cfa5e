package dev.warta.enrich.entities;

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

  /** Those of them that may bear a person's name: school, hospital. */
  final CuePhrases namesake;

  /** Words that a place's name contains: river, airport. */
  final CuePhrases place;

  /** Small words inside organisations' names: of, for. */
  final CuePhrases connector;

  /** Small words inside persons' names: de, van. */
  final CuePhrases particle;

  /** Words before the name of a part of a country: huyện. */
  final CuePhrases district;

  /** Words where a role ends though its sentence goes on: from. */
  final CuePhrases cut;

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

  /** How adjectives end in a language whose nouns have capitals; no given name but a listed one. */
  final CuePhrases adjective;

  /** Small words that an organisation's name goes on with: régionale, nacional. */
  final CuePhrases attribute;

  /** Whether the script has no capital letters. */
  final boolean isWithoutCapitals;

  /** Whether a role stands right before the name, in a script without spaces. */
  final boolean isRoleBefore;

  /** Whether a role stands right behind the name, in a script without spaces. */
  final boolean isRoleBehind;

  /** Whether any small words stand in organisations' names. */
  final boolean isLongOrganisation;

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
    namesake = phrases(sections, "namesake");
    place = phrases(sections, "place");
    connector = phrases(sections, "connector");
    particle = new CuePhrases(CueWords.of("world", "particle"));
    district = phrases(sections, "district");
    cut = phrases(sections, "cut");
    at = phrases(sections, "at");
    article = phrases(sections, "article");
    stop = phrases(sections, "stop");
    noName = phrases(sections, "no-name");
    speech = phrases(sections, "speech");
    given = phrases(sections, "given");
    adjective = phrases(sections, "adjective");
    attribute = phrases(sections, "attribute");
    List<String> traits = sections.getOrDefault("traits", List.of());
    isHeadFinal = traits.contains("head-final");
    isNounCapital = traits.contains("nouns-capital");
    isWithoutCapitals = traits.contains("no-capitals");
    isRoleBefore = traits.contains("role-before");
    isRoleBehind = traits.contains("role-behind");
    isLongOrganisation = traits.contains("long-organisations");
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
      cues.put(language, new Cues(CueWords.sections(language)));
    }
    return Map.copyOf(cues);
  }

  /** No cues at all, for languages without a file. */
  static Cues none() {
    return new Cues(Map.of());
  }
}
