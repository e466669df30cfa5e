package dev.warta.enrich.entities;

import dev.warta.events.EntityType;
import dev.warta.events.Mention;
import dev.warta.events.Place;
import java.util.ArrayList;
import java.util.List;

/** Reads the places that the steps before have found, as mentions of names. */
final class PlaceMentions {

  private PlaceMentions() {}

  /** The mentions of all places, in the order of the text. */
  static List<NameMention> of(List<Place> places, List<PartWords> parts) {
    List<NameMention> mentions = new ArrayList<>();
    for (int number = 0; number < places.size(); number++) {
      Place place = places.get(number);
      for (Mention mention : place.getMentions()) {
        for (PartWords words : parts) {
          if (words.part() == mention.getPart()) {
            add(words, mention, place, number, mentions);
          }
        }
      }
    }
    mentions.sort(NameMention.ORDER);
    return mentions;
  }

  private static void add(
      PartWords words, Mention mention, Place place, int number, List<NameMention> mentions) {
    int from = words.tokens().tokenAt(mention.getStart());
    int to = Math.min(words.size(), words.tokens().tokenAt(mention.getEnd() - 1) + 1);
    if (from >= to || from >= words.size() || words.tokens().start(from) > mention.getEnd()) {
      return;
    }
    double confidence = place.getConfidence() == null ? 0.5 : place.getConfidence();
    mentions.add(
        new NameMention(
            words.number(),
            from,
            to,
            Math.max(mention.getEnd(), words.tokens().start(to - 1) + 1),
            EntityType.place,
            place.getMethod(),
            confidence,
            number));
  }
}
