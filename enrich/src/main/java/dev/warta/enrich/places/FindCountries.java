package dev.warta.enrich.places;

import com.ibm.icu.util.ULocale;
import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.Step;
import dev.warta.events.Place;
import dev.warta.events.PlaceKind;
import dev.warta.events.TextPart;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

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
public final class FindCountries implements Step {

  private static final String NAME = "find-countries";
  private static final String ENGLISH = "en";

  /** CLDR has Tagalog under its standard form. */
  private static final String TAGALOG = "tl";

  private static final String FILIPINO = "fil";

  private static final Set<String> LANGUAGES_OF_CLDR =
      Arrays.stream(ULocale.getAvailableLocales())
          .map(ULocale::getLanguage)
          .collect(Collectors.toUnmodifiableSet());

  private final Map<String, CountryNames> namesByLanguage = new ConcurrentHashMap<>();

  @Override
  public ArticleDraft apply(ArticleDraft draft) {
    CountryNames names =
        namesByLanguage.computeIfAbsent(namingLanguage(draft.language()), CountryNames::in);
    MentionedCountries places = new MentionedCountries(names);
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

  /** The language to look for names in: English where the article's is not known to CLDR. */
  private static String namingLanguage(String tag) {
    String language = ULocale.forLanguageTag(tag).getLanguage();
    if (language.equals(TAGALOG)) {
      return FILIPINO;
    }
    return LANGUAGES_OF_CLDR.contains(language) ? language : ENGLISH;
  }
}
