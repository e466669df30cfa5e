package dev.warta.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.warta.events.TestArticles;
import dev.warta.store.Batch;
import dev.warta.store.Health;
import dev.warta.store.SearchRequest;
import dev.warta.store.StoreCounts;
import dev.warta.store.StoreUnavailableException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {

  private static final int NEWER = Database.VERSION + 1;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void createEmpty() throws SQLException {
    TestDatabase.execute(postgres.getPostgresDatabase(), "drop database if exists warta");
    TestDatabase.execute(
        postgres.getPostgresDatabase(), "create database warta encoding 'UTF8' template template0");
  }

  @Test
  void aStoreOpenedForReadingSearchesAndCountsAndWritesNothing() {
    Batch batch = new Batch(List.of(TestArticles.enrichedRicePrices()), List.of(), Map.of());
    try (PostgresArticleStore writing = open()) {
      writing.write(batch);
    }

    try (PostgresArticleStore reading = openForReading()) {
      assertThat(reading.search().search(SearchRequest.of("beras", 10))).hasSize(1);
      assertThat(reading.counts()).isEqualTo(new StoreCounts(1, 1, 0));
      assertThat(reading.health()).isEqualTo(Health.HEALTHY);
      assertThatThrownBy(() -> reading.write(batch))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("opened for reading");
    }
  }

  @Test
  void readingFromADatabaseWithoutTablesSaysWhatMakesThemAndMakesNone() {
    for (int attempt = 1; attempt <= 2; attempt++) {
      assertThatThrownBy(DatabaseTest::openForReading)
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("has no tables of Warta: start `warta store`, which makes them");
    }
  }

  @Test
  void readingFromOlderOrNewerTablesSaysWhatToDo() throws SQLException {
    open().close();

    setVersion(NEWER);
    assertThatThrownBy(DatabaseTest::openForReading)
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("are of version " + NEWER + ", newer than this program");

    setVersion(Database.VERSION - 1);
    assertThatThrownBy(DatabaseTest::openForReading)
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining(
            "are of version %d, older than this program, which needs version %d"
                .formatted(Database.VERSION - 1, Database.VERSION))
        .hasMessageContaining("start `warta store` of this version");
  }

  @Test
  void aStoreDoesNotWriteToNewerTables() throws SQLException {
    open().close();
    addVersion(NEWER);

    assertThatThrownBy(DatabaseTest::open)
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("are of version " + NEWER + ", newer than this program");
  }

  @Test
  void aStoreWhoseTablesWereUpgradedMeanwhileSaysSoWhenItAsksWhereToGoOn() throws SQLException {
    try (PostgresArticleStore store = open()) {
      assertThat(store.offsets()).isEmpty();
      addVersion(NEWER);

      assertThatThrownBy(store::offsets)
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("are of version " + NEWER + ", newer than this program");
    }
  }

  @Test
  void theLatestMigrationIsTheVersionOfThisProgram() {
    open().close();

    assertThatCode(() -> openForReading().close()).doesNotThrowAnyException();
  }

  @Test
  void aDatabaseThatIsStartingIsWaitedFor() throws IOException {
    try (RefusingServer server =
        new RefusingServer("57P03", "the database system is starting up")) {
      assertThatThrownBy(() -> open(server.jdbcUrl(), Duration.ofSeconds(2)))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("the database system is starting up");

      assertThat(server.attempts()).isGreaterThan(1);
    }
  }

  @Test
  void aDatabaseThatComesUpMeanwhileIsOpened() throws IOException {
    try (RefusingServer server =
        new RefusingServer("57P03", "the database system is starting up", postgres.getPort())) {
      try (PostgresArticleStore store = open(server.jdbcUrl(), MINUTE)) {
        assertThat(store.counts()).isEqualTo(new StoreCounts(0, 0, 0));
      }
    }
  }

  @Test
  void aWrongPasswordIsToldAtOnce() throws IOException {
    try (RefusingServer server =
        new RefusingServer("28P01", "password authentication failed for user \"postgres\"")) {
      assertThatThrownBy(() -> open(server.jdbcUrl(), MINUTE))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("as postgres")
          .hasMessageContaining("check the user and the password");

      assertThat(server.attempts()).isEqualTo(1);
    }
  }

  private static void setVersion(int version) throws SQLException {
    TestDatabase.execute(
        postgres.getDatabase("postgres", "warta"),
        "update flyway_schema_history set version = '" + version + "'");
  }

  /** What the migration of a newer release leaves behind. */
  private static void addVersion(int version) throws SQLException {
    TestDatabase.execute(
        postgres.getDatabase("postgres", "warta"),
        "insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)"
            + " values (%1$d, '%1$d', 'newer', 'SQL', 'V%1$d__newer.sql', 0, 'postgres', 1, true)"
                .formatted(version));
  }

  private static PostgresArticleStore open() {
    return PostgresArticleStore.open(url(), "postgres", "postgres", 1);
  }

  private static PostgresArticleStore open(String jdbcUrl, Duration patience) {
    return PostgresArticleStore.open(jdbcUrl, "postgres", "postgres", 1, patience);
  }

  private static PostgresArticleStore openForReading() {
    return PostgresArticleStore.openForReading(url(), "postgres", "postgres", 1);
  }

  private static String url() {
    return "jdbc:postgresql://localhost:" + postgres.getPort() + "/warta";
  }
}
