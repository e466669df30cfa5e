package dev.warta.lab.entities;

import dev.warta.enrich.entities.tagger.Convention;
import dev.warta.enrich.entities.tagger.NameTagger;
import dev.warta.enrich.entities.tagger.NameTags;
import dev.warta.events.EntityType;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Counts the names that are right in their first and last word and in their type. */
final class NameScore {

  private final Map<EntityType, int[]> counts = new EnumMap<>(EntityType.class);

  private record Span(int start, int end, EntityType type) {}

  /** Tags each sentence by itself and counts. */
  static NameScore of(NameTagger tagger, List<TaggedSentence> sentences, Convention convention) {
    NameScore score = new NameScore();
    for (TaggedSentence sentence : sentences) {
      byte[] tags = tagger.tagOneSentence(sentence.tokens(), convention).tags();
      score.add(sentence.gold(), sentence.tagsOfWords(tags));
    }
    return score;
  }

  void add(int[] gold, int[] found) {
    Set<Span> right = spans(gold);
    Set<Span> guessed = spans(found);
    right.forEach(span -> countOf(span.type)[0]++);
    for (Span span : guessed) {
      countOf(span.type)[1]++;
      countOf(span.type)[2] += right.contains(span) ? 1 : 0;
    }
  }

  private int[] countOf(EntityType type) {
    return counts.computeIfAbsent(type, any -> new int[3]);
  }

  private static Set<Span> spans(int[] tags) {
    Set<Span> spans = new HashSet<>();
    for (int start = 0; start < tags.length; start++) {
      if (NameTags.isBegin(tags[start])) {
        int end = start + 1;
        while (end < tags.length && tags[end] == tags[start] + 1) {
          end++;
        }
        spans.add(new Span(start, end, NameTags.type(tags[start])));
      }
    }
    return spans;
  }

  /** F1 over all types. */
  double f1() {
    int[] sum = new int[3];
    counts.values().forEach(count -> java.util.Arrays.setAll(sum, i -> sum[i] + count[i]));
    return f1(sum);
  }

  private static double f1(int[] count) {
    return count[2] == 0 ? 0 : 2.0 * count[2] / (count[0] + count[1]);
  }

  @Override
  public String toString() {
    int[] sum = new int[3];
    counts.values().forEach(count -> java.util.Arrays.setAll(sum, i -> sum[i] + count[i]));
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "F1 %.4f (P %.4f R %.4f of %d names)",
            f1(sum),
            sum[1] == 0 ? 0 : (double) sum[2] / sum[1],
            sum[0] == 0 ? 0 : (double) sum[2] / sum[0],
            sum[0]));
    counts.forEach(
        (type, count) -> line.append(String.format(Locale.ROOT, "  %s %.3f", type, f1(count))));
    return line.toString();
  }
}
