package dev.warta.ingest.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A memory that is too large for one state, in parts: the first lies in the source's own state, the
 * others in states that continue it, under its location with a number behind ({@code #files-2}).
 *
 * <p>Only parts that have changed are saved again.
 */
public final class StateParts {

  private static final Map<SourceKind, String> MARKS =
      Map.of(
          SourceKind.FILES, "#files-", SourceKind.PAGES, "#pages-", SourceKind.SITEMAP, "#pages-");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private StateParts() {}

  /** True if a state only continues the one of a source. */
  public static boolean isContinuation(SourceState state) {
    String mark = MARKS.get(state.kind());
    int at = mark == null ? -1 : state.location().lastIndexOf(mark);
    return at >= 0 && NUMBER.matcher(state.location().substring(at + mark.length())).matches();
  }

  /** True if it is the state of the source at this location, or continues it. */
  public static boolean isOf(SourceState state, String location) {
    String whole =
        isContinuation(state)
            ? state.location().substring(0, state.location().lastIndexOf(MARKS.get(state.kind())))
            : state.location();
    return whole.equals(location) || state.location().equals(location);
  }

  /**
   * The memories of all parts, in their order; empty if nothing is remembered.
   *
   * @param states what is remembered of a location
   */
  public static List<String> memories(
      SourceKind kind, String location, Function<String, Optional<SourceState>> states) {
    List<String> memories = new ArrayList<>();
    Optional<SourceState> state = states.apply(location);
    while (state.isPresent()) {
      memories.add(state.get().memory());
      state = states.apply(location(kind, location, memories.size()));
    }
    return memories;
  }

  /**
   * The states to be saved: of the parts that have changed, and last the source's own.
   *
   * @param own the source's own state, with its health as it is now and the memory of its part
   * @param changed memories of parts behind the first, by their index
   */
  public static List<SourceState> states(SourceState own, SortedMap<Integer, String> changed) {
    List<SourceState> states = new ArrayList<>();
    changed.forEach(
        (part, memory) ->
            states.add(
                new SourceState(
                    own.kind(),
                    location(own.kind(), own.location(), part),
                    own.source(),
                    own.health(),
                    memory)));
    states.add(own);
    return states;
  }

  private static String location(SourceKind kind, String location, int part) {
    return part == 0 ? location : location + MARKS.get(kind) + (part + 1);
  }
}
