package dev.warta.enrich.places;

import java.util.List;

/**
 * Decides which of the places of one name a text means.
 *
 * <p>What the text says right behind the name (Springfield, Illinois) decides alone. Otherwise a
 * place that has ten times the inhabitants of another outweighs it, unless the article names the
 * other one's country; where two places of different countries weigh about the same, none is meant.
 */
final class Choice {

  /** Hundred thousand inhabitants and a million: what divisions and regions are taken for. */
  private static final double WEIGHT_OF_DIVISION = 5.2;

  private static final double WEIGHT_OF_REGION = 6;

  private static final double FOR_NAMED_COUNTRY = 1;
  private static final double FOR_LISTED_NAME = 1;
  private static final double FOR_HOME = 0.7;
  private static final double FOR_CAPITAL = 0.5;

  /** Ten to the power of this is how many times greater a place must be than the next. */
  private static final double CLEAR = 0.25;

  /** A place too small to be counted weighs as much as one of this size. */
  private static final double SMALLEST = 1000;

  private Choice() {}

  /**
   * The place that is meant, or null.
   *
   * @param container country or division that stands right behind the name; null where none does
   */
  static KnownPlace among(Namesakes namesakes, String container, KnownCountries countries) {
    List<KnownPlace> places = namesakes.places();
    if (container != null) {
      List<KnownPlace> within = places.stream().filter(place -> liesIn(place, container)).toList();
      if (!within.isEmpty()) {
        return within.get(0);
      }
    }
    return likeliest(namesakes, countries);
  }

  static boolean liesIn(KnownPlace place, String container) {
    return container.equals(place.country())
        || container.equals(place.division())
        || place.country() != null
            && !place.country().equals("US")
            && container.startsWith(place.country() + "-");
  }

  private static KnownPlace likeliest(Namesakes namesakes, KnownCountries countries) {
    KnownPlace best = null;
    double bestWeight = 0;
    double rivalWeight = 0;
    for (KnownPlace place : namesakes.places()) {
      double weight = weight(place, namesakes, countries);
      if (best == null || weight > bestWeight) {
        if (best != null && !isSameCountry(best, place)) {
          rivalWeight = Math.max(rivalWeight, bestWeight);
        }
        best = place;
        bestWeight = weight;
      } else if (!isSameCountry(best, place)) {
        rivalWeight = Math.max(rivalWeight, weight);
      }
    }
    return bestWeight - rivalWeight >= CLEAR ? best : null;
  }

  private static boolean isSameCountry(KnownPlace one, KnownPlace other) {
    return one.country() != null && one.country().equals(other.country());
  }

  private static double weight(KnownPlace place, Namesakes namesakes, KnownCountries countries) {
    double weight =
        place.isCity()
            ? Math.log10(place.population() + SMALLEST)
            : namesakes.isOfLanguage() ? WEIGHT_OF_REGION : WEIGHT_OF_DIVISION;
    if (place.equals(namesakes.listed())) {
      weight += FOR_LISTED_NAME;
    }
    if (countries.isNamed(place)) {
      weight += FOR_NAMED_COUNTRY;
    } else if (countries.isHome(place)) {
      weight += FOR_HOME;
    }
    return place.isCapital() ? weight + FOR_CAPITAL : weight;
  }
}
