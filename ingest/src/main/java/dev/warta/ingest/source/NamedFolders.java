package dev.warta.ingest.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sees to it that of the folders named by the user no two different ones go by the same source:
 * files of the same name in them would be one article.
 *
 * <p>A file counts as its folder. Under a source that the user named, files of different names, and
 * JSON Lines, whose lines have ids of their own, may come from anywhere.
 */
final class NamedFolders {

  /**
   * One path as named.
   *
   * @param file name of the file; null for a folder
   */
  private record Named(String path, Path folder, String file, String source) {}

  private final boolean isSourceNamedByUser;
  private final List<Named> seen = new ArrayList<>();

  NamedFolders(boolean isSourceNamedByUser) {
    this.isSourceNamedByUser = isSourceNamedByUser;
  }

  void addFolder(String path, Path folder, String source) {
    add(new Named(path, real(folder), null, source));
  }

  void addFile(String path, Path file, String source) {
    Path folder = real(file.toAbsolutePath().getParent());
    add(new Named(path, folder, file.getFileName().toString(), source));
  }

  private void add(Named next) {
    for (Named earlier : seen) {
      if (isSameIdPossible(earlier, next)) {
        throw new SourceException(
            "%s and %s are different folders, but both go by the source \"%s\": articles of the same file name would be taken for revisions of one; read their parent folder instead, or each by itself with a --source of its own; nothing was read"
                .formatted(earlier.path(), next.path(), next.source()));
      }
    }
    seen.add(next);
  }

  private boolean isSameIdPossible(Named a, Named b) {
    if (!a.source().equals(b.source()) || a.folder().equals(b.folder())) {
      return false;
    }
    return !isSourceNamedByUser || !isJsonLines(a) && !isJsonLines(b) && isSameFilePossible(a, b);
  }

  private static boolean isJsonLines(Named named) {
    return named.file() != null && JsonLinesSource.isNameOfOne(FileType.unpackedName(named.file()));
  }

  private static boolean isSameFilePossible(Named a, Named b) {
    return a.file() == null || b.file() == null || a.file().equals(b.file());
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder.toAbsolutePath().normalize();
    }
  }
}
