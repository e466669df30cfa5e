package dev.warta.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Tells names that very many rows bear from the others, since they are searched for in another way.
 *
 * <p>With the limit, both ways took tens of milliseconds on a million articles: 3,000 rows to fetch
 * and sort, or 20 articles to be found among those that one in 300 names.
 */
final class Frequency {

  private static final int FREQUENT = 3_000;

  private static final String SOME = "select count(*) from (select from %s limit ?) found";

  private Frequency() {}

  /**
   * Whether there are very many such rows; looks at no more than it needs to know.
   *
   * @param rows as in {@code entity where …}
   */
  static boolean isFrequent(Connection connection, Sql rows) throws SQLException {
    Sql some = Sql.filled(SOME, rows).with(FREQUENT);
    try (PreparedStatement select = Parameters.prepare(connection, some);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getInt(1) == FREQUENT;
    }
  }
}
