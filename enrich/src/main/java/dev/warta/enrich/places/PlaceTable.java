package dev.warta.enrich.places;

import dev.warta.enrich.text.ResourceLines;
import dev.warta.events.PlaceKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * The cities of the world and the divisions of its countries, with the names that hold in texts of
 * any language.
 *
 * <p>{@code places.tsv.gz} is made from GeoNames and CLDR by {@code lab/run places}. Read once, in
 * half a second; it takes some 25 MB. Immutable.
 */
final class PlaceTable {

  private static final String RESOURCE = "places.tsv.gz";

  private final NameTrie<Namesakes> names = new NameTrie<>(Namesakes::isWrittenLike);
  private final Map<Integer, KnownPlace> cityById = new HashMap<>();
  private final Map<String, KnownPlace> divisionByCode = new HashMap<>();
  private final Set<KnownPlace> famous = new HashSet<>();
  private final Map<String, Integer> cityByTimeZone = new HashMap<>();
  private final Map<String, String> countryCodes = new HashMap<>();

  private PlaceTable() {}

  /** The table, read at its first use. */
  static PlaceTable bundled() {
    return Bundled.TABLE;
  }

  private static final class Bundled {
    private static final PlaceTable TABLE = read();
  }

  private static PlaceTable read() {
    PlaceTable table = new PlaceTable();
    try (InputStream resource = PlaceTable.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(resource), StandardCharsets.UTF_8))) {
      lines.lines().map(line -> line.split("\t")).forEach(table::add);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
    table.names.trimmed();
    table.addFamous();
    return table;
  }

  private void add(String[] row) {
    switch (row[0]) {
      case "division" -> addDivision(row[1], row[2]);
      case "zone" -> cityByTimeZone.put(row[1], Integer.valueOf(row[2]));
      default -> addCity(row);
    }
  }

  private void addCity(String[] row) {
    KnownPlace city =
        new KnownPlace(
            PlaceKind.city,
            countryCodes.computeIfAbsent(row[2], code -> code),
            row[3].isEmpty() ? "" : countryCodes.computeIfAbsent(row[2] + "-" + row[3], c -> c),
            Integer.parseInt(row[1]),
            Long.parseLong(row[4]),
            Double.parseDouble(row[5]),
            Double.parseDouble(row[6]),
            row[0].equals("capital"));
    cityById.put(city.geonamesId(), city);
    Namesakes alone = Namesakes.only(city);
    for (String name : row[7].split("\\|")) {
      add(name, city, alone);
    }
  }

  /** What any language's data file lists, and what gives a time zone its name. */
  private void addFamous() {
    cityByTimeZone.values().forEach(id -> famous.add(cityById.get(id)));
    for (String[] row : ResourceLines.rows(PlaceTable.class, "city-names.tsv")) {
      int country = row[1].length() - 2;
      famous.add(city(row[1].substring(0, country).strip(), row[1].substring(country)));
    }
  }

  private void addDivision(String code, String name) {
    String country = code.substring(0, code.indexOf('-'));
    KnownPlace division =
        KnownPlace.region(countryCodes.computeIfAbsent(country, same -> same), code);
    divisionByCode.put(code, division);
    add(name, division, Namesakes.only(division));
  }

  private void add(String name, KnownPlace place, Namesakes alone) {
    Namesakes others = names.get(name);
    names.put(name, others == null ? alone : others.with(place));
  }

  /** Whether the world's newspapers write of a city, however small it is. */
  boolean isFamous(KnownPlace place) {
    return famous.contains(place);
  }

  /** The names that hold in texts of any language. */
  NameTrie<Namesakes> names() {
    return names;
  }

  /** The city with this GeoNames id; null where there is none. */
  KnownPlace city(int geonamesId) {
    return cityById.get(geonamesId);
  }

  /** The greatest city of this name in a country; null where there is none. */
  KnownPlace city(String name, String country) {
    Namesakes namesakes = names.get(name);
    return namesakes == null
        ? null
        : namesakes.places().stream()
            .filter(place -> place.isCity() && place.country().equals(country))
            .findFirst()
            .orElse(null);
  }

  /** A division by its ISO 3166-2 code; null where the table has none. */
  KnownPlace division(String code) {
    return divisionByCode.get(code);
  }

  /** The cities that give time zones their names, by zone. */
  Map<String, Integer> cityByTimeZone() {
    return cityByTimeZone;
  }
}
