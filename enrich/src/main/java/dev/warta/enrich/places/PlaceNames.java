package dev.warta.enrich.places;

import com.ibm.icu.util.ULocale;
import dev.warta.events.PlaceKind;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Tells whether words are the name of a country, a city or a region, in texts of one language.
 *
 * <p>Start with {@link #in}. A name found here may still be something else in the text at hand (a
 * person, a common word): {@link FindPlaces} decides that. Immutable and safe for use by several
 * threads.
 */
public final class PlaceNames {

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

  private static final Map<String, PlaceNames> BY_LANGUAGE = new ConcurrentHashMap<>();

  private final CountryNames countries;
  private final NameTrie<Namesakes> ofLanguage;
  private final NameTrie<Namesakes> ofWorld;
  private final Affixes affixes;
  private final PlaceWords words;
  private final Demonyms demonyms;

  /**
   * A name and where it stands.
   *
   * @param kind what it names
   * @param country ISO 3166-1 alpha-2 code of the country it is or lies in, by its most populous
   *     namesake; null for a region of several countries
   * @param start its first character
   * @param end behind its last character
   * @param population inhabitants of the most populous city of that name; 0 where unknown, and for
   *     countries and regions
   */
  public record Match(PlaceKind kind, String country, int start, int end, long population) {}

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
   * The names for texts in a language; read at its first use, in some tens of milliseconds.
   *
   * @param tag BCP-47; languages that CLDR does not know have the English names
   */
  public static PlaceNames in(String tag) {
    return BY_LANGUAGE.computeIfAbsent(namingLanguage(tag), PlaceNames::new);
  }

  private static String namingLanguage(String tag) {
    String language = ULocale.forLanguageTag(tag).getLanguage();
    if (language.equals(TAGALOG)) {
      return FILIPINO;
    }
    return LANGUAGES_OF_CLDR.contains(language) ? language : ENGLISH;
  }

  /** What a phrase names; empty where it is no name of a place, or has more words than one. */
  public Optional<PlaceKind> kindOf(String phrase) {
    return phrase.isEmpty()
        ? Optional.empty()
        : longestAt(phrase, 0).filter(match -> match.end() == phrase.length()).map(Match::kind);
  }

  /** The longest name that begins at an offset of a text, where a word begins. */
  public Optional<Match> longestAt(String text, int start) {
    if (!CountryNames.beginsWord(text, start)) {
      return Optional.empty();
    }
    NameTrie.Longest<CountryName> country = countries.longestAt(text, start);
    Found place = placeAt(text, start);
    boolean isCountry = country != null && country.name().isCountry();
    if (isCountry && (place == null || country.end() >= place.end())) {
      CountryName name = country.name();
      return Optional.of(
          new Match(
              PlaceKind.country,
              name.code(),
              start + name.prefix(),
              country.end() - name.ending(),
              0));
    }
    return Optional.ofNullable(place).map(PlaceNames::match);
  }

  private static Match match(Found found) {
    KnownPlace place = found.namesakes().greatest();
    return new Match(place.kind(), place.country(), found.start(), found.end(), place.population());
  }

  /**
   * The country, as ISO 3166-1 alpha-2 code, that an adjective or a people's name speaks of:
   * Russian, russische, français. It is no name of a place.
   */
  public Optional<String> countryOfAdjective(String word) {
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
