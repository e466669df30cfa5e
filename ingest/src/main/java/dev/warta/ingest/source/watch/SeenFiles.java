package dev.warta.ingest.source.watch;

import dev.warta.ingest.state.SourceKind;
import dev.warta.ingest.state.SourceState;
import dev.warta.ingest.state.StateParts;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The files of a folder that were read, as they were then, remembered in states: the folder's own
 * and, where there are too many for one, some that continue it.
 *
 * <p>New ones are added to the last part, so that only that one is saved again.
 */
final class SeenFiles {

  /** Files remembered in one state: 8 bytes each, 160 kB in Base64. */
  static final int PART_FILES = 15_000;

  private final Set<Long> seen = new HashSet<>();
  private final List<List<Long>> parts = new ArrayList<>();
  private final Set<Integer> changed = new TreeSet<>();

  SeenFiles(String location, Function<String, Optional<SourceState>> states) {
    for (String memory : StateParts.memories(SourceKind.FILES, location, states)) {
      List<Long> files = files(memory);
      parts.add(files);
      seen.addAll(files);
    }
    if (parts.isEmpty()) {
      parts.add(new ArrayList<>());
    }
  }

  boolean contains(FileStamp file) {
    return seen.contains(file.hash());
  }

  void add(FileStamp file) {
    if (!seen.add(file.hash())) {
      return;
    }
    if (last().size() >= PART_FILES) {
      parts.add(new ArrayList<>());
    }
    last().add(file.hash());
    changed.add(parts.size() - 1);
  }

  /** The file is not there any more as it was. */
  void remove(FileStamp file) {
    seen.remove(file.hash());
    dropUnlessFew();
  }

  /** No others are there. */
  void keepOnly(Set<Long> hashes) {
    if (seen.size() > 2 * hashes.size() + PART_FILES) {
      seen.retainAll(hashes);
      dropUnlessFew();
    }
  }

  private void dropUnlessFew() {
    long remembered = (parts.size() - 1L) * PART_FILES + last().size();
    if (remembered > 2L * seen.size() + PART_FILES) {
      int before = parts.size();
      List<Long> left = List.copyOf(seen);
      parts.clear();
      for (int i = 0; i < before; i++) {
        int from = Math.min(left.size(), i * PART_FILES);
        int to = Math.min(left.size(), from + PART_FILES);
        parts.add(new ArrayList<>(left.subList(from, to)));
        changed.add(i);
      }
    }
  }

  private List<Long> last() {
    return parts.get(parts.size() - 1);
  }

  /**
   * The states that are to be saved, since they have changed.
   *
   * @param own the folder's own state, for its health
   */
  List<SourceState> changes(SourceState own) {
    SortedMap<Integer, String> memories = new TreeMap<>();
    changed.stream()
        .filter(part -> part > 0)
        .forEach(part -> memories.put(part, memory(parts.get(part))));
    changed.clear();
    return StateParts.states(own.with(own.health(), memory(parts.get(0))), memories);
  }

  private static String memory(List<Long> files) {
    ByteBuffer bytes = ByteBuffer.allocate(files.size() * Long.BYTES);
    files.forEach(bytes::putLong);
    return "{\"seen\":\"" + Base64.getEncoder().encodeToString(bytes.array()) + "\"}";
  }

  /** Of a memory that is not ours nothing is remembered: all is read again, which is harmless. */
  private static List<Long> files(String memory) {
    List<Long> files = new ArrayList<>();
    int start = memory.indexOf("\":\"") + 3;
    int end = memory.lastIndexOf('"');
    if (memory.startsWith("{\"seen\"") && start < end) {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(memory.substring(start, end)));
      while (bytes.remaining() >= Long.BYTES) {
        files.add(bytes.getLong());
      }
    }
    return files;
  }
}
