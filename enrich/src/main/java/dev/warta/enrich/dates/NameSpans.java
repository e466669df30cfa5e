package dev.warta.enrich.dates;

import dev.warta.events.Entity;
import dev.warta.events.Mention;
import dev.warta.events.TextPart;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where persons, organisations and places are named: what stands inside such a name is no date. */
final class NameSpans {

  private final Map<TextPart, TreeMap<Integer, Integer>> endByStart = new EnumMap<>(TextPart.class);

  private NameSpans() {}

  static NameSpans of(List<Entity> entities) {
    NameSpans spans = new NameSpans();
    for (Entity entity : entities) {
      for (Mention mention : entity.getMentions()) {
        spans
            .endByStart
            .computeIfAbsent(mention.getPart(), part -> new TreeMap<>())
            .merge(mention.getStart(), mention.getEnd(), Math::max);
      }
    }
    return spans;
  }

  /** Whether a longer name holds all of the span. */
  boolean cover(TextPart part, int start, int end) {
    TreeMap<Integer, Integer> names = endByStart.get(part);
    Map.Entry<Integer, Integer> name = names == null ? null : names.floorEntry(start);
    return name != null && name.getValue() >= end && name.getValue() - name.getKey() > end - start;
  }
}
