package dev.warta.ingest.source.watch;

import dev.warta.ingest.source.IoReasons;
import dev.warta.ingest.source.Sources;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One look through a folder and all below it, file by file, without a list of them in memory.
 *
 * <p>Symbolic links are not followed. What is not to be read is passed over by its name: hidden
 * files, names for the time being, what was marked or set apart before.
 */
final class FolderLook {

  private static final List<String> PASSED_OVER =
      List.of(
          ".tmp",
          ".temp",
          ".part",
          ".partial",
          ".filepart",
          ".crdownload",
          ".download",
          ".swp",
          "~",
          FinishedFiles.DONE,
          FinishedFiles.FAILED,
          FinishedFiles.REASONS);

  private final Path root;
  private final Path realRoot;
  private final Path leftOut;
  private final Deque<Path> folders = new ArrayDeque<>();
  private String trouble;

  /**
   * @param leftOut a folder that is not looked into, without links; null for none
   */
  FolderLook(Path root, Path leftOut) {
    this.root = root;
    this.realRoot = WhenDone.real(root);
    this.leftOut = leftOut;
  }

  /**
   * Looks at each file.
   *
   * @param goesOn asked before each
   * @param folderSeen told of each folder
   */
  void forEach(BooleanSupplier goesOn, Consumer<Path> folderSeen, Consumer<FileStamp> seen) {
    folders.push(root);
    while (!folders.isEmpty() && goesOn.getAsBoolean()) {
      Path folder = folders.pop();
      folderSeen.accept(folder);
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        for (Path entry : entries) {
          if (!goesOn.getAsBoolean()) {
            return;
          }
          lookAt(entry, seen);
        }
      } catch (DirectoryIteratorException e) {
        trouble(folder, e.getCause());
      } catch (IOException e) {
        trouble(folder, e);
      }
    }
  }

  /** What kept a folder from being looked into; null if nothing. */
  String trouble() {
    return trouble;
  }

  private void lookAt(Path entry, Consumer<FileStamp> seen) {
    String name = entry.getFileName().toString();
    if (!Sources.isReadWithItsFolder(name) || isPassedOver(name)) {
      return;
    }
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isRegularFile()) {
        seen.accept(FileStamp.of(relative(entry), attributes));
      } else if (attributes.isDirectory() && !isLeftOut(entry)) {
        folders.push(entry);
      }
    } catch (NoSuchFileException e) {
      // It went away while it was looked at.
    } catch (IOException e) {
      trouble(entry, e);
    }
  }

  /** Below the root no link was followed. */
  private boolean isLeftOut(Path folder) {
    return realRoot.resolve(root.relativize(folder)).equals(leftOut);
  }

  private static boolean isPassedOver(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return PASSED_OVER.stream().anyMatch(lower::endsWith);
  }

  private String relative(Path entry) {
    Path relative = root.relativize(entry);
    return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
  }

  private void trouble(Path where, IOException e) {
    if (trouble == null) {
      trouble = "%s cannot be looked into: %s".formatted(where, IoReasons.of(e));
    }
  }
}
