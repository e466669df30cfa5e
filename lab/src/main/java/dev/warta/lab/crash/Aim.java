package dev.warta.lab.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Finds the moment at which a kill hurts most: an instance of store is in the middle of writing
 * rows.
 *
 * <p>Such a moment lasts for milliseconds; a kill by chance alone misses it nearly always.
 */
final class Aim {

  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** It has written in this transaction, its offsets are behind it and the commit before it. */
  private static final String IS_WRITING =
      """
      select 1 from pg_stat_activity
      where application_name like ? and backend_xid is not null
          and query !~* 'sink_offset|^commit|^rollback' limit 1\
      """;

  private Aim() {}

  /**
   * Returns when an instance is writing, or after a while without one.
   *
   * @param instance name of the instance, as SQL pattern
   */
  static void at(String jdbcUrl, String instance) throws SQLException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        PreparedStatement select = connection.prepareStatement(IS_WRITING)) {
      select.setString(1, instance);
      while (System.nanoTime() < deadline) {
        try (ResultSet row = select.executeQuery()) {
          if (row.next()) {
            return;
          }
        }
      }
    }
  }
}
