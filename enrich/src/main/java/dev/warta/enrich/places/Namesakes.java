package dev.warta.enrich.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The places that share a name, the most populous first.
 *
 * @param places at least one place
 * @param isOfLanguage whether the article's language has the name as its own for one of them
 * @param listed the place that the language's data files name so; null where they do not
 */
record Namesakes(List<KnownPlace> places, boolean isOfLanguage, KnownPlace listed) {

  private static final Comparator<KnownPlace> MOST_POPULOUS_FIRST =
      Comparator.comparingLong(KnownPlace::population).reversed();

  static Namesakes only(KnownPlace place) {
    return new Namesakes(List.of(place), false, null);
  }

  /** The same as the language's own name, which its data files list for a place. */
  Namesakes listedFor(KnownPlace place) {
    return new Namesakes(with(place).places, true, place);
  }

  /** The same as the language's own name for a place. */
  Namesakes ownOf(KnownPlace place) {
    return new Namesakes(with(place).places, true, listed);
  }

  Namesakes with(KnownPlace other) {
    if (places.contains(other)) {
      return this;
    }
    List<KnownPlace> all = new ArrayList<>(places);
    all.add(other);
    all.sort(MOST_POPULOUS_FIRST);
    return new Namesakes(List.copyOf(all), isOfLanguage, listed);
  }

  /** The place that a reader thinks of first. */
  KnownPlace greatest() {
    return places.get(0);
  }

  /** Whether a reader thinks of no other: the next one has hardly any inhabitants beside it. */
  boolean isUnrivalled() {
    return places.size() == 1 || places.get(1).population() * 20 < greatest().population();
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
