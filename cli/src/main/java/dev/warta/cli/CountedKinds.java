package dev.warta.cli;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Counts what is not told one by one, by kind; the names of kinds may come from strangers. */
final class CountedKinds {

  private static final int MOST_KINDS = 200;
  private static final int MOST_KINDS_TOLD = 12;
  private static final int LONGEST_NAME = 120;
  private static final String OTHERS = "others";

  private final Map<String, Long> counts = new HashMap<>();

  synchronized void add(String kind) {
    String name = kind.length() > LONGEST_NAME ? kind.substring(0, LONGEST_NAME) + "…" : kind;
    boolean hasRoom = counts.containsKey(name) || counts.size() < MOST_KINDS;
    counts.merge(hasRoom ? name : OTHERS, 1L, Long::sum);
  }

  /** One line, the most frequent first; empty if there is nothing. */
  synchronized Optional<String> inWords() {
    List<Map.Entry<String, Long>> kinds =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    if (kinds.isEmpty()) {
      return Optional.empty();
    }
    int told = Math.min(MOST_KINDS_TOLD, kinds.size());
    String line =
        kinds.subList(0, told).stream()
            .map(kind -> "%,d %s".formatted(kind.getValue(), Console.harmless(kind.getKey())))
            .collect(Collectors.joining(", "));
    long others = kinds.subList(told, kinds.size()).stream().mapToLong(Map.Entry::getValue).sum();
    return Optional.of(others == 0 ? line : line + ", %,d of other kinds".formatted(others));
  }
}
