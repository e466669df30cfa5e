package dev.warta.enrich.entities;

import dev.warta.events.EntityType;
import java.util.ArrayList;
import java.util.List;

/** All mentions of one person, organisation or place. */
final class JoinedName {

  private final EntityType type;
  private final List<NameMention> mentions = new ArrayList<>();
  private NameMention fullest;
  private int fullness;
  private double confidence;

  JoinedName(EntityType type) {
    this.type = type;
  }

  /**
   * Adds a mention.
   *
   * @param words how much of the name it gives; the fullest gives the name
   */
  void add(NameMention mention, int words) {
    mentions.add(mention);
    confidence = Math.max(confidence, mention.confidence());
    boolean isFuller =
        fullest == null
            || words > fullness
            || words == fullness && NameMention.ORDER.compare(mention, fullest) < 0;
    if (isFuller) {
      fullest = mention;
      fullness = words;
    }
  }

  EntityType type() {
    return type;
  }

  /** The mentions in the order of the text, once {@link #sort} was called. */
  List<NameMention> mentions() {
    return mentions;
  }

  void sort() {
    mentions.sort(NameMention.ORDER);
  }

  /** The mention that gives the name most fully. */
  NameMention fullest() {
    return fullest;
  }

  double confidence() {
    return confidence;
  }

  /** The last mention before another, once they are sorted; null where there is none. */
  NameMention lastBefore(NameMention other) {
    int low = 0;
    int high = mentions.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (NameMention.ORDER.compare(mentions.get(middle), other) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? null : mentions.get(low - 1);
  }
}
