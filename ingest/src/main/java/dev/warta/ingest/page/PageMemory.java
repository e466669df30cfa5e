package dev.warta.ingest.page;

import dev.warta.ingest.state.SourceState;
import dev.warta.ingest.state.StateParts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The pages of a source that were seen last: as many as fit into {@value #MOST_PARTS} parts of
 * {@value #PART_BYTES} bytes, some 50,000.
 *
 * <p>New ones go to one part after the other, so that few have to be saved again; when all are
 * full, the pages of the one that was filled longest ago are forgotten. A page that is forgotten is
 * fetched anew when it is named again, and becomes a sighting if it has not changed.
 */
final class PageMemory {

  static final int MOST_PARTS = 160;
  static final int PART_BYTES = 100_000;

  private final Map<String, Integer> partOf = new HashMap<>();
  private final List<Part> parts = new ArrayList<>();
  private final Set<Integer> changed = new TreeSet<>();

  /** The part that is being filled. */
  private int current;

  private long forgottenTooEarly;

  private static final class Part {
    private final Map<String, KnownPage> pages = new LinkedHashMap<>();
    private int bytes;

    boolean hasRoomFor(KnownPage page) {
      return bytes + PageJson.length(page) <= PART_BYTES;
    }

    void put(KnownPage page) {
      pages.put(page.address(), page);
      bytes += PageJson.length(page);
    }

    KnownPage remove(String address) {
      KnownPage page = pages.remove(address);
      bytes -= PageJson.length(page);
      return page;
    }

    Instant newest() {
      return pages.values().stream()
          .map(KnownPage::seenAt)
          .max(Instant::compareTo)
          .orElse(Instant.MIN);
    }
  }

  /** Of no pages. */
  PageMemory() {
    parts.add(new Part());
  }

  /**
   * As it was saved; what cannot be read is forgotten.
   *
   * @param own the source's own state
   * @param states what is remembered of a location
   */
  static PageMemory of(SourceState own, Function<String, Optional<SourceState>> states) {
    PageMemory memory = new PageMemory();
    memory.parts.clear();
    Function<String, Optional<SourceState>> all =
        location -> location.equals(own.location()) ? Optional.of(own) : states.apply(location);
    for (String json : StateParts.memories(own.kind(), own.location(), all)) {
      memory.take(PageJson.read(json));
    }
    return memory;
  }

  private void take(List<KnownPage> pages) {
    int index = parts.size();
    Part part = new Part();
    parts.add(part);
    for (KnownPage page : pages) {
      forget(page.address());
      part.put(page);
      partOf.put(page.address(), index);
    }
    if (part.newest().isAfter(parts.get(current).newest())) {
      current = index;
    }
  }

  Optional<KnownPage> page(String address) {
    Integer part = partOf.get(address);
    return part == null ? Optional.empty() : Optional.of(parts.get(part).pages.get(address));
  }

  Collection<KnownPage> all() {
    return parts.stream().flatMap(part -> part.pages.values().stream()).toList();
  }

  /** How many pages were forgotten because there are too many, and were to be looked at again. */
  long forgottenTooEarly() {
    return forgottenTooEarly;
  }

  /** Remembers a page, and forgets some of the eldest if there are too many. */
  void put(KnownPage page) {
    Integer before = forget(page.address());
    int part = before != null && parts.get(before).hasRoomFor(page) ? before : roomFor(page);
    parts.get(part).put(page);
    partOf.put(page.address(), part);
    changed.add(part);
  }

  private int roomFor(KnownPage page) {
    if (!parts.get(current).hasRoomFor(page)) {
      current = (current + 1) % MOST_PARTS;
      if (current == parts.size()) {
        parts.add(new Part());
      } else {
        clearCurrent();
      }
    }
    return current;
  }

  private void clearCurrent() {
    Part eldest = parts.get(current);
    forgottenTooEarly +=
        eldest.pages.values().stream().filter(page -> page.due().isPresent()).count();
    partOf.keySet().removeAll(eldest.pages.keySet());
    parts.set(current, new Part());
  }

  /**
   * Forgets a page.
   *
   * @return the part that it was in; null if it was not known
   */
  Integer forget(String address) {
    Integer part = partOf.remove(address);
    if (part != null) {
      parts.get(part).remove(address);
      changed.add(part);
    }
    return part;
  }

  /**
   * The states that are to be saved, since they have changed.
   *
   * @param own the source's own state, for its health
   */
  List<SourceState> changes(SourceState own) {
    SortedMap<Integer, String> memories = new TreeMap<>();
    changed.stream().filter(part -> part > 0).forEach(part -> memories.put(part, json(part)));
    changed.clear();
    return StateParts.states(own.with(own.health(), json(0)), memories);
  }

  private String json(int part) {
    return PageJson.write(parts.get(part).pages.values());
  }
}
