package dev.warta.ingest.source.watch;

import dev.warta.ingest.source.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What becomes of a file once the brokers have acknowledged it.
 *
 * @param folder where it is moved; null unless it is
 */
public record WhenDone(Way way, Path folder) {

  /** The ways. */
  public enum Way {
    /** It stays as it is. */
    KEEP,
    /** It gets an ending: {@code .done}, or {@code .failed} if nothing of it was taken. */
    MARK,
    /** It goes to another folder, or to {@code failed} in it if nothing of it was taken. */
    MOVE
  }

  private static final String MOVE = "move=";

  public WhenDone {
    if ((way == Way.MOVE) != (folder != null)) {
      throw new IllegalArgumentException("a folder belongs to moving, and only to it");
    }
  }

  /** Files stay as they are. */
  public static WhenDone keep() {
    return new WhenDone(Way.KEEP, null);
  }

  /**
   * As a user writes it.
   *
   * @throws IllegalArgumentException if it is none of {@code keep}, {@code mark}, {@code move=DIR}
   */
  public static WhenDone of(String words) {
    if (words.startsWith(MOVE) && words.length() > MOVE.length()) {
      return new WhenDone(Way.MOVE, Path.of(words.substring(MOVE.length())));
    }
    return switch (Objects.requireNonNull(words)) {
      case "keep" -> keep();
      case "mark" -> new WhenDone(Way.MARK, null);
      default ->
          throw new IllegalArgumentException(
              "\"" + words + "\" is none of keep, mark, and move=FOLDER");
    };
  }

  /**
   * @throws SourceException if what is moved would come to lie where it is read again
   */
  void requireApartFrom(List<Path> watched) {
    for (Path one : watched) {
      if (folder != null && real(one).startsWith(realFolder())) {
        throw new SourceException(
            "%s: files that are done cannot be moved to %s, for they would be read again there: name a folder outside of it, or one inside of it"
                .formatted(one, folder));
      }
    }
  }

  /** The folder without links; null where nothing is moved. */
  Path realFolder() {
    return folder == null ? null : real(folder);
  }

  /** The path without links, as far as it exists yet. */
  static Path real(Path path) {
    Path absolute = path.toAbsolutePath();
    for (Path there = absolute; there != null; there = there.getParent()) {
      try {
        return there.toRealPath().resolve(there.relativize(absolute)).normalize();
      } catch (IOException e) {
        // What does not exist yet, or cannot be looked into, has a name all the same.
      }
    }
    return absolute.normalize();
  }

  boolean isKept() {
    return way == Way.KEEP;
  }
}
