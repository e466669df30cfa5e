package dev.warta.store.postgres;

import dev.warta.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database before it is used: waits until it answers, makes the tables, or checks that they are
 * those of this program.
 */
final class Database {

  /** Number of the latest migration. */
  static final int VERSION = 5;

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private static final String MIGRATIONS = "classpath:dev/warta/store/postgres/db/migration";
  private static final int CONNECT_TIMEOUT_SECONDS = 10;
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private static final String MISSING_TABLE = "42P01";
  private static final String MISSING_RIGHT = "42501";

  private final String jdbcUrl;
  private final String user;
  private final String password;

  Database(String jdbcUrl, String user, String password) {
    this.jdbcUrl = jdbcUrl;
    this.user = user;
    this.password = password;
  }

  /** Tries until the tables are there, or the patience or the hope is gone. */
  void awaitAndMigrate(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    Duration wait = FIRST_WAIT;
    while (true) {
      try {
        checkEncoding();
        migrate();
        // The migration itself leaves tables alone that a newer release made.
        checkVersion();
        return;
      } catch (StoreUnavailableException e) {
        if (!PostgresErrors.passesByItself(e) || System.nanoTime() + wait.toNanos() >= end) {
          throw e;
        }
        LOG.warn("waiting for the database: {}", e.getMessage());
        sleep(wait, e);
        Duration longer = wait.multipliedBy(2);
        wait = longer.compareTo(LONGEST_WAIT) < 0 ? longer : LONGEST_WAIT;
      }
    }
  }

  /** The tables must be those of this program, neither older nor newer. */
  void checkVersion() {
    try (Connection connection = connect()) {
      checkVersion(connection);
    } catch (SQLException e) {
      throw new StoreUnavailableException(whyNoVersion(e), e);
    }
  }

  /** The same over a connection that is there: the tables may have been upgraded meanwhile. */
  void checkVersion(Connection connection) throws SQLException {
    String found = "select max(version::int) from flyway_schema_history where success";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(found)) {
      row.next();
      checkVersion(row.getObject(1, Integer.class));
    }
  }

  private void checkVersion(Integer version) {
    if (version == null) {
      throw new StoreUnavailableException(noTables(), null);
    }
    if (version < VERSION) {
      throw new StoreUnavailableException(
          "the tables at %s are of version %s, older than this program, which needs version %s: start `warta store` of this version, which brings them up to date"
              .formatted(address(), version, VERSION),
          null);
    }
    if (version > VERSION) {
      throw new StoreUnavailableException(
          "the tables at %s are of version %s, newer than this program, which knows version %s: use the version of Warta that `warta store` there has"
              .formatted(address(), version, VERSION),
          null);
    }
  }

  private String noTables() {
    return "the database at %s has no tables of Warta: start `warta store`, which makes them, or check that it is the right database"
        .formatted(address());
  }

  private String whyNoVersion(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    if (state.equals(MISSING_TABLE)) {
      return noTables();
    }
    if (state.equals(MISSING_RIGHT)) {
      return "the user may not read the tables at %s: it needs the right to select on all of them, flyway_schema_history included (%s)"
          .formatted(address(), e.getMessage());
    }
    return cannotConnect(e);
  }

  private void checkEncoding() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select current_setting('server_encoding')")) {
      row.next();
      if (!row.getString(1).equals("UTF8")) {
        throw new StoreUnavailableException(
            "the database at %s has the encoding %s, which cannot hold every language: create it with encoding UTF8"
                .formatted(address(), row.getString(1)),
            null);
      }
    } catch (SQLException e) {
      throw new StoreUnavailableException(cannotConnect(e), e);
    }
  }

  private void migrate() {
    try {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(jdbcUrl, user, password)
          .locations(MIGRATIONS)
          .connectRetries(0)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StoreUnavailableException(
          "cannot bring the tables at " + address() + " up to date: " + e.getMessage(), e);
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    properties.setProperty("connectTimeout", Integer.toString(CONNECT_TIMEOUT_SECONDS));
    properties.setProperty("loginTimeout", Integer.toString(CONNECT_TIMEOUT_SECONDS));
    return DriverManager.getConnection(jdbcUrl, properties);
  }

  private String cannotConnect(SQLException e) {
    return "cannot connect to "
        + address()
        + (user == null ? "" : " as " + user)
        + ": "
        + e.getMessage()
        + (PostgresErrors.isLoginRefused(e)
            ? " (check the user and the password, and that the server lets them in)"
            : "");
  }

  /** The URL as it may stand in a message. */
  private String address() {
    return jdbcUrl.replaceAll("password=[^&]*", "password=...");
  }

  private static void sleep(Duration wait, StoreUnavailableException last) {
    try {
      Thread.sleep(wait.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw last;
    }
  }
}
