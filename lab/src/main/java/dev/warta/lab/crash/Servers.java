package dev.warta.lab.crash;

/**
 * A broker and a database that can be killed and started again, with what they had on disk and
 * under the same addresses.
 */
interface Servers extends AutoCloseable {

  /** Starts both; they accept clients at once or soon. */
  void start() throws Exception;

  /** Host and port of the broker. */
  String bootstrapServers();

  /** Address of the database, user and password included. */
  String jdbcUrl();

  /** SIGKILL to the broker; returns when it is gone. */
  void killBroker() throws Exception;

  /** Starts a broker that was killed; returns at once. */
  void startBroker() throws Exception;

  /** SIGKILL to every process of the database; returns when they are gone. */
  void killDatabase() throws Exception;

  /** Starts a database that was killed. */
  void startDatabase() throws Exception;

  /** Stops both and what belongs to them. */
  @Override
  void close();
}
