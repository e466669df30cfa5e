package dev.warta.lab.crash;

import dev.warta.cli.local.LocalPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** The broker and the database of a local run, as processes beside this one. */
final class LocalProcesses implements Servers {

  /** Below the ports that systems give to outgoing connections: nobody takes them meanwhile. */
  private static final int FIRST_PORT = 20_000;

  private static final int PORTS = 10_000;
  private static final int TRIES = 100;
  private static final int LONGEST_DEATH_SECONDS = 20;

  private final int brokerPort = freePort();
  private final int databasePort = freePort();
  private final Path postgresFolder;
  private final Path postgresBinaries;
  private final Program broker;
  private LocalPostgres postgres;

  /**
   * Servers that are not started yet.
   *
   * @param folder takes their data and logs
   */
  LocalProcesses(Path folder) {
    this.postgresFolder = folder.resolve("postgres");
    this.postgresBinaries = folder.resolve("postgres-binaries");
    this.broker =
        Program.of(
            "broker",
            folder,
            BrokerProcess.class,
            List.of(folder.resolve("kafka").toString(), Integer.toString(brokerPort)));
  }

  @Override
  public void start() throws Exception {
    startBroker();
    startDatabase();
  }

  @Override
  public String bootstrapServers() {
    return "127.0.0.1:" + brokerPort;
  }

  @Override
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres?user=postgres";
  }

  @Override
  public void killBroker() throws InterruptedException {
    broker.kill();
  }

  @Override
  public void startBroker() throws IOException {
    broker.start();
  }

  @Override
  public void killDatabase() throws Exception {
    long pid =
        Long.parseLong(Files.readAllLines(postgresFolder.resolve("postmaster.pid")).get(0).strip());
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> all = new ArrayList<>(List.of(postmaster));
    all.addAll(postmaster.descendants().toList());
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle process : all) {
      process.onExit().get(LONGEST_DEATH_SECONDS, TimeUnit.SECONDS);
    }
    postgres.close();
  }

  @Override
  public void startDatabase() throws Exception {
    postgres = LocalPostgres.start(postgresFolder, postgresBinaries, databasePort);
    if (!postgres.jdbcUrl().equals(jdbcUrl())) {
      throw new CrashTestException("port " + databasePort + " is taken");
    }
  }

  @Override
  public void close() {
    if (postgres != null) {
      postgres.close();
    }
    try {
      broker.kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A port nobody listens on at this moment. */
  static int freePort() {
    RandomGenerator random = RandomGenerator.getDefault();
    for (int attempt = 0; attempt < TRIES; attempt++) {
      int port = FIRST_PORT + random.nextInt(PORTS);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // somebody listens there
      }
    }
    throw new CrashTestException("no free port found on loopback");
  }
}
