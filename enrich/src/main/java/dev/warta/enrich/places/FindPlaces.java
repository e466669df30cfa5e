package dev.warta.enrich.places;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.Step;
import dev.warta.events.Mention;
import dev.warta.events.Place;
import dev.warta.events.TextPart;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the countries, cities and regions that an article names.
 *
 * <p>Looks in title, standfirst and body for the names that CLDR, GeoNames and this package's data
 * know in the article's language and in English. The longest name wins: Korea Utara is not Korea,
 * Port Sudan is not Sudan. Adjectives name no place. Of a place named more than 200 times the first
 * 200 mentions are kept; a problem tells what was left out.
 *
 * <p>Measured: see {@code package-info}. Reads a language's names at its first article; safe for
 * use by several threads.
 */
public final class FindPlaces implements Step {

  private static final String NAME = "find-places";

  private static final int MAX_MENTIONS = 200;

  private final Map<String, PlaceNames> namesByLanguage = new ConcurrentHashMap<>();

  @Override
  public ArticleDraft apply(ArticleDraft draft) {
    PlaceNames names =
        namesByLanguage.computeIfAbsent(
            PlaceNames.namingLanguage(draft.language()), PlaceNames::in);
    MentionedCountries countries = new MentionedCountries(names.countries());
    countries.collect(TextPart.title, draft.title());
    countries.collect(TextPart.standfirst, draft.event().getStandfirst());
    countries.collect(TextPart.body, draft.body());
    KnownCountries known = KnownCountries.of(draft.language());
    List<Place> all = countries.countries();
    all.forEach(country -> known.add(country.getCountry()));
    CitiesAndRegions cities = CitiesAndRegions.in(draft.tokens(), names, known);
    cities.places().forEach((place, sightings) -> all.add(place(place, sightings)));
    ArticleDraft found = draft.withPlaces(all);
    if (countries.leftOut() > 0) {
      found = found.withProblem(NAME, "truncated", countries.leftOutMessage());
    }
    return cities.leftOut(MAX_MENTIONS) > 0
        ? found.withProblem(NAME, "truncated", cities.leftOutMessage(MAX_MENTIONS))
        : found;
  }

  private static Place place(KnownPlace known, List<Sighting> sightings) {
    Sighting first = sightings.get(0);
    return Place.newBuilder()
        .setName(first.name())
        .setKind(known.kind())
        .setCountry(known.country())
        .setLatitude(known.isCity() ? known.latitude() : null)
        .setLongitude(known.isCity() ? known.longitude() : null)
        .setGeonamesId(known.isCity() ? known.geonamesId() : null)
        .setPopulation(known.population() > 0 ? known.population() : null)
        .setMentions(sightings.stream().limit(MAX_MENTIONS).map(FindPlaces::mention).toList())
        .setMethod(known.isCity() ? "geonames" : "region-names")
        .setConfidence(first.namesakes().isOfLanguage() ? 0.9 : 0.8)
        .build();
  }

  private static Mention mention(Sighting sighting) {
    return new Mention(sighting.tokens().part(), sighting.start(), sighting.end());
  }
}
