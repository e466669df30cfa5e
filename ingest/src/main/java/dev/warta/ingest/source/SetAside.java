package dev.warta.ingest.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps the bad lines of a JSON Lines file in another beside it, to be mended and read again.
 *
 * <p>{@code articles.jsonl} has {@code articles.rejected.jsonl}. Lines are only ever added to it,
 * each once: what somebody has mended there, or wrote under that name for another purpose, is
 * neither overwritten nor deleted, and the same bad line at each run is in it once. It is looked at
 * when the first bad line comes, so that a file without one needs no right to write beside it. A
 * link of that name is not followed.
 */
final class SetAside implements Closeable {

  /** Most lines that are kept; of each, eight bytes of its hash are in memory. */
  static final int MAX_LINES = 1_000_000;

  /** Most bytes that are kept, in the file as it is then. */
  static final long MAX_BYTES = 256L * 1024 * 1024;

  private static final String MARK = ".rejected.";

  /** Null where lines have no place to be kept. */
  private final Path file;

  private final String location;
  private final int maxLineBytes;
  private final int maxLines;
  private final long maxBytes;

  /** The lines in the file, by their hashes; null until the first bad line. */
  private Set<Long> kept;

  private long bytesKept;
  private boolean isLastLineUnfinished;
  private OutputStream out;
  private String failure;

  private SetAside(Path file, String location, int maxLineBytes, int maxLines, long maxBytes) {
    this.file = file;
    this.location = location;
    this.maxLineBytes = maxLineBytes;
    this.maxLines = maxLines;
    this.maxBytes = maxBytes;
  }

  /** Keeps lines beside a file of lines, packed or not, or beside an archive of such. */
  static SetAside beside(Path file, String location, Reading reading) {
    return reading.keepsBadLines()
        ? beside(file, location, reading.limits().maxLineBytes(), MAX_LINES, MAX_BYTES)
        : nowhere();
  }

  /**
   * @param maxLineBytes lines that are the same so far are taken for the same
   */
  static SetAside beside(
      Path file, String location, int maxLineBytes, int maxLines, long maxBytes) {
    return new SetAside(
        file.resolveSibling(nameFor(file.getFileName().toString())),
        nameFor(location),
        maxLineBytes,
        maxLines,
        maxBytes);
  }

  /** Keeps nothing: for standard input, which has no folder, and for those who only look. */
  static SetAside nowhere() {
    return new SetAside(null, null, 0, 0, 0);
  }

  /** True for the name of a file that holds lines set aside. */
  static boolean isNameOfOne(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return name.endsWith(MARK + "jsonl") || name.endsWith(MARK + "ndjson");
  }

  /**
   * Reads the line to its end and keeps it; says what became of it.
   *
   * @throws IOException if the line cannot be read; trouble with keeping it is in the answer
   */
  String keep(LineReader line) throws IOException {
    if (file == null) {
      return leftOut(line, "the line was left out");
    }
    look();
    long hash = hash(line);
    if (kept.contains(hash)) {
      return leftOut(line, "the line is in " + location + " already");
    }
    if (failure == null && kept.size() >= maxLines) {
      failure =
          "it holds %s lines, and no more are kept".formatted(TextFileSource.withCommas(maxLines));
    }
    line.copyTo(new CopyOrNothing());
    if (failure != null) {
      return "the line could not be written to " + location + " (" + failure + ") and was left out";
    }
    kept.add(hash);
    return "the line was written to " + location;
  }

  /** Lets go of the file; where more lines come, it is taken up again. */
  @Override
  public void close() {
    if (out != null) {
      try {
        out.close();
      } catch (IOException e) {
        // Nothing is buffered: what was said to be written was written.
      }
      out = null;
    }
  }

  private static String leftOut(LineReader line, String outcome) throws IOException {
    line.copyTo(OutputStream.nullOutputStream());
    return outcome;
  }

  private static String nameFor(String fileOrLocation) {
    String name = FileType.unpackedName(fileOrLocation);
    int dot = name.lastIndexOf('.');
    return JsonLinesSource.isNameOfOne(name)
        ? name.substring(0, dot) + MARK + name.substring(dot + 1)
        : name + MARK + "jsonl";
  }

  /** Reads what was kept before, once. */
  private void look() {
    if (kept != null) {
      return;
    }
    kept = new HashSet<>();
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      failure = "it is there and is not a file";
      return;
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      LineReader line = new LineReader(in, maxLineBytes);
      while (kept.size() < maxLines && line.next()) {
        kept.add(hash(line));
      }
      bytesKept = Files.size(file);
      isLastLineUnfinished = isLastLineUnfinished();
    } catch (IOException e) {
      failure = IoReasons.of(e);
    }
  }

  private boolean isLastLineUnfinished() throws IOException {
    try (SeekableByteChannel bytes =
        Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      bytes.position(Math.max(0, bytes.size() - 1));
      return bytes.read(last) == 1 && last.get(0) != '\n';
    }
  }

  /** Of the line's first bytes, without what a reader of lines does not tell the same each time. */
  private long hash(LineReader line) {
    int start = line.start();
    int end = line.end();
    if (end - start >= 3
        && line.buffer()[start] == (byte) 0xEF
        && line.buffer()[start + 1] == (byte) 0xBB
        && line.buffer()[start + 2] == (byte) 0xBF) {
      start += 3;
    }
    end = Math.min(end, start + maxLineBytes);
    while (end > start && line.buffer()[end - 1] == '\r') {
      end--;
    }
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(line.buffer(), start, end - start);
      return ByteBuffer.wrap(sha256.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
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
          open();
        }
        if (bytesKept + length > maxBytes) {
          failure = "no more than %s bytes are kept".formatted(TextFileSource.withCommas(maxBytes));
          return;
        }
        out.write(bytes, offset, length);
        bytesKept += length;
      } catch (IOException e) {
        failure = IoReasons.of(e);
      }
    }

    private void open() throws IOException {
      out =
          Files.newOutputStream(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND,
              LinkOption.NOFOLLOW_LINKS);
      if (isLastLineUnfinished) {
        out.write('\n');
        isLastLineUnfinished = false;
      }
    }
  }
}
