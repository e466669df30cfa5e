package dev.warta.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Sets the parameters of a statement. */
final class Parameters {

  private Parameters() {}

  /** The statement with all its values; the caller closes it. */
  static PreparedStatement prepare(Connection connection, Sql sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql.text());
    int index = 0;
    for (Object value : sql.values()) {
      index++;
      if (value instanceof List<?> texts) {
        statement.setArray(index, connection.createArrayOf("text", texts.toArray()));
      } else {
        statement.setObject(index, value);
      }
    }
    return statement;
  }
}
