package dev.warta.enrich.places;

import dev.warta.enrich.places.PlaceNames.Found;
import dev.warta.enrich.text.ArticleTokens;
import dev.warta.enrich.text.Scripts;
import dev.warta.enrich.text.Tokens;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds the cities and regions that one article names, and decides which names mean a place and
 * which place.
 *
 * <p>The smaller a place and the more ambiguous its name, the more the text has to say: see {@link
 * #isMeant}. What is decided once holds for the article: a name that means a place at one mention
 * means it wherever it stands alone.
 *
 * <p>Its memory grows with the number of names found, at most {@link #MAX_SIGHTINGS}.
 */
final class CitiesAndRegions {

  /** Names that are looked at; a list of all the world's cities needs no more. */
  private static final int MAX_SIGHTINGS = 5_000;

  private static final int LONGEST_CONJUNCTION = 10;

  private static final long GREAT_CITY = 500_000;
  private static final long CITY = 100_000;

  private final ArticleTokens article;
  private final PlaceNames names;
  private final PlaceWords words;
  private final KnownCountries countries;
  private final SmallWords smallWords;
  private final List<Sighting> sightings = new ArrayList<>();
  private final Map<KnownPlace, List<Sighting>> places = new LinkedHashMap<>();
  private long unread;

  private CitiesAndRegions(PlaceNames names, KnownCountries countries, ArticleTokens article) {
    this.article = article;
    this.names = names;
    this.words = names.words();
    this.countries = countries;
    this.smallWords = SmallWords.of(article);
  }

  /**
   * Looks for places in an article.
   *
   * @param countries the countries that the article names
   */
  static CitiesAndRegions in(ArticleTokens article, PlaceNames names, KnownCountries countries) {
    CitiesAndRegions found = new CitiesAndRegions(names, countries, article);
    article.parts().forEach(found::collect);
    found.decide();
    return found;
  }

  /** The places, in the order of their first mentions, each with its mentions. */
  Map<KnownPlace, List<Sighting>> places() {
    return places;
  }

  /** How many mentions are too many, at most some of each place being kept, or were not read. */
  long leftOut(int mostOfPlace) {
    long beyond =
        places.values().stream()
            .mapToLong(mentions -> Math.max(0, mentions.size() - mostOfPlace))
            .sum();
    return beyond + unread;
  }

  /** What was left out, for a person to read. */
  String leftOutMessage(int mostOfPlace) {
    return String.format(
        Locale.ROOT,
        "%,d mentions of cities and regions were left out: beyond %d of one place, or behind the first %,d names",
        leftOut(mostOfPlace),
        mostOfPlace,
        MAX_SIGHTINGS);
  }

  private void collect(Tokens tokens) {
    Surroundings surroundings = new Surroundings(tokens, names, words, smallWords);
    String text = tokens.text();
    int behind = -1;
    for (int token = 0; token < tokens.size(); token++) {
      int start = Math.max(tokens.start(token), behind);
      while (start < tokens.end(token)) {
        int end = countryOrPlace(surroundings, text, start, token);
        behind = Math.max(behind, end);
        start = Math.max(end, nextPart(text, start, tokens.end(token)));
      }
    }
  }

  /** Where the next part of a hyphenated word begins; the word's end where there is none. */
  private static int nextPart(String text, int from, int end) {
    for (int i = from; i < end - 1; i++) {
      char c = text.charAt(i);
      if (c == '-' || c == '\u2010' || c == '\u2011') {
        return i + 1;
      }
    }
    return end;
  }

  /** Looks at what begins here; returns where it ends, or -1 where it is no place. */
  private int countryOrPlace(Surroundings surroundings, String text, int start, int token) {
    if (!CountryNames.beginsWord(text, start)) {
      return -1;
    }
    Found found = names.placeAt(text, start);
    NameTrie.Longest<CountryName> country = names.countries().longestAt(text, start);
    if (country != null
        && (found == null || country.name().isCountry() && country.end() >= found.end())) {
      return country.end();
    }
    if (found == null || words.isNever(text.substring(found.start(), found.end()))) {
      return -1;
    }
    if (sightings.size() < MAX_SIGHTINGS) {
      sightings.add(inEnumeration(surroundings.of(found, token)));
    } else {
      unread++;
    }
    return found.next();
  }

  /** Behind a name that means a place, a conjunction or a comma leads to another place. */
  private Sighting inEnumeration(Sighting sighting) {
    if (sightings.isEmpty() || sighting.isPartOfName()) {
      return sighting;
    }
    Sighting before = sightings.get(sightings.size() - 1);
    int gap = sighting.start() - before.end();
    boolean isEnumerated =
        before.tokens() == sighting.tokens()
            && before.saysPlace()
            && gap > 0
            && gap <= LONGEST_CONJUNCTION
            && words.isEnumeration(
                sighting.tokens().text().substring(before.end(), sighting.start()));
    return isEnumerated ? sighting.inPlace() : sighting;
  }

  private void decide() {
    addCountriesOfAdjectives();
    addCountriesOfGreatCities();
    Map<String, KnownPlace> meant = new HashMap<>();
    Set<String> persons = new HashSet<>();
    for (Sighting sighting : sightings) {
      if (sighting.context() == Sighting.Context.ENDS_NAME && isAmbiguous(sighting)) {
        persons.add(sighting.name());
      }
    }
    for (Sighting sighting : sightings) {
      if (sighting.standsAlone() && !persons.contains(sighting.name())) {
        KnownPlace place = Choice.among(sighting.namesakes(), sighting.container(), countries);
        if (place != null && isMeant(place, sighting)) {
          meant.putIfAbsent(sighting.name(), sighting.isArea() ? area(place, sighting) : place);
        }
      }
    }
    for (Sighting sighting : sightings) {
      KnownPlace place = meant.get(sighting.name());
      if (place != null && !sighting.isPartOfName()) {
        places.computeIfAbsent(place, first -> new ArrayList<>()).add(sighting);
      }
    }
  }

  /** The district that is called after a town is not the town. */
  private static KnownPlace area(KnownPlace place, Sighting sighting) {
    return place.isCity() ? KnownPlace.region(place.country(), sighting.name()) : place;
  }

  private void addCountriesOfAdjectives() {
    for (Tokens tokens : article.parts()) {
      for (int token = 0; token < tokens.size(); token++) {
        if (tokens.isWord(token)) {
          names.countryOfAdjective(tokens.token(token)).ifPresent(countries::add);
        }
      }
    }
  }

  /** A great city that has no namesakes stands for its country when names are weighed. */
  private void addCountriesOfGreatCities() {
    for (Sighting sighting : sightings) {
      KnownPlace greatest = sighting.namesakes().greatest();
      if (!sighting.isPartOfName()
          && !isAmbiguous(sighting)
          && sighting.namesakes().isUnrivalled()
          && (greatest.isCapital() || greatest.population() > GREAT_CITY)) {
        countries.add(greatest.country());
      }
    }
  }

  /** Whether the text says enough for this name to mean this place. */
  private boolean isMeant(KnownPlace place, Sighting sighting) {
    boolean isWithin = sighting.container() != null && Choice.liesIn(place, sighting.container());
    if (isWithin) {
      return true;
    }
    boolean saysPlace = sighting.saysPlace();
    boolean isNear = countries.has(place);
    boolean isUnclear = isAmbiguous(sighting);
    if (isGreat(place, sighting)) {
      return !isUnclear || saysPlace;
    }
    if (isMiddling(place)) {
      return isUnclear ? saysPlace && isNear : saysPlace || isNear;
    }
    return !isUnclear && saysPlace && isNear;
  }

  private static boolean isGreat(KnownPlace place, Sighting sighting) {
    return sighting.namesakes().isOfLanguage()
        || PlaceTable.bundled().isFamous(place)
        || place.isCapital()
        || place.population() >= GREAT_CITY;
  }

  private static boolean isMiddling(KnownPlace place) {
    return !place.isCity() || place.population() >= CITY;
  }

  private boolean isAmbiguous(Sighting sighting) {
    String name = sighting.name();
    return words.isAmbiguous(name)
        || smallWords.contains(name)
        || isShort(sighting)
        || isWithoutVowels(sighting);
  }

  /** A word of a script without capitals and short vowels is rarely a name alone. */
  private static boolean isWithoutVowels(Sighting sighting) {
    return switch (UnicodeScript.of(sighting.tokens().text().codePointAt(sighting.start()))) {
      case ARABIC, HEBREW -> !sighting.namesakes().isOfLanguage();
      default -> false;
    };
  }

  /** Two letters of Chinese, three of Arabic: what is as short may be any part of a sentence. */
  private static boolean isShort(Sighting sighting) {
    int length = sighting.end() - sighting.start();
    if (sighting.hasCapital()) {
      return length < 3;
    }
    if (sighting.namesakes().isOfLanguage()) {
      return length < 2;
    }
    return length < 4 && !endsWord(sighting) && !hasSpaces(sighting)
        || length < 3 && sighting.namesakes().greatest().population() < 2 * GREAT_CITY;
  }

  /** Whether words stand apart in the name's script, so that what is behind it is an ending. */
  private static boolean hasSpaces(Sighting sighting) {
    return !Scripts.isWithoutSpaces(sighting.tokens().text().codePointAt(sighting.start()));
  }

  private static boolean endsWord(Sighting sighting) {
    Tokens tokens = sighting.tokens();
    int last = tokens.tokenAt(sighting.end() - 1);
    return tokens.end(last) == sighting.end();
  }
}
