package dev.warta.enrich.places;

import com.ibm.icu.util.ULocale;
import java.util.HashSet;
import java.util.Set;

/**
 * The countries that an article speaks of, as far as they help to tell places of one name apart:
 * those it names, those of cities it names without doubt, and the home of its language.
 */
final class KnownCountries {

  private static final String ENGLISH = "en";

  private final Set<String> named = new HashSet<>();
  private final String home;

  private KnownCountries(String home) {
    this.home = home;
  }

  /**
   * None named yet.
   *
   * @param language the article's language; English, which is written all over the world, has no
   *     home
   */
  static KnownCountries of(String language) {
    ULocale locale = ULocale.addLikelySubtags(ULocale.forLanguageTag(language));
    return new KnownCountries(locale.getLanguage().equals(ENGLISH) ? "" : locale.getCountry());
  }

  void add(String country) {
    if (country != null) {
      named.add(country);
    }
  }

  boolean isNamed(KnownPlace place) {
    return place.country() != null && named.contains(place.country());
  }

  boolean isHome(KnownPlace place) {
    return home.equals(place.country());
  }

  boolean has(KnownPlace place) {
    return isNamed(place) || isHome(place);
  }
}
