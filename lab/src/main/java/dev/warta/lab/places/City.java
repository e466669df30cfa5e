package dev.warta.lab.places;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A line of GeoNames' table of cities; the names of its columns are GeoNames' own.
 *
 * @param id GeoNames id
 * @param name the name GeoNames prefers
 * @param plainName the same in ASCII
 * @param otherNames names in all languages and scripts, which GeoNames does not tell apart here
 * @param latitude degrees north
 * @param longitude degrees east
 * @param code kind of place
 * @param country ISO 3166-1 alpha-2
 * @param division code of the first-level division, of GeoNames' own but for a few countries
 * @param population inhabitants, 0 where unknown
 * @param timeZone its time zone
 */
record City(
    int id,
    String name,
    String plainName,
    Set<String> otherNames,
    double latitude,
    double longitude,
    String code,
    String country,
    String division,
    long population,
    String timeZone) {

  private static final String CAPITAL = "PPLC";

  /** Quarters of cities, and places that are gone, abandoned or historical. */
  private static final Set<String> NO_CITIES =
      Set.of("PPLX", "PPLQ", "PPLW", "PPLH", "PPLCH", "STLMT");

  static City parse(String line) {
    String[] column = line.split("\t", -1);
    return new City(
        Integer.parseInt(column[0]),
        column[1],
        column[2],
        new LinkedHashSet<>(List.of(column[3].split(","))),
        Double.parseDouble(column[4]),
        Double.parseDouble(column[5]),
        column[7],
        column[8],
        column[10],
        Long.parseLong(column[14]),
        column[17]);
  }

  boolean isCity() {
    return !NO_CITIES.contains(code);
  }

  boolean isCapital() {
    return code.equals(CAPITAL);
  }

  /** Whether it is the seat of a first- or second-level division. */
  boolean isSeat() {
    return isCapital() || code.equals("PPLA") || code.equals("PPLA2");
  }
}
