package dev.warta.ingest.source;

import dev.warta.ingest.source.warc.Archive;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns what a user names (web archives, and folders with archives in them) into sources that are
 * read ahead side by side.
 *
 * <p>A file named by itself is read as an archive whatever its name. In a folder an archive is what
 * is called one ({@code .warc}, {@code .warc.wet}, {@code .arc}, each with {@code .gz} or {@code
 * .zst}) or begins like one. Hidden files are passed over, symbolic links refused. Where no
 * publisher is named, each document's host is its source.
 */
public final class Archives {

  private static final String HOST_UNKNOWN = "archive";

  private final List<ArticleSource> sources = new ArrayList<>();
  private final ArchivesRun run;
  private final long bytes;

  /**
   * Looks for the archives; nothing is read yet but their first bytes.
   *
   * @param paths files and folders
   * @param sourceName the publisher; null for the host of each document
   * @param atOnce how many archives are read at one time
   * @throws SourceException if a path does not exist or cannot be read, or there is no archive in
   *     it
   */
  public Archives(List<String> paths, String sourceName, Limits limits, int atOnce) {
    if (sourceName != null && sourceName.isBlank()) {
      throw new SourceException("the name of the source is blank: name the publisher, or leave it");
    }
    List<Named> named = paths.stream().map(Named::new).toList();
    List<ArchiveFile> files = named.stream().flatMap(one -> one.files.stream()).toList();
    Reading reading = new Reading(HOST_UNKNOWN, limits, Clock.systemUTC(), false);
    this.run = new ArchivesRun(files, sourceName, reading, atOnce);
    this.bytes = files.stream().mapToLong(ArchiveFile::bytes).sum();
    named.forEach(one -> sources.add(one.source(run)));
  }

  /** A source for each path, in their order. */
  public List<ArticleSource> sources() {
    return List.copyOf(sources);
  }

  /** Size of all archives, in bytes. */
  public long bytes() {
    return bytes;
  }

  /**
   * Bytes of the archives that are handed on, or were by an interrupted run; can be asked on any
   * thread.
   */
  public long bytesRead() {
    return run.bytesRead();
  }

  /** What is found under one path. */
  private static final class Named {

    private final String location;
    private final List<ArchiveFile> files = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private long otherFiles;

    Named(String name) {
      if (name.equals(Sources.STANDARD_INPUT)) {
        throw new SourceException("archives are read from files, not from standard input (-)");
      }
      Path path = Sources.existing(name);
      this.location = Sources.withForwardSlashes(path);
      if (Files.isDirectory(path)) {
        addAll(path, "");
        requireArchives(name);
      } else if (Files.isRegularFile(path)) {
        files.add(ArchiveFile.of(path, location, path.getFileName().toString()));
      } else {
        throw new SourceException(name + ": is neither a file nor a folder");
      }
    }

    private void requireArchives(String name) {
      if (files.isEmpty() && refusals.isEmpty()) {
        throw new SourceException(
            "%s: there is no WARC or ARC file in it (%,d other files); nothing was read"
                .formatted(name, otherFiles));
      }
    }

    private void addAll(Path folder, String relative) {
      for (String name : names(folder, relative)) {
        Path path = folder.resolve(name);
        if (Files.isSymbolicLink(path)) {
          refuse(
              relative + name, "is a symbolic link", "a file or a folder (name the link itself)");
        } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          addAll(path, relative + name + "/");
        } else if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          refuse(relative + name, "is neither a file nor a folder", "regular files");
        } else if (ArchiveFile.isNameOfOne(name) || Archive.isOne(path)) {
          files.add(ArchiveFile.of(path, locationOf(relative + name), relative + name));
        } else {
          otherFiles++;
        }
      }
    }

    private List<String> names(Path folder, String relative) {
      List<String> names = new ArrayList<>();
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        entries.forEach(entry -> names.add(entry.getFileName().toString()));
      } catch (DirectoryIteratorException e) {
        refuse(relative, "cannot be read: " + IoReasons.of(e.getCause()), "a folder to read");
      } catch (IOException e) {
        refuse(relative, "cannot be read: " + IoReasons.of(e), "a folder that this user may read");
      }
      return names.stream().filter(Sources::isReadWithItsFolder).sorted().toList();
    }

    private void refuse(String relative, String reason, String expected) {
      refusals.add(new Refusal(locationOf(relative), null, reason, expected, "it was left out"));
    }

    private String locationOf(String relative) {
      String whole = location.endsWith("/") ? location + relative : location + "/" + relative;
      return whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
    }

    ArticleSource source(ArchivesRun run) {
      return new ArchiveSource(location, files, refusals, otherFiles, run);
    }
  }
}
