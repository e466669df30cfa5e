package dev.warta.ingest.source;

import dev.warta.events.RawArticle;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Tells the articles of files that were put there or have changed since a source was last read from
 * those of files that were read then as they are now.
 *
 * <p>It looks at the times of the files, as a run does that goes on after an interruption: in doubt
 * a file has changed. Of a file that has, all articles count. Safe for use by several threads.
 */
public final class ChangedFiles {

  private final ReadBefore before;
  private String lastLocation;
  private boolean hasLastChanged;

  /**
   * @param since when the last reading began; null if there was none, and all is new
   */
  public ChangedFiles(Instant since) {
    before = since == null ? null : new ReadBefore(null, since);
  }

  /** True if the article came out of a file that has changed, or out of none that can be found. */
  public synchronized boolean brought(RawArticle article) {
    if (before == null) {
      return true;
    }
    String location = article.getCarrier().getLocation();
    if (!location.equals(lastLocation)) {
      lastLocation = location;
      hasLastChanged = hasChanged(location);
    }
    return hasLastChanged;
  }

  /** Entries of an archive lie, by their location, below it as if it were a folder. */
  private boolean hasChanged(String location) {
    try {
      for (Path path = Path.of(location); path != null; path = path.getParent()) {
        if (Files.isRegularFile(path)) {
          return before.hasChanged(path);
        }
      }
      return true;
    } catch (InvalidPathException e) {
      return true;
    }
  }
}
