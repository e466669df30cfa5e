package dev.warta.enrich.places;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.ULocale;
import dev.warta.enrich.text.ResourceLines;
import java.util.HashMap;
import java.util.Map;

/**
 * The names that one language has for cities and regions of the world.
 *
 * <p>They come from {@code city-names.tsv} and {@code regions.tsv}, then from CLDR, which names the
 * cities of time zones.
 */
final class LanguageNames {

  private static final String ENGLISH = "en";
  private static final String ALL_LANGUAGES = "*";

  private LanguageNames() {}

  static NameTrie<Namesakes> in(String language) {
    NameTrie<Namesakes> names = new NameTrie<>(Namesakes::isWrittenLike);
    PlaceTable table = PlaceTable.bundled();
    addCities(language, table, names);
    addRegions(language, table, names);
    addTimeZones(language, table, names);
    if (!language.equals(ENGLISH)) {
      addMissing(ENGLISH, table, names);
    }
    return names.trimmed();
  }

  private static void addCities(String language, PlaceTable table, NameTrie<Namesakes> names) {
    for (String[] row : ResourceLines.rows(PlaceTable.class, "city-names.tsv")) {
      if (row[0].equals(language) || row[0].equals(ALL_LANGUAGES)) {
        int country = row[1].length() - 2;
        KnownPlace city =
            table.city(row[1].substring(0, country).strip(), row[1].substring(country));
        if (city != null) {
          add(row[2], city, table, names);
        }
      }
    }
  }

  private static void addRegions(String language, PlaceTable table, NameTrie<Namesakes> names) {
    Map<String, KnownPlace> regions = new HashMap<>();
    for (String[] row : ResourceLines.rows(PlaceTable.class, "regions.tsv")) {
      if (row[0].equals(language)) {
        KnownPlace region = regions.computeIfAbsent(row[1], code -> region(code, table));
        add(row[2], region, table, names);
      }
    }
  }

  /** English names of regions, where the language has no place of that name. */
  private static void addMissing(String other, PlaceTable table, NameTrie<Namesakes> names) {
    NameTrie<Namesakes> english = new NameTrie<>(Namesakes::isWrittenLike);
    addRegions(other, table, english);
    for (String[] row : ResourceLines.rows(PlaceTable.class, "regions.tsv")) {
      if (row[0].equals(other)) {
        for (String name : row[2].split("\\|")) {
          names.putIfAbsent(name, english.get(name));
        }
      }
    }
  }

  private static KnownPlace region(String code, PlaceTable table) {
    KnownPlace division = table.division(code);
    if (division != null) {
      return division;
    }
    boolean hasCountry = code.length() > 2 && code.charAt(2) == '-' && isUpperCase(code);
    return KnownPlace.region(hasCountry ? code.substring(0, 2) : null, code);
  }

  private static boolean isUpperCase(String code) {
    return code.chars().noneMatch(Character::isLowerCase);
  }

  private static void addTimeZones(String language, PlaceTable table, NameTrie<Namesakes> names) {
    TimeZoneNames zones = TimeZoneNames.getInstance(new ULocale(language));
    table
        .cityByTimeZone()
        .forEach(
            (zone, id) -> {
              String name = zones.getExemplarLocationName(zone);
              if (name != null && name.length() > 1) {
                KnownPlace city = table.city(id);
                names.putIfAbsent(name, namesakes(name, city, table).ownOf(city));
              }
            });
  }

  private static void add(
      String listed, KnownPlace place, PlaceTable table, NameTrie<Namesakes> names) {
    for (String name : listed.split("\\|")) {
      Namesakes others = names.get(name);
      names.put(
          name,
          others == null ? namesakes(name, place, table).listedFor(place) : others.with(place));
    }
  }

  /** All places of this name in the world, this one among them. */
  private static Namesakes namesakes(String name, KnownPlace place, PlaceTable table) {
    Namesakes ofWorld = table.names().get(name);
    return ofWorld == null ? Namesakes.only(place) : ofWorld.with(place);
  }
}
