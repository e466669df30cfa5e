package dev.warta.enrich.places;

import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells whether words are the name of a country, a city or a region, in texts of one language.
 *
 * <p>A name found here may still be something else in the text at hand (a person, a common word):
 * {@link CitiesAndRegions} decides that. Immutable and safe for use by several threads.
 */
final class PlaceNames {

  private static final String ENGLISH = "en";

  /** A longer word is no form of a name. */
  private static final int LONGEST_FORM = 64;

  /** CLDR has Tagalog under its standard form. */
  private static final String TAGALOG = "tl";

  private static final String FILIPINO = "fil";

  private static final Set<String> LANGUAGES_OF_CLDR =
      Arrays.stream(ULocale.getAvailableLocales())
          .map(ULocale::getLanguage)
          .collect(Collectors.toUnmodifiableSet());

  private final CountryNames countries;
  private final NameTrie<Namesakes> ofLanguage;
  private final NameTrie<Namesakes> ofWorld;
  private final Affixes affixes;
  private final PlaceWords words;
  private final Demonyms demonyms;

  /**
   * Cities and regions of a name, and where it stands.
   *
   * @param namesakes the places of that name
   * @param start the first character of the name
   * @param end behind its last character
   * @param next behind what the language glues to the name
   */
  record Found(Namesakes namesakes, int start, int end, int next) {}

  private PlaceNames(String language) {
    this.countries = CountryNames.in(language);
    this.ofLanguage = LanguageNames.in(language);
    this.ofWorld = PlaceTable.bundled().names();
    this.affixes = Affixes.of(language);
    this.words = PlaceWords.of(language);
    this.demonyms = Demonyms.of(language);
  }

  /**
   * Reads the names for texts in a language; takes some tens of milliseconds.
   *
   * @param language as {@link #namingLanguage} tells it
   */
  static PlaceNames in(String language) {
    return new PlaceNames(language);
  }

  /**
   * The language whose names texts in a language have; English for those that CLDR does not know.
   *
   * @param tag BCP-47
   */
  static String namingLanguage(String tag) {
    String language = ULocale.forLanguageTag(tag).getLanguage();
    if (language.equals(TAGALOG)) {
      return FILIPINO;
    }
    return LANGUAGES_OF_CLDR.contains(language) ? language : ENGLISH;
  }

  /**
   * The country, as ISO 3166-1 alpha-2 code, that an adjective or a people's name speaks of:
   * Russian, russische, français. It is no name of a place.
   */
  Optional<String> countryOfAdjective(String word) {
    return Optional.ofNullable(demonyms.countryOf(word));
  }

  PlaceWords words() {
    return words;
  }

  CountryNames countries() {
    return countries;
  }

  /**
   * The longest name of cities or regions that begins at an offset where a word begins, or null.
   */
  Found placeAt(String text, int start) {
    NameTrie.Longest<Namesakes> own = ofLanguage.longestAt(text, start);
    boolean isSmall = Character.isLowerCase(text.charAt(start));
    NameTrie.Longest<Namesakes> other = isSmall ? null : ofWorld.longestAt(text, start);
    if (own != null && (other == null || own.end() >= other.end())) {
      return new Found(own.name(), start, own.end(), own.end());
    }
    if (other != null) {
      return new Found(other.name(), start, other.end(), other.end());
    }
    return isSmall || affixes.isEmpty() ? null : formAt(text, start);
  }

  /** A name that carries the marks of its case, or a conjunction in front. */
  private Found formAt(String text, int start) {
    int limit = Math.min(text.length(), start + LONGEST_FORM);
    int end = start + Letters.endOfWord(text.substring(start, limit), 0);
    for (Affixes.Base base : affixes.basesOf(text.substring(start, end))) {
      Namesakes namesakes = named(base.name());
      if (namesakes != null) {
        return new Found(namesakes, start + base.prefix(), end - base.ending(), end);
      }
    }
    return null;
  }

  private Namesakes named(String name) {
    Namesakes own = ofLanguage.get(name);
    return own != null ? own : ofWorld.get(name);
  }
}
