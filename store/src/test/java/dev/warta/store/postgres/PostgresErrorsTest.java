package dev.warta.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.store.StoreUnavailableException;
import dev.warta.store.UnstorableRecordException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresErrorsTest {

  /** Null character, timestamp out of range, not null, check, program limit (tsvector too long). */
  @ParameterizedTest
  @ValueSource(strings = {"22021", "22008", "22P05", "23502", "23514", "54000"})
  void anErrorInTheDataIsABadRecord(String state) {
    assertThat(PostgresErrors.isBadRecord(new SQLException("", state))).isTrue();
    assertThat(PostgresErrors.onWriting("cannot store", new SQLException("broken", state)))
        .isInstanceOf(UnstorableRecordException.class)
        .hasMessage("cannot store: broken (SQLState " + state + ")");
  }

  /**
   * Connection, shutdown, disk full, too many connections, serialization, deadlock, read-only,
   * cancelled, missing table, wrong password.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "08006", "08001", "57P01", "57P03", "53100", "53300", "40001", "40P01", "25006", "57014",
        "42P01", "28P01", "XX000"
      })
  void anythingElseIsAnOutage(String state) {
    assertThat(PostgresErrors.isBadRecord(new SQLException("", state))).isFalse();
    assertThat(PostgresErrors.onWriting("cannot store", new SQLException("out", state)))
        .isInstanceOf(StoreUnavailableException.class);
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
}
