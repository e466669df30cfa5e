package dev.warta.desk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What two lists have in common, in order.
 *
 * <p>Stretches of up to {@value #MOST_CELLS} pairs are compared exactly (longest common
 * subsequence); longer ones are first cut where both have an item that stands once in each
 * (patience). A long stretch with no such item has nothing in common.
 */
final class CommonRuns {

  /** Bounds the table of the exact comparison: 1 MB, and 250 steps an item at worst. */
  private static final int MOST_CELLS = 250_000;

  /** Cut so often, a stretch is given up: nothing but a text made for it comes here. */
  private static final int DEEPEST = 40;

  /**
   * Items that are the same in both.
   *
   * @param from position in the first list
   * @param to position in the second
   */
  record Run(int from, int to, int length) {}

  /** A part of each list that is still to be compared; ends are exclusive. */
  private record Stretch(int from, int fromEnd, int to, int toEnd, int depth) {

    boolean isEmpty() {
      return from == fromEnd || to == toEnd;
    }

    boolean isShort() {
      return (long) (fromEnd - from) * (toEnd - to) <= MOST_CELLS;
    }
  }

  private final List<String> from;
  private final List<String> to;
  private final Deque<Stretch> open = new ArrayDeque<>();
  private final List<Run> runs = new ArrayList<>();

  private CommonRuns(List<String> from, List<String> to) {
    this.from = from;
    this.to = to;
  }

  /** The common runs, ascending, none touching another in both lists. */
  static List<Run> of(List<String> from, List<String> to) {
    CommonRuns common = new CommonRuns(from, to);
    common.open.push(new Stretch(0, from.size(), 0, to.size(), 0));
    while (!common.open.isEmpty()) {
      common.compare(common.open.pop());
    }
    return joined(common.runs);
  }

  private void compare(Stretch whole) {
    Stretch stretch = withoutEqualEnds(whole);
    if (stretch.isEmpty()) {
      return;
    }
    if (stretch.isShort()) {
      exactly(stretch);
    } else if (stretch.depth() < DEEPEST) {
      cut(stretch);
    }
  }

  private Stretch withoutEqualEnds(Stretch s) {
    int head = 0;
    int most = Math.min(s.fromEnd() - s.from(), s.toEnd() - s.to());
    while (head < most && same(s.from() + head, s.to() + head)) {
      head++;
    }
    int tail = 0;
    while (tail < most - head && same(s.fromEnd() - 1 - tail, s.toEnd() - 1 - tail)) {
      tail++;
    }
    add(s.from(), s.to(), head);
    add(s.fromEnd() - tail, s.toEnd() - tail, tail);
    return new Stretch(
        s.from() + head, s.fromEnd() - tail, s.to() + head, s.toEnd() - tail, s.depth());
  }

  private void exactly(Stretch s) {
    int rows = s.fromEnd() - s.from();
    int columns = s.toEnd() - s.to();
    int[][] longest = new int[rows + 1][columns + 1];
    for (int i = rows - 1; i >= 0; i--) {
      for (int j = columns - 1; j >= 0; j--) {
        longest[i][j] =
            same(s.from() + i, s.to() + j)
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    for (int i = 0, j = 0; i < rows && j < columns; ) {
      if (same(s.from() + i, s.to() + j)) {
        add(s.from() + i++, s.to() + j++, 1);
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }

  /** What lies between the anchors is compared next. */
  private void cut(Stretch s) {
    List<Run> anchors = ascending(uniqueInBoth(s));
    if (anchors.isEmpty()) {
      return;
    }
    int fromDone = s.from();
    int toDone = s.to();
    for (Run anchor : anchors) {
      open.push(new Stretch(fromDone, anchor.from(), toDone, anchor.to(), s.depth() + 1));
      runs.add(anchor);
      fromDone = anchor.from() + 1;
      toDone = anchor.to() + 1;
    }
    open.push(new Stretch(fromDone, s.fromEnd(), toDone, s.toEnd(), s.depth() + 1));
  }

  private List<Run> uniqueInBoth(Stretch s) {
    Map<String, Integer> inFrom = unique(from, s.from(), s.fromEnd());
    Map<String, Integer> inTo = unique(to, s.to(), s.toEnd());
    List<Run> unique = new ArrayList<>();
    for (int i = s.from(); i < s.fromEnd(); i++) {
      int at = inTo.getOrDefault(from.get(i), -1);
      if (at >= 0 && inFrom.get(from.get(i)) == i) {
        unique.add(new Run(i, at, 1));
      }
    }
    return unique;
  }

  /** Where an item stands; -1 if more than once. */
  private static Map<String, Integer> unique(List<String> list, int start, int end) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = start; i < end; i++) {
      places.merge(list.get(i), i, (first, second) -> -1);
    }
    return places;
  }

  /** The longest part of the anchors that ascends in both lists; they ascend in the first. */
  private static List<Run> ascending(List<Run> anchors) {
    int[] before = new int[anchors.size()];
    int[] last = new int[anchors.size()];
    int length = 0;
    for (int i = 0; i < anchors.size(); i++) {
      int to = anchors.get(i).to();
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (anchors.get(last[middle]).to() < to) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      before[i] = low == 0 ? -1 : last[low - 1];
      last[low] = i;
      length = Math.max(length, low + 1);
    }
    Run[] found = new Run[length];
    for (int i = length - 1, at = length == 0 ? -1 : last[length - 1]; i >= 0; i--) {
      found[i] = anchors.get(at);
      at = before[at];
    }
    return Arrays.asList(found);
  }

  private static List<Run> joined(List<Run> runs) {
    runs.sort(Comparator.comparingInt(Run::from));
    List<Run> joined = new ArrayList<>();
    for (Run run : runs) {
      Run before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (before != null
          && before.from() + before.length() == run.from()
          && before.to() + before.length() == run.to()) {
        joined.set(
            joined.size() - 1, new Run(before.from(), before.to(), before.length() + run.length()));
      } else {
        joined.add(run);
      }
    }
    return joined;
  }

  private void add(int fromAt, int toAt, int length) {
    if (length > 0) {
      runs.add(new Run(fromAt, toAt, length));
    }
  }

  private boolean same(int fromAt, int toAt) {
    return from.get(fromAt).equals(to.get(toAt));
  }
}
