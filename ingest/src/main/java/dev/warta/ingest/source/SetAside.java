package dev.warta.ingest.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Keeps the bad lines of a JSON Lines file in another beside it, to be mended and read again.
 *
 * <p>{@code articles.jsonl} has {@code articles.rejected.jsonl}. It is made at the first bad line,
 * in place of an earlier run's; an earlier run's is deleted when a file was read to its end without
 * one. A link of that name is not followed.
 */
final class SetAside implements Closeable {

  private static final String MARK = ".rejected.";

  /** Null where lines have no place to be kept. */
  private final Path file;

  private final String location;
  private OutputStream out;
  private String failure;

  private SetAside(Path file, String location) {
    this.file = file;
    this.location = location;
  }

  /** Keeps lines beside a file. */
  static SetAside beside(Path file, String location) {
    return new SetAside(
        file.resolveSibling(nameFor(file.getFileName().toString())), nameFor(location));
  }

  /** Keeps nothing: for standard input, which has no folder. */
  static SetAside nowhere() {
    return new SetAside(null, null);
  }

  /** True for the name of a file that holds lines set aside. */
  static boolean isNameOfOne(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return name.endsWith(MARK + "jsonl") || name.endsWith(MARK + "ndjson");
  }

  /** Reads the line to its end and keeps it; says what became of it. */
  String keep(LineReader line) throws IOException {
    if (file == null) {
      line.copyTo(OutputStream.nullOutputStream());
      return "the line was left out";
    }
    CopyOrNothing copy = new CopyOrNothing();
    line.copyTo(copy);
    return failure == null
        ? "the line was written to " + location
        : "the line could not be written to " + location + " (" + failure + ") and was left out";
  }

  /** To be called when the file was read to its end. */
  void finish() throws IOException {
    if (file != null && out == null && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(file);
    }
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }

  private static String nameFor(String name) {
    int dot = name.lastIndexOf('.');
    return name.substring(0, dot) + MARK + name.substring(dot + 1);
  }

  /**
   * Fails never, so that what goes wrong with the copy is not taken for trouble with the file read.
   */
  private final class CopyOrNothing extends OutputStream {

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      if (failure != null) {
        return;
      }
      try {
        if (out == null) {
          out =
              Files.newOutputStream(
                  file,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING,
                  StandardOpenOption.WRITE,
                  LinkOption.NOFOLLOW_LINKS);
        }
        out.write(bytes, offset, length);
      } catch (IOException e) {
        failure = IoReasons.of(e);
      }
    }
  }
}
