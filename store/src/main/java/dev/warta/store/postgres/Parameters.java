package dev.warta.store.postgres;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Sets the parameters of a statement, one after the other. */
final class Parameters {

  private final PreparedStatement statement;
  private int index;

  Parameters(PreparedStatement statement) {
    this.statement = statement;
  }

  Parameters of(Condition condition) throws SQLException {
    for (Object value : condition.values()) {
      if (value instanceof List<?> texts) {
        texts(texts);
      } else {
        statement.setObject(++index, value);
      }
    }
    return this;
  }

  Parameters text(String value) throws SQLException {
    statement.setString(++index, value);
    return this;
  }

  Parameters number(int value) throws SQLException {
    statement.setInt(++index, value);
    return this;
  }

  Parameters texts(List<?> values) throws SQLException {
    statement.setArray(++index, statement.getConnection().createArrayOf("text", values.toArray()));
    return this;
  }
}
