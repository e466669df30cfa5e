package dev.warta.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.store.StoreUnavailableException;
import dev.warta.store.UnstorableRecordException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresErrorsTest {

  @ParameterizedTest
  @CsvSource({
    "22021, a character the encoding does not have",
    "22P05, an untranslatable character",
    "22P02, invalid text representation",
    "22P03, invalid binary representation",
    "22008, a time out of range",
    "22003, a number out of range",
    "22001, a string too long",
    "22030, a repeated key in jsonb",
    "23502, a missing value",
    "23505, a repeated key",
    "23514, a violated check",
    "54000, a row or a tsvector that is too big",
    "54001, a statement too complex",
    "54011, too many columns",
  })
  void anErrorInTheDataIsABadRecord(String state, String meaning) {
    assertThat(PostgresErrors.isBadRecord(new SQLException(meaning, state))).isTrue();
    assertThat(PostgresErrors.onWriting("cannot store", new SQLException(meaning, state)))
        .isInstanceOf(UnstorableRecordException.class)
        .hasMessage("cannot store: " + meaning + " (SQLState " + state + ")");
  }

  @ParameterizedTest
  @CsvSource({
    "08000, a connection error",
    "08001, no connection",
    "08003, the connection does not exist",
    "08004, the server refuses the connection",
    "08006, the connection broke",
    "08P01, a violated protocol",
    "25006, the database is read-only (a replica)",
    "25P02, the transaction has failed before",
    "25P03, idle in a transaction for too long",
    "28P01, a wrong password",
    "40001, not serializable",
    "40003, whether it was committed is unknown",
    "40P01, a deadlock",
    "42P01, a missing table",
    "42501, a missing right",
    "53000, insufficient resources",
    "53100, the disk is full",
    "53200, out of memory",
    "53300, too many connections",
    "53400, a configured limit",
    "55P03, a lock not available in time",
    "57014, cancelled (statement timeout)",
    "57P01, stopped by an administrator",
    "57P02, stopped by a crash",
    "57P03, starting or stopping",
    "57P05, an idle session ended",
    "58000, an error of the system",
    "58030, an input or output error",
    "58P01, a missing file",
    "F0001, a lock file",
    "XX000, an error inside of PostgreSQL",
    "XX001, corrupted data",
    "XX002, a corrupted index",
  })
  void anythingElseIsAnOutage(String state, String meaning) {
    assertThat(PostgresErrors.isBadRecord(new SQLException(meaning, state))).isFalse();
    assertThat(PostgresErrors.onWriting("cannot store", new SQLException(meaning, state)))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining(state);
  }

  @Test
  void anErrorWithoutAStateIsAnOutage() {
    assertThat(PostgresErrors.isBadRecord(new SQLException("something"))).isFalse();
  }

  @Test
  void noConnectionFromThePoolIsAnOutage() {
    assertThat(PostgresErrors.isBadRecord(new SQLTransientConnectionException("pool is empty")))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"08001", "08006", "57P03", "57P01", "53300"})
  void aDatabaseThatIsStartingOrDoesNotAnswerMayBeThereInAWhile(String state) {
    SQLException error = new SQLException("not yet", state);

    assertThat(PostgresErrors.passesByItself(new IllegalStateException("no", error))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"28P01", "28000", "3D000", "42501", "42P01"})
  void aWrongPasswordADatabaseThatIsNotThereAndAMissingRightDoNotPassByThemselves(String state) {
    assertThat(PostgresErrors.passesByItself(new SQLException("no", state))).isFalse();
  }

  @Test
  void thePoolsTimeoutSaysWhyItGotNoConnection() {
    SQLException refused = new SQLException("FATAL: sorry, too many clients already", "53300");
    SQLException timeout =
        new SQLTransientConnectionException("request timed out after 5000ms", "53300", refused);

    assertThat(PostgresErrors.onReading("cannot read", timeout))
        .hasMessage("cannot read: FATAL: sorry, too many clients already (SQLState 53300)");
  }
}
