package dev.warta.ingest.source.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Files that may still be written: each waits until it has stayed the same for a while. So many at
 * a time; the others have their turn when these are read.
 */
final class WaitingFiles {

  private static final int MOST = 10_000;

  /**
   * @param sinceNanos when it was first seen so
   * @param look the last look that saw it
   */
  private record Waiting(FileStamp file, long sinceNanos, int look) {}

  private final Map<String, Waiting> files = new HashMap<>();
  private final long settleNanos;
  private int look;

  WaitingFiles(Duration settle) {
    this.settleNanos = settle.toNanos();
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  /** A look begins. */
  void beginLook() {
    look++;
  }

  /** A file that is still to be read was seen. */
  void seen(FileStamp file) {
    Waiting before = files.get(file.relative());
    if (before == null && files.size() >= MOST) {
      return;
    }
    boolean isSame = before != null && before.file().hash() == file.hash();
    long since = isSame ? before.sinceNanos() : System.nanoTime();
    files.put(file.relative(), new Waiting(file, since, look));
  }

  /** Takes out what the look that ends here saw as it was before: complete files, oldest first. */
  List<FileStamp> takeSettled() {
    files.values().removeIf(waiting -> waiting.look() != look);
    long now = System.nanoTime();
    List<FileStamp> settled = new ArrayList<>();
    files
        .values()
        .removeIf(
            waiting -> now - waiting.sinceNanos() >= settleNanos && settled.add(waiting.file()));
    settled.sort(Comparator.comparing(FileStamp::changed).thenComparing(FileStamp::relative));
    return settled;
  }
}
