package dev.warta.enrich.entities;

import dev.warta.events.EntityType;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings together the names that were found and the places that the steps before know.
 *
 * <p>A longer name keeps the place inside it (Universitas Indonesia), a longer place keeps the name
 * inside it (Semenanjung Korea). Where both are the same words, a known place is a place, unless a
 * person's name was read with more confidence.
 */
final class MergedNames {

  private MergedNames() {}

  /** All names without overlaps, in the order of the text. */
  static List<NameMention> of(List<NameMention> names, List<NameMention> places) {
    List<NameMention> merged = new ArrayList<>();
    int next = 0;
    for (NameMention name : names) {
      while (next < places.size() && isBefore(places.get(next), name)) {
        addPlace(places.get(next++), merged);
      }
      NameMention kept = name;
      while (next < places.size() && places.get(next).overlaps(name)) {
        kept = kept == null ? null : stronger(kept, places.get(next));
        if (kept == null) {
          addPlace(places.get(next), merged);
        }
        next++;
      }
      if (kept != null && (merged.isEmpty() || !last(merged).overlaps(kept))) {
        merged.add(kept);
      }
    }
    while (next < places.size()) {
      addPlace(places.get(next++), merged);
    }
    return merged;
  }

  private static boolean isBefore(NameMention place, NameMention name) {
    return place.part() < name.part() || place.part() == name.part() && place.to() <= name.from();
  }

  private static void addPlace(NameMention place, List<NameMention> merged) {
    if (merged.isEmpty() || !last(merged).overlaps(place)) {
      merged.add(place);
    }
  }

  private static NameMention last(List<NameMention> merged) {
    return merged.get(merged.size() - 1);
  }

  /** The name, perhaps with what is known of the place; null where only the place stays. */
  private static NameMention stronger(NameMention name, NameMention place) {
    if (name.length() > place.length() && name.covers(place)) {
      return name;
    }
    if (name.from() == place.from() && name.to() == place.to()) {
      boolean isOtherThan = name.is(EntityType.person) && place.confidence() <= name.confidence();
      return isOtherThan ? name : null;
    }
    return place.covers(name) || place.length() >= name.length() ? null : name;
  }
}
