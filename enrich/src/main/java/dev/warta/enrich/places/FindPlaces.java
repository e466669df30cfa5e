package dev.warta.enrich.places;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.Step;
import dev.warta.events.Place;
import dev.warta.events.PlaceKind;
import dev.warta.events.TextPart;
import java.util.List;

/**
 * Finds the countries that an article names.
 *
 * <p>Looks in title, standfirst and body for the names that CLDR and {@code country-names.tsv} know
 * in the article's language and in English. The longest name wins: Korea Utara is not Korea, Port
 * Sudan is not Sudan. Adjectives and cities name no country here. Of a country named more than 200
 * times the first 200 mentions are kept, and a problem tells how many were left out.
 *
 * <p>Measured: see {@code package-info}. Reads a language's names at its first article; safe for
 * use by several threads.
 */
public final class FindPlaces implements Step {

  private static final String NAME = "find-places";

  @Override
  public ArticleDraft apply(ArticleDraft draft) {
    PlaceNames names = PlaceNames.in(draft.language());
    MentionedCountries places = new MentionedCountries(names.countries());
    places.collect(TextPart.title, draft.title());
    places.collect(TextPart.standfirst, draft.event().getStandfirst());
    places.collect(TextPart.body, draft.body());
    List<Place> all = places.countries();
    draft.event().getPlaces().stream()
        .filter(place -> place.getKind() != PlaceKind.country)
        .forEach(all::add);
    ArticleDraft found = draft.withPlaces(all);
    return places.leftOut() == 0
        ? found
        : found.withProblem(NAME, "truncated", places.leftOutMessage());
  }
}
