package dev.warta.lab.language;

import dev.warta.events.Language;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Right and wrong answers on one kind of text: by language, by mistake, by confidence. */
final class LanguageTally {

  private static final int SHOWN = 12;

  /** Lower ends of the buckets of confidence. */
  private static final double[] BUCKETS = {0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99};

  private final String kind;
  private final Map<String, int[]> byLanguage = new TreeMap<>();
  private final Map<String, Integer> mistakes = new TreeMap<>();
  private final int[][] byConfidence = new int[BUCKETS.length][2];

  LanguageTally(String kind) {
    this.kind = kind;
  }

  void add(String tag, Language found) {
    boolean isRight = found.getTag().equals(tag);
    count(byLanguage.computeIfAbsent(tag, language -> new int[2]), isRight);
    count(byConfidence[bucket(found.getConfidence())], isRight);
    if (!isRight) {
      mistakes.merge(tag + " called " + found.getTag(), 1, Integer::sum);
    }
  }

  private static void count(int[] rightAndAll, boolean isRight) {
    rightAndAll[0] += isRight ? 1 : 0;
    rightAndAll[1]++;
  }

  private static int bucket(double confidence) {
    int bucket = 0;
    while (bucket + 1 < BUCKETS.length && confidence >= BUCKETS[bucket + 1]) {
      bucket++;
    }
    return bucket;
  }

  void print() {
    int right = byLanguage.values().stream().mapToInt(counts -> counts[0]).sum();
    int all = byLanguage.values().stream().mapToInt(counts -> counts[1]).sum();
    double macro =
        byLanguage.values().stream().mapToDouble(LanguageTally::share).average().orElse(0);
    System.out.printf(
        "%s: %.4f of %,d right, %.4f as the mean of %d languages%n",
        kind, (double) right / all, all, macro, byLanguage.size());
    System.out.println("  worst     " + worst());
    System.out.println("  mistakes  " + greatestMistakes());
    for (int i = 0; i < BUCKETS.length; i++) {
      if (byConfidence[i][1] > 0) {
        System.out.printf(
            "  confidence from %.2f: %.3f of %,d right%n",
            BUCKETS[i], share(byConfidence[i]), byConfidence[i][1]);
      }
    }
  }

  private static double share(int[] rightAndAll) {
    return (double) rightAndAll[0] / rightAndAll[1];
  }

  private String worst() {
    return byLanguage.entrySet().stream()
        .sorted(Comparator.comparingDouble(entry -> share(entry.getValue())))
        .limit(SHOWN)
        .map(entry -> "%s %.3f".formatted(entry.getKey(), share(entry.getValue())))
        .collect(Collectors.joining(", "));
  }

  private String greatestMistakes() {
    return mistakes.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(SHOWN)
        .map(mistake -> mistake.getKey() + " " + mistake.getValue())
        .collect(Collectors.joining(", "));
  }
}
