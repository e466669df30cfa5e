package dev.warta.enrich.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The places that share a name, the most populous first.
 *
 * @param places at least one place
 * @param isOfLanguage whether the name is the one that the article's language has for the place
 */
record Namesakes(List<KnownPlace> places, boolean isOfLanguage) {

  private static final Comparator<KnownPlace> MOST_POPULOUS_FIRST =
      Comparator.comparingLong(KnownPlace::population).reversed();

  static Namesakes only(KnownPlace place) {
    return new Namesakes(List.of(place), false);
  }

  Namesakes ofLanguage() {
    return new Namesakes(places, true);
  }

  Namesakes with(KnownPlace other) {
    if (places.contains(other)) {
      return this;
    }
    List<KnownPlace> all = new ArrayList<>(places);
    all.add(other);
    all.sort(MOST_POPULOUS_FIRST);
    return new Namesakes(List.copyOf(all), isOfLanguage);
  }

  /** The place that a reader thinks of first. */
  KnownPlace greatest() {
    return places.get(0);
  }

  /**
   * A name of a place has a capital, where its script has capitals: jalur Gaza, 's-Hertogenbosch.
   */
  static boolean isWrittenLike(Namesakes name, String text, int start, int end) {
    if (!Character.isLowerCase(text.codePointAt(start))) {
      return true;
    }
    for (int i = start + 1; i < end; i++) {
      if (Character.isUpperCase(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
