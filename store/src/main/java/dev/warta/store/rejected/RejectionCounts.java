package dev.warta.store.rejected;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts rejected records by stage, cause and source. */
public final class RejectionCounts {

  /** What a stranger writes into records may be of any number of kinds. */
  private static final int MAX_GROUPS = 1_000;

  private static final Key OTHERS = new Key(null, "(others)", null);

  private final Map<Key, Group> groups = new HashMap<>();
  private long total;

  /**
   * Records of one kind.
   *
   * @param stage null where unknown
   * @param source null where it cannot be read
   * @param count how many
   * @param replayed how many of them had been replayed before, and were rejected again
   */
  public record Group(Stage stage, String cause, String source, long count, long replayed) {

    private Group plus(Rejection rejection) {
      return new Group(
          stage, cause, source, count + 1, replayed + (rejection.replays() > 0 ? 1 : 0));
    }
  }

  private record Key(Stage stage, String cause, String source) {}

  /** Counts one more. */
  public void add(Rejection rejection) {
    total++;
    Key own = new Key(rejection.stage(), rejection.cause(), rejection.source());
    Key key = groups.containsKey(own) || groups.size() < MAX_GROUPS ? own : OTHERS;
    Group group = groups.getOrDefault(key, new Group(key.stage(), key.cause(), key.source(), 0, 0));
    groups.put(key, group.plus(rejection));
  }

  /** How many there are in all. */
  public long total() {
    return total;
  }

  /** The groups, the largest first. */
  public List<Group> groups() {
    return groups.values().stream()
        .sorted(
            Comparator.comparingLong(Group::count)
                .reversed()
                .thenComparing(Group::cause)
                .thenComparing(group -> String.valueOf(group.source())))
        .toList();
  }
}
