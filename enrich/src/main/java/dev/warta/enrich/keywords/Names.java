package dev.warta.enrich.keywords;

import dev.warta.events.Entity;
import dev.warta.events.EntityType;
import dev.warta.events.Mention;
import dev.warta.events.TextPart;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where names of several words stand in the row of words: those of the entities that are known, and
 * else words with capitals one behind the other.
 *
 * <p>A phrase that holds a part of a name only is a fragment.
 */
final class Names {

  private static final int LONGEST = 5;
  private static final int NO_NAME = -1;

  /** Of each word, where its name begins and where it ends; {@link #NO_NAME} for none. */
  final int[] from;

  final int[] to;

  private final boolean[] isPerson;

  private Names(int size) {
    from = new int[size];
    to = new int[size];
    isPerson = new boolean[size];
    Arrays.fill(from, NO_NAME);
  }

  static Names in(Words words, TermScores scores, List<Entity> entities) {
    Names names = new Names(words.size);
    names.addEntities(words, entities);
    names.addCapitals(words, scores);
    return names;
  }

  private void addEntities(Words words, List<Entity> entities) {
    Map<TextPart, Map<Integer, Named>> starts = new HashMap<>();
    for (Entity entity : entities) {
      for (Mention mention : entity.getMentions()) {
        starts
            .computeIfAbsent(mention.getPart(), part -> new HashMap<>())
            .merge(
                mention.getStart(),
                new Named(mention.getEnd(), entity.getType() == EntityType.person),
                (one, other) -> one.end() >= other.end() ? one : other);
      }
    }
    for (int i = 0; i < words.size && !starts.isEmpty(); i++) {
      if (words.term[i] != Words.GAP) {
        Named named =
            starts
                .getOrDefault(words.tokens[i].part(), Map.of())
                .get(words.tokens[i].start(words.token[i]));
        if (named != null) {
          int behind = mark(i, behind(words, i, named.end()));
          Arrays.fill(isPerson, i, Math.max(i, behind), named.isPerson());
          i = Math.max(i, behind - 1);
        }
      }
    }
  }

  /** A mention of an entity: where it ends, and whether it is a person's. */
  private record Named(int end, boolean isPerson) {}

  private static int behind(Words words, int first, int end) {
    int at = first;
    while (at < words.size
        && words.term[at] != Words.GAP
        && words.tokens[at].end(words.token[at]) <= end) {
      at++;
    }
    return at;
  }

  private int mark(int first, int behind) {
    for (int i = first; i < behind; i++) {
      from[i] = first;
      to[i] = behind;
    }
    return behind;
  }

  private void addCapitals(Words words, TermScores scores) {
    int first = 0;
    while (first < words.size) {
      int behind = first;
      while (behind < words.size && isPartOfName(words, behind)) {
        behind++;
      }
      int from = first;
      int to = behind;
      while (from < to && scores.isStop[words.term[from]]) {
        from++;
      }
      while (to > from && scores.isStop[words.term[to - 1]]) {
        to--;
      }
      if (to - from > 1 && to - from <= LONGEST) {
        mark(from, to);
      }
      first = Math.max(behind, first + 1);
    }
  }

  private boolean isPartOfName(Words words, int at) {
    int term = words.term[at];
    return term != Words.GAP
        && words.isCapital[at]
        && from[at] == NO_NAME
        && TermShape.isTelling(words.terms.get(term));
  }

  /** Whether the words are a whole name. */
  boolean isName(int first, int behind) {
    return from[first] == first && to[first] == behind;
  }

  /** Whether the words hold a person's name and more, such as an office or the name before it. */
  boolean goBeyondPerson(int first, int behind) {
    for (int i = first; i < behind; i++) {
      if (isPerson[i]) {
        return !isName(first, behind);
      }
    }
    return false;
  }

  /** Whether the words begin or end inside a name. */
  boolean cuts(int first, int behind) {
    boolean cutsFirst = from[first] != NO_NAME && from[first] < first;
    int last = behind - 1;
    boolean cutsLast = from[last] != NO_NAME && to[last] > behind;
    return cutsFirst || cutsLast;
  }
}
