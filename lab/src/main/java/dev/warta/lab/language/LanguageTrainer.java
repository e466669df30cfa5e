package dev.warta.lab.language;

import dev.warta.enrich.language.LanguageCounts;
import dev.warta.enrich.language.NgramFeatures;
import dev.warta.enrich.language.ScriptLanguages;
import dev.warta.lab.language.ParallelSentences.Column;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Counts the features of each language whose script others share.
 *
 * <p>A language's own words ({@link OwnWords}) count as if they stood in two more sentences, with
 * the first of its columns that is in Latin letters.
 */
final class LanguageTrainer {

  private static final int OWN_WORDS_WEIGHT = 2;

  private final List<Column> columns = new ArrayList<>();
  private final List<int[]> counts = new ArrayList<>();
  private final List<Integer> totals = new ArrayList<>();

  private LanguageTrainer() {}

  /**
   * Counts.
   *
   * @param isTrained which of the parallel sentences may be looked at, by their number
   */
  static LanguageCounts train(
      ParallelSentences sentences, OwnWords ownWords, IntPredicate isTrained) {
    LanguageTrainer trainer = new LanguageTrainer();
    sentences.columns().stream()
        .filter(column -> !ScriptLanguages.in(String.join(" ", column.sentences())).decide())
        .forEach(column -> trainer.add(column, ownWords, isTrained));
    return trainer.counts();
  }

  private void add(Column column, OwnWords ownWords, IntPredicate isTrained) {
    int[] buckets = new int[NgramFeatures.BUCKETS];
    int total = 0;
    for (int i = 0; i < column.sentences().size(); i++) {
      if (isTrained.test(i)) {
        total += count(column.sentences().get(i), 1, buckets);
      }
    }
    if (isLatin(column)) {
      total += count(ownWords.of(column.tag()), OWN_WORDS_WEIGHT, buckets);
    }
    columns.add(column);
    counts.add(buckets);
    totals.add(total);
  }

  private static int count(String text, int weight, int[] buckets) {
    int[] features = NgramFeatures.of(text);
    for (int feature : features) {
      buckets[feature] += weight;
    }
    return weight * features.length;
  }

  private static boolean isLatin(Column column) {
    return column.sentences().get(0).chars().anyMatch(c -> c >= 'a' && c <= 'z');
  }

  private LanguageCounts counts() {
    int[] rows = new int[NgramFeatures.BUCKETS + 1];
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    for (int bucket = 0; bucket < NgramFeatures.BUCKETS; bucket++) {
      for (int language = 0; language < columns.size(); language++) {
        int count = counts.get(language)[bucket];
        if (count > 0) {
          entries.write(language);
          entries.write(LanguageCounts.level(count));
        }
      }
      rows[bucket + 1] = entries.size();
    }
    return new LanguageCounts(
        columns.stream().map(Column::tag).toArray(String[]::new),
        totals.stream().mapToInt(Integer::intValue).toArray(),
        rows,
        entries.toByteArray());
  }
}
