package dev.warta.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** The connections to PostgreSQL: some that write, some that only read and never for long. */
final class Pools implements AutoCloseable {

  /** A query that reads gives up after this. */
  static final Duration QUERY_TIMEOUT = Duration.ofSeconds(10);

  private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

  /** A server that says nothing for so long is gone. */
  private static final Duration SOCKET_TIMEOUT = Duration.ofMinutes(2);

  /** Null where nothing is written. */
  private final HikariDataSource writing;

  private final HikariDataSource reading;

  private Pools(HikariDataSource writing, HikariDataSource reading) {
    this.writing = writing;
    this.reading = reading;
  }

  static Pools forWriting(String jdbcUrl, String user, String password, int size) {
    return new Pools(
        writing(jdbcUrl, user, password, size), reading(jdbcUrl, user, password, size));
  }

  static Pools forReading(String jdbcUrl, String user, String password, int size) {
    return new Pools(null, reading(jdbcUrl, user, password, size));
  }

  HikariDataSource writing() {
    if (writing == null) {
      throw new IllegalStateException("the store was opened for reading: nothing can be written");
    }
    return writing;
  }

  HikariDataSource reading() {
    return reading;
  }

  @Override
  public void close() {
    reading.close();
    if (writing != null) {
      writing.close();
    }
  }

  private static HikariDataSource writing(String jdbcUrl, String user, String password, int size) {
    HikariConfig config = common(jdbcUrl, user, password, size);
    config.setPoolName("warta-store-write");
    config.setAutoCommit(false);
    config.setConnectionInitSql(BatchInsert.STAGING);
    // Else the first transaction of a connection would begin with it, and hold its locks while
    // idle.
    config.setIsolateInternalQueries(true);
    return new HikariDataSource(config);
  }

  private static HikariDataSource reading(String jdbcUrl, String user, String password, int size) {
    HikariConfig config = common(jdbcUrl, user, password, size);
    config.setPoolName("warta-store-read");
    config.setConnectionInitSql(
        "set default_transaction_read_only = on; set statement_timeout = "
            + QUERY_TIMEOUT.toMillis());
    // A plan made for one text is a bad plan for another.
    config.addDataSourceProperty("prepareThreshold", "0");
    return new HikariDataSource(config);
  }

  private static HikariConfig common(String jdbcUrl, String user, String password, int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("ApplicationName", "warta-store");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("socketTimeout", Long.toString(SOCKET_TIMEOUT.toSeconds()));
    return config;
  }
}
