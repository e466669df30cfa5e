package dev.warta.cli.local;

import dev.warta.cli.UserException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL beside this process, from the binaries in the distribution.
 *
 * <p>Its folder is kept across restarts, and what it commits is on disk ({@code fsync} and {@code
 * synchronous_commit} are on). It accepts connections from this machine without a password.
 */
public final class LocalPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

  private final EmbeddedPostgres server;

  private LocalPostgres(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Starts the database and returns when it accepts connections.
   *
   * @param folder where it keeps its cluster
   * @param binaries where its program files are unpacked at the first start
   * @param wantedPort port to listen on if it is free, else another one is taken
   */
  public static LocalPostgres start(Path folder, Path binaries, int wantedPort)
      throws IOException, InterruptedException {
    Files.createDirectories(binaries);
    stopOrphan(folder, binaries.toRealPath());
    boolean isSetUp = DataFolder.isSetUp(folder);
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(binaries.toFile())
            .setRegisterShutdownHook(false)
            .setPort(Ports.wantedOrFree(wantedPort))
            .setPGStartupWait(START_TIMEOUT)
            .setLocaleConfig("locale", "C.UTF-8")
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("shared_buffers", "128MB")
            .setServerConfig("max_wal_size", "1GB")
            .setServerConfig("max_connections", "50")
            .start();
    if (!isSetUp) {
      DataFolder.markSetUp(folder);
    }
    return new LocalPostgres(server);
  }

  /**
   * Stops the server that a killed process left behind, so that a new one can take its folder.
   *
   * <p>Only a process that runs a PostgreSQL binary is touched: the number may belong to another
   * program by now.
   */
  private static void stopOrphan(Path folder, Path binaries)
      throws IOException, InterruptedException {
    Path pidFile = folder.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<ProcessHandle> orphan =
        Files.readAllLines(pidFile).stream()
            .findFirst()
            .flatMap(pid -> processOf(pid.strip(), binaries));
    if (orphan.isEmpty()) {
      return;
    }
    LOG.info(
        "stopping the PostgreSQL (process {}) that an earlier run left behind", orphan.get().pid());
    // SIGINT is PostgreSQL's fast shutdown; Java itself can only send SIGTERM, which waits for its
    // clients.
    new ProcessBuilder("kill", "-INT", Long.toString(orphan.get().pid())).start().waitFor();
    try {
      orphan.get().onExit().get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new UserException(
          "the PostgreSQL (process %d) that an earlier run left in %s does not stop: stop it by hand"
              .formatted(orphan.get().pid(), folder),
          e);
    }
  }

  private static Optional<ProcessHandle> processOf(String pid, Path binaries) {
    try {
      return ProcessHandle.of(Long.parseLong(pid))
          .filter(
              process ->
                  process
                      .info()
                      .command()
                      .map(Path::of)
                      .filter(command -> command.startsWith(binaries))
                      .isPresent());
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Address for JDBC clients, user included. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres?user=postgres";
  }

  /** Stops the database; what it holds is on disk. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      LOG.warn("PostgreSQL did not stop cleanly; it recovers at the next start", e);
    }
  }
}
