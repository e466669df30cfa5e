package dev.warta.enrich.places;

import com.ibm.icu.util.ULocale;
import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.Step;
import dev.warta.enrich.places.CountryNames.Found;
import dev.warta.events.Mention;
import dev.warta.events.Place;
import dev.warta.events.PlaceKind;
import dev.warta.events.TextPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
 * Sudan is not Sudan. Adjectives and cities name no country here.
 *
 * <p>Measured: see {@code package-info}. Reads a language's names at its first article; safe for
 * use by several threads.
 */
public final class FindCountries implements Step {

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
    Map<String, Place> places = new LinkedHashMap<>();
    collect(TextPart.title, draft.title(), names, places);
    collect(TextPart.standfirst, draft.event().getStandfirst(), names, places);
    collect(TextPart.body, draft.body(), names, places);
    List<Place> others =
        draft.event().getPlaces().stream()
            .filter(place -> place.getKind() != PlaceKind.country)
            .toList();
    places.values().forEach(place -> place.setMentions(List.copyOf(place.getMentions())));
    List<Place> all = new ArrayList<>(places.values());
    all.addAll(others);
    return draft.withPlaces(all);
  }

  /** The language to look for names in: English where the article's is not known to CLDR. */
  private static String namingLanguage(String tag) {
    String language = ULocale.forLanguageTag(tag).getLanguage();
    if (language.equals(TAGALOG)) {
      return FILIPINO;
    }
    return LANGUAGES_OF_CLDR.contains(language) ? language : ENGLISH;
  }

  private static void collect(
      TextPart part, String text, CountryNames names, Map<String, Place> places) {
    if (text == null) {
      return;
    }
    for (Found found : CautiousNames.accepted(names.findIn(text), text)) {
      places
          .computeIfAbsent(found.name().code(), code -> place(found, text))
          .getMentions()
          .add(new Mention(part, found.start(), found.end()));
    }
  }

  private static Place place(Found found, String text) {
    return Place.newBuilder()
        .setName(text.substring(found.start(), found.end()))
        .setKind(PlaceKind.country)
        .setCountry(found.name().code())
        .setMentions(new ArrayList<>())
        .setMethod(found.name().method().id)
        .setConfidence(found.name().confidence())
        .build();
  }
}
