package dev.warta.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Empties a database between tests. */
public final class TestDatabase {

  private TestDatabase() {}

  /** Deletes all rows of all tables of the store. */
  public static void empty(DataSource database) throws SQLException {
    execute(database, "truncate article, revision, place, sighting, sink_offset");
  }

  /** Runs any statement. */
  public static void execute(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set lock_timeout = 10000");
      statement.execute(sql);
    }
  }
}
