package dev.warta.ingest.source;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns what a user names (files, folders, {@code -} for standard input) into sources.
 *
 * <p>A folder is read with all folders below it, by name; it may hold all kinds of files side by
 * side. Everything named is looked at before the first source is read, so that a mistyped path
 * costs nothing.
 */
public final class Sources {

  /** How standard input is named on the command line. */
  public static final String STANDARD_INPUT = "-";

  /** Where the source of standard input says that it is. */
  public static final String STANDARD_INPUT_LOCATION = StandardInputSource.LOCATION;

  private final Limits limits;
  private final InputStream standardInput;
  private final Clock clock;
  private final boolean keepsBadLines;

  /** Sources that read the process's standard input and clock. */
  public Sources(Limits limits) {
    this(limits, System.in, Clock.systemUTC(), true);
  }

  Sources(Limits limits, InputStream standardInput, Clock clock) {
    this(limits, standardInput, clock, true);
  }

  private Sources(Limits limits, InputStream standardInput, Clock clock, boolean keepsBadLines) {
    this.limits = limits;
    this.standardInput = standardInput;
    this.clock = clock;
    this.keepsBadLines = keepsBadLines;
  }

  /**
   * Sources that write nothing beside what they read: for looking at documents.
   *
   * @param clock says when the documents were seen
   */
  public static Sources readOnly(Limits limits, Clock clock) {
    return new Sources(limits, System.in, clock, false);
  }

  /**
   * A source for each path, in their order.
   *
   * @param paths files, folders, or {@code -}
   * @param sourceName the publisher; null takes the name of each folder (of a file: of the folder
   *     it lies in), and {@code stdin} for standard input
   * @throws SourceException if a path does not exist or cannot be read, or if two different folders
   *     go by one source, so that different articles would get the same id
   */
  public List<ArticleSource> from(List<String> paths, String sourceName) {
    if (paths.isEmpty()) {
      throw new SourceException(
          "nothing to read was named: name files, folders, or - for standard input");
    }
    if (sourceName != null && sourceName.isBlank()) {
      throw new SourceException("the name of the source is blank: name the publisher, or leave it");
    }
    if (paths.stream().filter(STANDARD_INPUT::equals).count() > 1) {
      throw new SourceException("standard input (-) can be read once, but was named twice");
    }
    List<ArticleSource> sources = new ArrayList<>();
    NamedFolders folders = new NamedFolders(sourceName != null);
    for (String path : paths) {
      sources.add(
          path.equals(STANDARD_INPUT)
              ? standardInput(sourceName)
              : ofPath(path, sourceName, folders));
    }
    return List.copyOf(sources);
  }

  /**
   * A folder as the user named it.
   *
   * @param location as it was named, with forward slashes
   * @param source publisher of what is in it
   */
  public record NamedFolder(Path path, String location, String source) {}

  /**
   * The folders of which each file is to be read by itself, when it comes.
   *
   * @param sourceName the publisher; null takes the name of each folder
   * @throws SourceException if a path is no folder or cannot be read, or if two go by one source
   */
  public List<NamedFolder> folders(List<String> paths, String sourceName) {
    List<NamedFolder> found = new ArrayList<>();
    NamedFolders folders = new NamedFolders(sourceName != null);
    for (String named : paths) {
      Path path = existing(named);
      if (!Files.isDirectory(path)) {
        throw new SourceException(named + ": is not a folder: only folders can be watched");
      }
      Reading reading = readingOf(path, sourceName, named);
      folders.addFolder(named, path, reading.source());
      found.add(new NamedFolder(path, withForwardSlashes(path), reading.source()));
    }
    return List.copyOf(found);
  }

  /**
   * The source of one file in a folder.
   *
   * @param relativePath inside the folder, with forward slashes
   */
  public ArticleSource file(NamedFolder folder, Path file, String relativePath) {
    String base = folder.location().endsWith("/") ? folder.location() : folder.location() + "/";
    return ofFile(file, base + relativePath, relativePath, reading(folder.source()));
  }

  /** False for the files in which JSON Lines sources keep bad lines, and for hidden ones. */
  public static boolean isReadWithItsFolder(String fileName) {
    return !fileName.startsWith(".") && !SetAside.isNameOfOne(fileName);
  }

  /** The source of one file, by its name. */
  static ArticleSource ofFile(Path file, String location, String relativePath, Reading reading) {
    String name = file.getFileName().toString();
    if (ArchiveFile.isNameOfOne(name)) {
      return ArchiveSource.of(file, location, relativePath, reading);
    }
    return ZipSource.isNameOfOne(name)
        ? new ZipSource(file, location, relativePath, reading)
        : ofDocument(
            Document.of(file, location, relativePath),
            SetAside.beside(file, location, reading),
            reading);
  }

  /**
   * The source of one document, by its name.
   *
   * @param setAside where its bad lines are kept
   */
  static ArticleSource ofDocument(Document document, SetAside setAside, Reading reading) {
    if (JsonLinesSource.isNameOfOne(document.name())) {
      return new JsonLinesSource(document, setAside, reading);
    }
    return StructuredSource.isNameOfOne(document.name())
        ? new StructuredSource(document, reading)
        : new TextFileSource(document, reading);
  }

  private ArticleSource standardInput(String sourceName) {
    String source = sourceName == null ? StandardInputSource.LOCATION : sourceName;
    return new StandardInputSource(standardInput, reading(source));
  }

  private ArticleSource ofPath(String named, String sourceName, NamedFolders folders) {
    Path path = existing(named);
    String location = withForwardSlashes(path);
    if (Files.isDirectory(path)) {
      Reading reading = readingOf(path, sourceName, named);
      folders.addFolder(named, path, reading.source());
      return new FolderSource(path, location, reading);
    }
    if (!Files.isRegularFile(path)) {
      throw new SourceException(
          named + ": is neither a file nor a folder: send its content to standard input, as -");
    }
    Reading reading = readingOf(path.toAbsolutePath().getParent(), sourceName, named);
    folders.addFile(named, path, reading.source());
    return ofFile(path, location, path.getFileName().toString(), reading);
  }

  static Path existing(String named) {
    Path path;
    try {
      path = Path.of(named);
    } catch (InvalidPathException e) {
      throw new SourceException("\"" + named + "\": is not a path: " + e.getReason());
    }
    if (named.isEmpty() || !Files.exists(path)) {
      throw new SourceException(
          "\"%s\": no such file or folder (looked in %s); nothing was read"
              .formatted(named, Path.of("").toAbsolutePath()));
    }
    if (!Files.isReadable(path)) {
      throw new SourceException(named + ": may not be read by this user; nothing was read");
    }
    return path;
  }

  private Reading readingOf(Path folder, String sourceName, String named) {
    if (sourceName != null) {
      return reading(sourceName);
    }
    Path name = folder.toAbsolutePath().normalize().getFileName();
    if (name == null) {
      throw new SourceException(
          named + ": its folder has no name to call the publisher by: name it with --source");
    }
    return reading(name.toString());
  }

  private Reading reading(String source) {
    return new Reading(source, limits, clock, keepsBadLines);
  }

  static String withForwardSlashes(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
