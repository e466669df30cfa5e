package dev.warta.ingest.source.watch;

import java.nio.file.Path;
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

  boolean isKept() {
    return way == Way.KEEP;
  }
}
