package dev.warta.lab.crash;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The longest time without a new stored article while one was waiting, for each event.
 *
 * <p>Each partition counts for itself: one that stands still is a stall although the others go on.
 * Told from when the broker took each raw record and when its row was stored, to the millisecond.
 */
final class Stalls {

  private record Window(Event event, Instant begin, Instant end) {}

  private record Stored(Instant arrivedAt, Instant storedAt) {}

  private final List<Window> windows = new ArrayList<>();

  /** Something happened, and by the end all partitions were being stored again. */
  void happened(Event event, Instant begin, Instant end) {
    windows.add(new Window(event, begin, end));
  }

  /**
   * A line for each kind of event: how often it happened, the median and the longest stall.
   *
   * @param arrivals when the broker took each raw record
   * @param storedAt when it was stored
   */
  String table(Map<RecordPosition, Instant> arrivals, Map<RecordPosition, Instant> storedAt) {
    List<List<Stored>> partitions = partitions(arrivals, storedAt);
    Map<Event, List<Duration>> byEvent = new EnumMap<>(Event.class);
    for (Window window : windows) {
      Duration longest =
          partitions.stream()
              .map(partition -> longest(window, partition))
              .max(Comparator.naturalOrder())
              .orElse(Duration.ZERO);
      byEvent.computeIfAbsent(window.event(), none -> new ArrayList<>()).add(longest);
    }
    StringBuilder table = new StringBuilder();
    table.append("%-26s %4s %9s %9s%n".formatted("event", "n", "median s", "longest s"));
    byEvent.forEach((event, stalls) -> table.append(line(event, stalls)));
    return table.toString();
  }

  private static String line(Event event, List<Duration> stalls) {
    Collections.sort(stalls);
    return String.format(
        Locale.ROOT,
        "%-26s %4d %9.1f %9.1f%n",
        event,
        stalls.size(),
        stalls.get(stalls.size() / 2).toMillis() / 1e3,
        stalls.get(stalls.size() - 1).toMillis() / 1e3);
  }

  private static List<List<Stored>> partitions(
      Map<RecordPosition, Instant> arrivals, Map<RecordPosition, Instant> storedAt) {
    Map<Integer, List<Stored>> byPartition = new HashMap<>();
    storedAt.forEach(
        (raw, stored) ->
            byPartition
                .computeIfAbsent(raw.partition(), none -> new ArrayList<>())
                .add(new Stored(arrivals.get(raw), stored)));
    byPartition
        .values()
        .forEach(partition -> partition.sort(Comparator.comparing(Stored::storedAt)));
    return List.copyOf(byPartition.values());
  }

  private static Duration longest(Window window, List<Stored> partition) {
    Duration longest = Duration.ZERO;
    for (int next = 1; next < partition.size(); next++) {
      Instant from = partition.get(next - 1).storedAt();
      Instant to = partition.get(next).storedAt();
      Instant arrived = partition.get(next).arrivedAt();
      if (!window.event().isInputHeldBack() && arrived.isAfter(from)) {
        from = arrived;
      }
      // At the end of a window all partitions flow: what ends later belongs to the next event.
      boolean isInWindow = to.isAfter(window.begin()) && !to.isAfter(window.end());
      if (isInWindow && Duration.between(from, to).compareTo(longest) > 0) {
        longest = Duration.between(from, to);
      }
    }
    return longest;
  }
}
