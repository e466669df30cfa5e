package dev.warta.enrich.extract;

import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names of countries, of the large cities that time zones are called after, and of well-known
 * regions, in the languages of the cues: enough to tell a dateline from a sentence, no gazetteer.
 */
final class KnownPlaces {

  private final Set<String> countries = new HashSet<>();
  private final Set<String> cities = new HashSet<>();
  private final LanguageCues cues;

  KnownPlaces(LanguageCues cues) {
    this.cues = cues;
    for (String language : LanguageCues.LANGUAGES) {
      ULocale locale = ULocale.forLanguageTag(language);
      LocaleDisplayNames names = LocaleDisplayNames.getInstance(locale);
      for (String country : Locale.getISOCountries()) {
        countries.add(Plain.key(names.regionDisplayName(country)));
      }
      TimeZoneNames zones = TimeZoneNames.getInstance(locale);
      for (String zone :
          TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, null, null)) {
        String city = zones.getExemplarLocationName(zone);
        if (city != null) {
          cities.add(Plain.key(city));
        }
      }
    }
  }

  boolean isPlace(String name) {
    String key = Plain.key(name);
    return countries.contains(key) || cities.contains(key) || isRegion(name);
  }

  /** Whether a dateline names this after the town: a country or a part of one. */
  boolean isCountryOrRegion(String name) {
    return countries.contains(Plain.key(name)) || isRegion(name);
  }

  private boolean isRegion(String name) {
    return cues.region.contains(Plain.of(name));
  }
}
