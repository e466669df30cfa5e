package dev.warta.enrich.entities;

import dev.warta.events.EntityType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds organisations that everybody knows ({@code NATO}), exactly as they are written. */
final class KnownOrganisations {

  static final String METHOD = "known-organisations";

  private static final double CONFIDENCE = 0.9;

  /** Each name by its first word. */
  private final Map<String, List<String>> names = new HashMap<>();

  KnownOrganisations(List<String> known) {
    for (String name : known) {
      names.computeIfAbsent(name.split(" ")[0], first -> new ArrayList<>()).add(name);
    }
  }

  /** The names with the known organisations among them; longer names stay as they are. */
  List<NameMention> among(List<NameMention> found, List<PartWords> parts) {
    List<NameMention> known = new ArrayList<>();
    parts.forEach(words -> find(words, known));
    if (known.isEmpty()) {
      return found;
    }
    List<NameMention> all = new ArrayList<>();
    int next = 0;
    for (NameMention name : found) {
      while (next < known.size() && NameMention.ORDER.compare(known.get(next), name) < 0) {
        addApart(known.get(next++), all);
      }
      NameMention same = next < known.size() ? known.get(next) : null;
      boolean isKnown = same != null && same.covers(name);
      addApart(isKnown ? same : name, all);
      next += isKnown ? 1 : 0;
    }
    while (next < known.size()) {
      addApart(known.get(next++), all);
    }
    return all;
  }

  private static void addApart(NameMention name, List<NameMention> all) {
    if (all.isEmpty() || !all.get(all.size() - 1).overlaps(name)) {
      all.add(name);
    }
  }

  private void find(PartWords words, List<NameMention> known) {
    for (int token = 0; token < words.size(); token++) {
      if (!words.isCapitalised(token)) {
        continue;
      }
      for (String name : names.getOrDefault(words.tokens().token(token), List.of())) {
        int to = end(words, token, name);
        if (to > token) {
          known.add(mention(words, token, to));
          break;
        }
      }
    }
  }

  private static int end(PartWords words, int token, String name) {
    int start = words.tokens().start(token);
    int to = words.tokens().tokenAt(start + name.length() - 1) + 1;
    boolean isHere =
        words.tokens().text().startsWith(name, start)
            && to <= words.size()
            && words.tokens().end(to - 1) == start + name.length();
    return isHere ? to : token;
  }

  private static NameMention mention(PartWords words, int from, int to) {
    return new NameMention(
        words.number(),
        from,
        to,
        words.tokens().end(to - 1),
        EntityType.organisation,
        METHOD,
        CONFIDENCE,
        -1);
  }
}
