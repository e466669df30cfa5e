package dev.warta.ingest.source;

import dev.warta.events.RawArticle;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Reads all articles in a folder and the folders below it, by name.
 *
 * <p>Each file is read by the source that its name asks for. Hidden files and folders (a dot at the
 * start) and the set-aside lines of earlier runs are passed over. Symbolic links are refused, not
 * followed: a folder may come from a stranger, and links can go in circles. One folder's names are
 * in memory at a time, never the whole tree. After an interrupted run the files before its place
 * are looked at, to see which have changed since, and not read.
 */
final class FolderSource implements ArticleSource {

  private final Path folder;
  private final String location;
  private final Reading reading;

  FolderSource(Path folder, String location, Reading reading) {
    this.folder = folder;
    this.location = location;
    this.reading = reading;
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public void read(Handler handler) throws InterruptedException {
    readFolder(folder, "", ReadBefore.NOTHING, handler);
  }

  @Override
  public void readRest(ReadBefore before, Handler handler) throws InterruptedException {
    readFolder(folder, "", before, handler);
  }

  /**
   * @param relative path of this folder inside the one the user named, ending in a slash; empty for
   *     that one
   */
  private void readFolder(Path current, String relative, ReadBefore before, Handler handler)
      throws InterruptedException {
    for (String name : namesIn(current, relative, handler)) {
      if (!handler.wantsMore()) {
        return;
      }
      readEntry(current.resolve(name), relative + name, before, handler);
    }
  }

  private void readEntry(Path path, String relative, ReadBefore before, Handler handler)
      throws InterruptedException {
    boolean isCovered = before.covers(relative);
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      handler.refused(unreadable(relative, e));
      return;
    }
    if (attributes.isDirectory()) {
      readFolder(path, relative + "/", before, handler);
    } else if (!isCovered) {
      readFile(path, relative, attributes, before, handler);
      passed(relative, handler);
    } else if (before.hasChanged(path, LinkOption.NOFOLLOW_LINKS)) {
      readFile(path, relative, attributes, ReadBefore.NOTHING, new WithoutPlaces(handler));
    }
  }

  private void readFile(
      Path path,
      String relative,
      BasicFileAttributes attributes,
      ReadBefore before,
      Handler handler)
      throws InterruptedException {
    if (attributes.isRegularFile()) {
      Sources.ofFile(path, locationOf(relative), relative, reading).readRest(before, handler);
    } else {
      handler.refused(notAFile(relative, attributes));
    }
  }

  /** Who wants no more may have wanted no more in the middle of the file. */
  private void passed(String relative, Handler handler) {
    if (handler.wantsMore()) {
      handler.passed(() -> Place.behind(locationOf(relative), relative));
    }
  }

  private List<String> namesIn(Path current, String relative, Handler handler) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(current)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (Sources.isReadWithItsFolder(name)) {
          names.add(name);
        }
      }
    } catch (DirectoryIteratorException e) {
      handler.refused(unreadable(relative, e.getCause()));
    } catch (IOException e) {
      handler.refused(unreadable(relative, e));
    }
    Collections.sort(names);
    return names;
  }

  private Refusal notAFile(String relative, BasicFileAttributes attributes) {
    return attributes.isSymbolicLink()
        ? new Refusal(
            locationOf(relative),
            null,
            "is a symbolic link",
            "a file or a folder (name the link itself to have it followed)",
            "it was left out")
        : new Refusal(
            locationOf(relative),
            null,
            "is neither a file nor a folder",
            "regular files",
            "it was left out");
  }

  private Refusal unreadable(String relative, IOException e) {
    return new Refusal(
        locationOf(relative),
        null,
        "cannot be read: " + IoReasons.of(e),
        "a file or folder that this user may read",
        "it was left out");
  }

  private String locationOf(String relative) {
    String base = location.endsWith("/") ? location : location + "/";
    String whole = base + relative;
    return whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
  }

  /** A file before the place where the reading goes on is no place to begin at. */
  record WithoutPlaces(Handler handler) implements Handler {

    @Override
    public boolean wantsMore() {
      return handler.wantsMore();
    }

    @Override
    public void article(RawArticle article) throws InterruptedException {
      handler.article(article);
    }

    @Override
    public void article(RawArticle article, String ownId) throws InterruptedException {
      handler.article(article, ownId);
    }

    @Override
    public void refused(Refusal refusal) {
      handler.refused(refusal);
    }

    @Override
    public void passedOver(String kind) {
      handler.passedOver(kind);
    }

    @Override
    public void incomplete(String kind) {
      handler.incomplete(kind);
    }
  }
}
