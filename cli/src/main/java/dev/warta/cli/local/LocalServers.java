package dev.warta.cli.local;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** The broker and the database of a local run, on one data folder. */
public final class LocalServers implements AutoCloseable {

  private final DataFolder folder;
  private final LocalBroker broker;
  private final LocalPostgres postgres;

  private LocalServers(DataFolder folder, LocalBroker broker, LocalPostgres postgres) {
    this.folder = folder;
    this.broker = broker;
    this.postgres = postgres;
  }

  /**
   * Starts both side by side and returns when they accept clients.
   *
   * @param folder held by the caller for as long as the servers run
   * @param kafkaPort wanted port of the broker; another is taken if it is not free
   * @param postgresPort wanted port of the database; another is taken if it is not free
   */
  public static LocalServers start(DataFolder folder, int kafkaPort, int postgresPort)
      throws Exception {
    CompletableFuture<LocalPostgres> postgres =
        CompletableFuture.supplyAsync(() -> startPostgres(folder, postgresPort));
    LocalBroker broker = null;
    try {
      broker = LocalBroker.start(folder.kafka(), kafkaPort);
      LocalServers servers = new LocalServers(folder, broker, postgres.get());
      servers.endpoints().write(folder);
      return servers;
    } catch (Exception e) {
      postgres.thenAccept(LocalPostgres::close).exceptionally(failure -> null).join();
      if (broker != null) {
        broker.close();
      }
      throw e instanceof ExecutionException && e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private static LocalPostgres startPostgres(DataFolder folder, int port) {
    try {
      return LocalPostgres.start(folder.postgres(), folder.postgresBinaries(), port);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  /** Where they listen. */
  public Endpoints endpoints() {
    return new Endpoints(broker.bootstrapServers(), postgres.jdbcUrl());
  }

  /** Stops both; their data stay. */
  @Override
  public void close() {
    Endpoints.delete(folder);
    postgres.close();
    broker.close();
  }
}
