package dev.warta.ingest.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/**
 * What an interrupted run read of a source: everything before a place, as the files were then.
 *
 * <p>A file counts as changed since if its content or its entry in the folder (a move, a new name)
 * is newer than the run; in doubt it has changed, for an article read twice is harmless.
 *
 * @param place null behind the whole source
 * @param since when that run began to read
 */
public record ReadBefore(Place place, Instant since) {

  /** In which paths are read. */
  static final Comparator<String> ORDER = ReadBefore::compare;

  /** The start of a source: an empty name comes before all others. */
  static final ReadBefore NOTHING = new ReadBefore(Place.behind("", ""), Instant.MAX);

  /**
   * File systems round times down: most to a tick of some milliseconds, old ones to two seconds.
   */
  private static final Duration TICK = Duration.ofMillis(20);

  private static final Duration COARSE_TICK = Duration.ofSeconds(2);

  /** True if the source was read to its end. */
  boolean isAll() {
    return place == null;
  }

  /**
   * True if a file or folder inside a folder comes before the place in the order of reading, all of
   * it.
   */
  boolean covers(String relative) {
    if (isAll() || place.isBehindFile() && place.file().equals(relative)) {
      return true;
    }
    return !place.file().equals(relative)
        && !place.file().startsWith(relative + "/")
        && ORDER.compare(relative, place.file()) < 0;
  }

  /** True if the place is inside this file. */
  boolean isInside(String relative) {
    return !isAll() && !place.isBehindFile() && place.file().equals(relative);
  }

  /** True if the place is in a folder or an archive, or in a file in it. */
  boolean isBelow(String relative) {
    return !isAll() && place.file().startsWith(relative + "/");
  }

  /** True if the file is not as that run has read it, or cannot be looked at. */
  boolean hasChanged(Path file, LinkOption... options) {
    try {
      Instant changed = lastChange(file, options);
      Duration tick = changed.getNano() == 0 ? COARSE_TICK : TICK;
      return changed.plus(tick).isAfter(since);
    } catch (IOException e) {
      return true;
    }
  }

  private static Instant lastChange(Path file, LinkOption... options) throws IOException {
    Instant modified = Files.getLastModifiedTime(file, options).toInstant();
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return modified;
    }
    Map<String, Object> attributes = Files.readAttributes(file, "unix:ctime", options);
    Instant moved = ((FileTime) attributes.get("ctime")).toInstant();
    return moved.isAfter(modified) ? moved : modified;
  }

  /** Folders are read name by name, each with all below it. */
  private static int compare(String one, String other) {
    String[] names = one.split("/");
    String[] otherNames = other.split("/");
    for (int i = 0; i < Math.min(names.length, otherNames.length); i++) {
      int order = names[i].compareTo(otherNames[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(names.length, otherNames.length);
  }
}
