package dev.warta.cli.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the broker and the database of a local run listen, written into its data folder for the
 * other commands.
 *
 * @param bootstrapServers host and port of the broker
 * @param jdbcUrl address of the database, user included
 */
public record Endpoints(String bootstrapServers, String jdbcUrl) {

  private static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
  private static final String JDBC_URL = "jdbc.url";
  private static final String PROCESS = "process";

  void write(DataFolder folder) {
    Properties properties = new Properties();
    properties.setProperty(BOOTSTRAP_SERVERS, bootstrapServers);
    properties.setProperty(JDBC_URL, jdbcUrl);
    properties.setProperty(PROCESS, Long.toString(ProcessHandle.current().pid()));
    try (Writer writer = Files.newBufferedWriter(folder.endpoints())) {
      properties.store(writer, "addresses of the warta run that is up; gone when it stops");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder.endpoints(), e);
    }
  }

  static void delete(DataFolder folder) {
    try {
      Files.deleteIfExists(folder.endpoints());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder.endpoints(), e);
    }
  }

  /** The addresses of the run that is up on a data folder; empty if none is. */
  public static Optional<Endpoints> ofRunningIn(Path dataFolder) {
    Path file = DataFolder.endpointsIn(dataFolder);
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    boolean isUp =
        ProcessHandle.of(Long.parseLong(properties.getProperty(PROCESS, "-1")))
            .filter(ProcessHandle::isAlive)
            .isPresent();
    return isUp
        ? Optional.of(
            new Endpoints(
                properties.getProperty(BOOTSTRAP_SERVERS), properties.getProperty(JDBC_URL)))
        : Optional.empty();
  }
}
