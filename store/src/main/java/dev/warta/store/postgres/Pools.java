package dev.warta.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** The connections to PostgreSQL: some that write, some that only read and never for long. */
final class Pools implements AutoCloseable {

  /** A query that reads gives up after this. */
  static final Duration QUERY_TIMEOUT = Duration.ofSeconds(10);

  private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

  /** A write waits so long for another, such as that of an instance that has just died. */
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);

  /** One statement of a batch; a batch of 16 MiB takes a few seconds. */
  private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(60);

  /** A writer that stands still inside its transaction loses it, and with it its locks. */
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(15);

  /** A server that says nothing for so much longer than a statement may take is gone. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  /** The server too gives a connection up whose other end does not answer: after 30 seconds. */
  private static final String WRITER_SETTINGS =
      """
      set lock_timeout = %s;
      set statement_timeout = %s;
      set idle_in_transaction_session_timeout = %s;
      set tcp_keepalives_idle = 15; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3;
      """
          .formatted(LOCK_TIMEOUT.toMillis(), WRITE_TIMEOUT.toMillis(), IDLE_TIMEOUT.toMillis());

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
    HikariConfig config = common(jdbcUrl, user, password, size, WRITE_TIMEOUT);
    config.setPoolName("warta-store-write");
    config.setAutoCommit(false);
    config.setConnectionInitSql(WRITER_SETTINGS + BatchInsert.STAGING);
    // Else the first transaction of a connection would begin with it, and hold its locks while
    // idle.
    config.setIsolateInternalQueries(true);
    return new HikariDataSource(config);
  }

  private static HikariDataSource reading(String jdbcUrl, String user, String password, int size) {
    HikariConfig config = common(jdbcUrl, user, password, size, QUERY_TIMEOUT);
    config.setPoolName("warta-store-read");
    config.setConnectionInitSql(
        "set default_transaction_read_only = on; set statement_timeout = "
            + QUERY_TIMEOUT.toMillis());
    // A plan made for one text is a bad plan for another.
    config.addDataSourceProperty("prepareThreshold", "0");
    return new HikariDataSource(config);
  }

  private static HikariConfig common(
      String jdbcUrl, String user, String password, int size, Duration statementTimeout) {
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
    config.addDataSourceProperty(
        "socketTimeout", Long.toString(statementTimeout.plus(SILENCE).toSeconds()));
    return config;
  }
}
