package dev.warta.lab.feeds;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what agrees. */
final class FeedTally {

  private final Map<String, int[]> fields = new TreeMap<>();
  private final List<String> misses = new ArrayList<>();
  private int feeds;
  private int withEntries;
  private int files;
  private int parsed;

  /**
   * @param wanted -1 where the set does not say
   */
  void entries(Path file, int found, int wanted) {
    feeds++;
    if (wanted < 0 ? found > 0 : found == wanted) {
      withEntries++;
    } else {
      misses.add("%s: %d entries, not %d".formatted(file, found, wanted));
    }
  }

  void parsed(Path file, boolean isParsed) {
    files++;
    if (isParsed) {
      parsed++;
    } else {
      misses.add(file + ": not read");
    }
  }

  void value(Path file, String field, String wanted, String found) {
    int[] counts = fields.computeIfAbsent(field, key -> new int[2]);
    counts[1]++;
    if (wanted.equals(found)) {
      counts[0]++;
    } else {
      misses.add("%s: %s is %s, not %s".formatted(file, field, found, wanted));
    }
  }

  void print(boolean isWithMisses) {
    if (isWithMisses) {
      misses.forEach(System.out::println);
    }
    System.out.printf("feed-rs: %d of %d give their entries%n", withEntries, feeds);
    System.out.printf("gofeed: %d of %d are read%n", parsed, files);
    int agree = 0;
    int all = 0;
    for (Map.Entry<String, int[]> field : fields.entrySet()) {
      int[] counts = field.getValue();
      System.out.printf("  %-20s %3d of %3d%n", field.getKey(), counts[0], counts[1]);
      agree += counts[0];
      all += counts[1];
    }
    System.out.printf("  values that agree: %d of %d (%.1f %%)%n", agree, all, 100.0 * agree / all);
  }
}
