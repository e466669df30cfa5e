package dev.warta.store.postgres;

import dev.warta.store.StoreUnavailableException;
import dev.warta.store.UnstorableRecordException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/**
 * Decides whether an error of PostgreSQL speaks of the data or of the database: bad record, or
 * outage.
 *
 * <p>Data is at fault in the SQLState classes 22 (data exception), 23 (integrity constraint
 * violation) and 54 (a limit of PostgreSQL exceeded). Everything else, also what nobody thought of,
 * is an outage: it is tried again and loses nothing. So are an error inside of PostgreSQL (XX000)
 * and a file that cannot be read (58030), which a record can hardly cause.
 */
final class PostgresErrors {

  private PostgresErrors() {}

  /** True if the same data would fail again on a database in perfect health. */
  static boolean isBadRecord(SQLException error) {
    String state = error.getSQLState();
    return state != null
        && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
  }

  /**
   * What an error on writing is in the words of the store's contract.
   *
   * @param attempt what was attempted, such as {@code "cannot store a batch"}
   */
  static RuntimeException onWriting(String attempt, SQLException error) {
    return isBadRecord(error)
        ? new UnstorableRecordException(message(attempt, error), error)
        : onReading(attempt, error);
  }

  /** What an error on reading is: reading brings no record that could be at fault. */
  static StoreUnavailableException onReading(String attempt, SQLException error) {
    return new StoreUnavailableException(message(attempt, error), error);
  }

  /** True if the server does not let this user in. */
  static boolean isLoginRefused(SQLException error) {
    String state = error.getSQLState();
    return state != null && state.startsWith("28");
  }

  /**
   * True if a database that could not be opened may be there in a while: it does not answer
   * (SQLState class 08), is starting or stopping (57P), or has no connection to spare (53).
   */
  static boolean passesByItself(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        String state = sql.getSQLState();
        return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
      }
    }
    return false;
  }

  private static String message(String attempt, SQLException error) {
    SQLException told = behindThePool(error);
    return "%s: %s (SQLState %s)".formatted(attempt, told.getMessage(), told.getSQLState());
  }

  /** The pool says that it has no connection; the error behind it says why it gets none. */
  private static SQLException behindThePool(SQLException error) {
    return error instanceof SQLTransientConnectionException
            && error.getCause() instanceof SQLException cause
        ? cause
        : error;
  }
}
