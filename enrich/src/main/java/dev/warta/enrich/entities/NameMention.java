package dev.warta.enrich.entities;

import dev.warta.events.EntityType;
import java.util.Comparator;

/**
 * A name in one place of an article.
 *
 * @param part which of the article's parts that hold text, from 0
 * @param from the first token
 * @param to behind the last token
 * @param end behind the last character, which may lie inside the last token ({@code Erdoğan'ın})
 * @param type what is named
 * @param method how it was found
 * @param confidence from 0 to 1
 * @param place the number of the place of the article that it names; -1 where none is known
 */
record NameMention(
    int part,
    int from,
    int to,
    int end,
    EntityType type,
    String method,
    double confidence,
    int place) {

  /** The order of the text. */
  static final Comparator<NameMention> ORDER =
      Comparator.comparingInt(NameMention::part).thenComparingInt(NameMention::from);

  NameMention withType(EntityType other) {
    return new NameMention(part, from, to, end, other, method, confidence, -1);
  }

  boolean overlaps(NameMention other) {
    return part == other.part && from < other.to && other.from < to;
  }

  boolean covers(NameMention other) {
    return part == other.part && from <= other.from && other.to <= to;
  }

  int length() {
    return to - from;
  }

  boolean is(EntityType other) {
    return type == other;
  }
}
