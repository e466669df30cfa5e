package dev.warta.enrich.places;

import dev.warta.events.PlaceKind;

/**
 * A city or a region of the table.
 *
 * @param kind city or region
 * @param country ISO 3166-1 alpha-2 code of the country it lies in; null for a region of several
 * @param division for a city, its first-level division, where the table has it; for a region, its
 *     own ISO 3166-2 code or the word that stands for it in {@code regions.tsv}; otherwise empty
 * @param geonamesId GeoNames id; 0 for a region
 * @param population inhabitants; 0 where unknown
 * @param latitude degrees north
 * @param longitude degrees east
 * @param isCapital whether it is the capital of its country
 */
record KnownPlace(
    PlaceKind kind,
    String country,
    String division,
    int geonamesId,
    long population,
    double latitude,
    double longitude,
    boolean isCapital) {

  static KnownPlace region(String country, String code) {
    return new KnownPlace(PlaceKind.region, country, code, 0, 0, Double.NaN, Double.NaN, false);
  }

  boolean isCity() {
    return kind == PlaceKind.city;
  }
}
