package dev.warta.ingest.source.watch;

import dev.warta.ingest.source.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/** Marks or moves files that were read, and writes down beside them why something was not taken. */
final class FinishedFiles {

  static final String DONE = ".done";
  static final String FAILED = ".failed";
  static final String REASONS = ".reasons.txt";

  private static final String FAILED_FOLDER = "failed";
  private static final int MOST_REASONS = 1_000;

  private final WhenDone whenDone;

  FinishedFiles(WhenDone whenDone) {
    this.whenDone = whenDone;
  }

  /**
   * Marks or moves a file.
   *
   * @param relative its path inside the folder that is watched
   * @param isFailed true if nothing of it was taken
   * @param refusals what was not taken
   * @throws IOException if that is not possible; the file is where it was
   */
  void finish(Path file, String relative, boolean isFailed, List<Refusal> refusals)
      throws IOException {
    Path target = free(target(file, relative, isFailed));
    Files.createDirectories(target.toAbsolutePath().getParent());
    if (refusals.isEmpty()) {
      Files.move(file, target);
    } else {
      moveWithReasons(file, target, refusals);
    }
  }

  private static void moveWithReasons(Path file, Path target, List<Refusal> refusals)
      throws IOException {
    Path reasons = Files.createFile(reasons(target)); // fails where even a link has that name
    try {
      Files.writeString(
          reasons, text(refusals), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      Files.move(file, target);
    } catch (IOException e) {
      Files.deleteIfExists(reasons);
      throw e;
    }
  }

  private static Path reasons(Path file) {
    return file.resolveSibling(file.getFileName() + REASONS);
  }

  private Path target(Path file, String relative, boolean isFailed) {
    if (whenDone.way() == WhenDone.Way.MARK) {
      return file.resolveSibling(file.getFileName() + (isFailed ? FAILED : DONE));
    }
    Path folder = isFailed ? whenDone.folder().resolve(FAILED_FOLDER) : whenDone.folder();
    return folder.resolve(relative);
  }

  /** The path itself, or one with a number where it or the one of its reasons is taken. */
  private static Path free(Path wanted) {
    Path free = wanted;
    String name = wanted.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String stem = dot <= 0 ? name : name.substring(0, dot);
    String extension = dot <= 0 ? "" : name.substring(dot);
    for (int i = 2; isTaken(free) || isTaken(reasons(free)); i++) {
      free = wanted.resolveSibling(stem + "~" + i + extension);
    }
    return free;
  }

  private static boolean isTaken(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static String text(List<Refusal> refusals) {
    String reasons =
        refusals.stream().limit(MOST_REASONS).map(Refusal::text).collect(Collectors.joining("\n"));
    int more = refusals.size() - MOST_REASONS;
    return reasons + (more > 0 ? "\nand " + more + " more\n" : "\n");
  }
}
