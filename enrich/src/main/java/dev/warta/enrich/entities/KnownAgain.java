package dev.warta.enrich.entities;

import dev.warta.events.EntityType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks at the names of the whole article once more: the same words name the same thing everywhere.
 *
 * <p>Each form takes the type that it has most often; a single word that belongs to a person's full
 * name is that person; and words that were overlooked are found where they stand again.
 */
final class KnownAgain {

  private static final int LONGEST_FORM = 6;
  private static final int SHORTEST_ALONE = 3;

  private final List<PartWords> parts;
  private final ArticleCase casing;
  private final boolean hasCapitals;
  private final Map<String, Map<EntityType, Double>> votes = new HashMap<>();
  private final Map<String, NameMention> firsts = new HashMap<>();
  private final Set<String> personWords = new HashSet<>();

  private KnownAgain(List<PartWords> parts, ArticleCase casing, Cues cues) {
    this.hasCapitals = !cues.isWithoutCapitals;
    this.parts = parts;
    this.casing = casing;
  }

  static List<NameMention> in(
      List<PartWords> parts, List<NameMention> names, ArticleCase casing, Cues cues) {
    KnownAgain known = new KnownAgain(parts, casing, cues);
    names.forEach(known::count);
    List<NameMention> unified = names.stream().map(known::unified).toList();
    return known.withOverlooked(unified);
  }

  private void count(NameMention name) {
    String form = form(name);
    votes
        .computeIfAbsent(form, key -> new EnumMap<>(EntityType.class))
        .merge(name.type(), name.confidence(), Double::sum);
    firsts.putIfAbsent(form, name);
    PartWords ofName = parts.get(name.part());
    int parenthesis = ofName.parenthesis(name);
    if (parenthesis + 2 < name.to()) {
      String acronym = form(ofName, parenthesis + 1, name.to() - 1);
      firsts.putIfAbsent(acronym, name);
      votes.putIfAbsent(acronym, new EnumMap<>(Map.of(name.type(), name.confidence())));
    }
    PartWords words = parts.get(name.part());
    if (!hasCapitals && name.is(EntityType.person) && name.length() > 1) {
      personWords.add(words.lower(name.to() - 1));
    } else if (hasCapitals && name.is(EntityType.person) && name.length() > 1) {
      for (int token = name.from(); token < name.to(); token++) {
        if (words.isCapitalised(token) && words.lower(token).length() >= SHORTEST_ALONE) {
          personWords.add(words.lower(token));
        }
      }
    }
  }

  private String form(NameMention name) {
    PartWords words = parts.get(name.part());
    return form(words, name.from(), words.parenthesis(name));
  }

  private static String form(PartWords words, int from, int to) {
    StringBuilder form = new StringBuilder(words.lower(from));
    for (int token = from + 1; token < to; token++) {
      form.append(' ').append(words.lower(token));
    }
    return form.toString();
  }

  private NameMention unified(NameMention name) {
    EntityType type = typeOf(form(name), name);
    return type == name.type() ? name : name.withType(type);
  }

  private EntityType typeOf(String form, NameMention name) {
    Map<EntityType, Double> vote = votes.get(form);
    if (name.place() < 0 && name.length() == 1 && personWords.contains(form)) {
      return EntityType.person;
    }
    EntityType best = name.type();
    for (Map.Entry<EntityType, Double> entry : vote.entrySet()) {
      if (entry.getValue() > vote.getOrDefault(best, 0.0)) {
        best = entry.getKey();
      }
    }
    return best;
  }

  private List<NameMention> withOverlooked(List<NameMention> names) {
    List<NameMention> all = new ArrayList<>();
    int next = 0;
    for (PartWords words : parts) {
      int token = 0;
      while (token < words.size()) {
        NameMention here = next < names.size() ? names.get(next) : null;
        if (here != null && here.part() == words.number() && here.from() <= token) {
          all.add(here);
          next++;
          token = Math.max(token + 1, here.to());
          continue;
        }
        int limit = here != null && here.part() == words.number() ? here.from() : words.size();
        NameMention overlooked = overlooked(words, token, limit);
        if (overlooked != null) {
          all.add(overlooked);
          token = overlooked.to();
        } else {
          token++;
        }
      }
    }
    return all;
  }

  private NameMention overlooked(PartWords words, int from, int limit) {
    if (hasCapitals && !words.isCapitalised(from)) {
      return null;
    }
    for (int to = Math.min(limit, from + LONGEST_FORM); to > from; to--) {
      String form = form(words, from, to);
      NameMention first = firsts.get(form);
      if (first != null && (to - from > 1 || isSafe(words, from, form))) {
        return again(words, from, to, typeOf(form, first), first);
      }
      if (to - from == 1 && personWords.contains(form) && isSafe(words, from, form)) {
        return again(words, from, to, EntityType.person, null);
      }
    }
    return null;
  }

  /** Whether a single capitalised word stands by itself and is not written small elsewhere. */
  private boolean isSafe(PartWords words, int token, String form) {
    boolean hasNeighbour =
        words.isCapitalised(token - 1) && words.sentenceStart(token) < token
            || words.isCapitalised(token + 1) && words.sentenceEnd(token) > token + 1;
    return (!hasCapitals || !casing.isSeenSmall(form))
        && form.length() >= SHORTEST_ALONE
        && (!hasNeighbour || casing.isHeadline(words));
  }

  private static NameMention again(
      PartWords words, int from, int to, EntityType type, NameMention first) {
    return new NameMention(
        words.number(),
        from,
        to,
        words.tokens().end(to - 1),
        type,
        first == null ? "known-again" : first.method(),
        first == null ? 0.6 : Math.round(first.confidence() * 80) / 100.0,
        first == null ? -1 : first.place());
  }
}
