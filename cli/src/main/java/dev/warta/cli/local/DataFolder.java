package dev.warta.cli.local;

import dev.warta.cli.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder that holds all data of a local run, locked for as long as this object is open. */
public final class DataFolder implements AutoCloseable {

  private final Path root;
  private final FileChannel channel;

  private DataFolder(Path root, FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  /**
   * Takes the folder, and makes it if it is missing.
   *
   * @throws UserException if another process holds it, or it cannot be written
   */
  public static DataFolder open(Path root) {
    Path absolute = root.toAbsolutePath().normalize();
    Path lockFile = absolute.resolve("lock");
    try {
      Files.createDirectories(absolute);
      FileChannel channel =
          FileChannel.open(
              lockFile,
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (!tryLock(channel)) {
        String holder = Files.readString(lockFile).strip();
        channel.close();
        throw new UserException(
            "the data folder %s is in use by another warta run%s: stop that one, or name another folder with --data"
                .formatted(absolute, holder.isEmpty() ? "" : " (process " + holder + ")"));
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
      return new DataFolder(absolute, channel);
    } catch (IOException e) {
      throw new UserException(
          "cannot use the data folder %s: %s; name another with --data".formatted(absolute, e), e);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Where the broker keeps its logs. */
  public Path kafka() {
    return root.resolve("kafka");
  }

  /** Where PostgreSQL keeps its cluster. */
  public Path postgres() {
    return root.resolve("postgres");
  }

  /** Where the program's own files of PostgreSQL are unpacked. */
  public Path postgresBinaries() {
    return root.resolve("postgres-binaries");
  }

  /** Where Kafka Streams keeps its state stores. */
  public Path streams() {
    return root.resolve("streams");
  }

  /** Where the addresses of the running broker and database are written, for the other commands. */
  public Path endpoints() {
    return endpointsIn(root);
  }

  /** Where the program writes its log. */
  public static Path logIn(Path root) {
    return root.resolve("warta.log");
  }

  /** The same for a folder that another process may hold. */
  public static Path endpointsIn(Path root) {
    return root.resolve("endpoints.properties");
  }

  /**
   * A subfolder in which a set-up that takes several steps was finished, or an empty one to begin
   * with.
   *
   * <p>A set-up that a kill cut short leaves files that look ready and are not; they hold nothing
   * yet and are removed.
   *
   * @return true if the set-up was finished before
   */
  static boolean isSetUp(Path folder) {
    if (Files.exists(markOf(folder))) {
      return true;
    }
    try {
      delete(folder);
      Files.createDirectories(folder);
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare the folder " + folder, e);
    }
  }

  /** Remembers that a subfolder's set-up is finished. */
  static void markSetUp(Path folder) {
    try {
      Files.writeString(markOf(folder), "");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to the folder of " + folder, e);
    }
  }

  private static Path markOf(Path folder) {
    return folder.resolveSibling(folder.getFileName() + ".ready");
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Gives the folder free; its files stay. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot release the data folder " + root, e);
    }
  }
}
