package dev.warta.ingest.source.watch;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Files that could not be read for reasons outside of them: each rests, longer each time. */
final class UnreadFiles {

  private static final long LONGEST_REST_NANOS = Duration.ofHours(1).toNanos();

  private record Unread(long restNanos, long sinceNanos) {}

  private final Map<Long, Unread> files = new HashMap<>();
  private final long firstRestNanos;

  UnreadFiles(Duration firstRest) {
    this.firstRestNanos = firstRest.toNanos();
  }

  boolean contains(FileStamp file) {
    return files.containsKey(file.hash());
  }

  /** True if it is not to be tried now. */
  boolean isResting(FileStamp file) {
    Unread unread = files.get(file.hash());
    return unread != null && System.nanoTime() - unread.sinceNanos() < unread.restNanos();
  }

  /** It could not be read, once more. */
  void add(FileStamp file) {
    Unread before = files.get(file.hash());
    long rest =
        before == null ? firstRestNanos : Math.min(LONGEST_REST_NANOS, 2 * before.restNanos());
    files.put(file.hash(), new Unread(rest, System.nanoTime()));
  }

  /** It was read. */
  void remove(FileStamp file) {
    files.remove(file.hash());
  }

  /** No others are there. */
  void keepOnly(Set<Long> hashes) {
    files.keySet().retainAll(hashes);
  }
}
