package dev.warta.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.warta.cli.UserException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalServersTest {

  @TempDir Path folder;

  @Test
  void aSecondProcessOnTheSameFolderIsRefusedAndToldWhoHoldsIt() {
    try (DataFolder held = DataFolder.open(folder)) {
      assertThat(held.kafka()).startsWithRaw(folder);
      assertThatThrownBy(() -> DataFolder.open(folder))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("in use")
          .hasMessageContaining(Long.toString(ProcessHandle.current().pid()))
          .hasMessageContaining("--data");
    }
  }

  @Test
  void aFolderThatWasClosedCanBeOpenedAgain() {
    DataFolder.open(folder).close();

    DataFolder.open(folder).close();
  }

  @Test
  void theBrokerKeepsItsTopicsAcrossARestart() throws Exception {
    Path logs = folder.resolve("kafka");
    try (LocalBroker broker = LocalBroker.start(logs, 0);
        Admin admin = admin(broker)) {
      admin.createTopics(List.of(new NewTopic("kept", 3, (short) 1))).all().get();
    }

    try (LocalBroker broker = LocalBroker.start(logs, 0);
        Admin admin = admin(broker)) {
      assertThat(
              admin.describeTopics(List.of("kept")).allTopicNames().get().get("kept").partitions())
          .hasSize(3);
    }
  }

  @Test
  void aTakenPortIsReplacedByAFreeOne() throws Exception {
    try (LocalBroker first = LocalBroker.start(folder.resolve("first"), 0);
        LocalBroker second = LocalBroker.start(folder.resolve("second"), port(first))) {
      assertThat(second.bootstrapServers()).isNotEqualTo(first.bootstrapServers());
    }
  }

  @Test
  void theDatabaseKeepsItsRowsAndWritesThemThrough() throws Exception {
    try (LocalPostgres postgres =
            LocalPostgres.start(folder.resolve("pg"), folder.resolve("bin"), 0);
        Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
        Statement statement = connection.createStatement()) {
      assertThat(one(statement, "show fsync")).isEqualTo("on");
      assertThat(one(statement, "show synchronous_commit")).isEqualTo("on");
      statement.execute("create table kept (id int)");
    }

    try (LocalPostgres postgres =
            LocalPostgres.start(folder.resolve("pg"), folder.resolve("bin"), 0);
        Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
        Statement statement = connection.createStatement()) {
      assertThat(one(statement, "select count(*) from kept")).isEqualTo("0");
    }
  }

  @Test
  void aDatabaseLeftBehindByAKilledProcessIsReplacedWithItsRows() throws Exception {
    Process killed = startPostgresInAnotherProcess();
    String orphanUrl = killed.inputReader().readLine();
    try (Connection connection = DriverManager.getConnection(orphanUrl);
        Statement statement = connection.createStatement()) {
      statement.execute("create table survivor (id int)");
    }
    killed.destroyForcibly().waitFor();

    try (LocalPostgres postgres =
            LocalPostgres.start(folder.resolve("pg"), folder.resolve("bin"), 0);
        Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
        Statement statement = connection.createStatement()) {
      assertThat(one(statement, "select count(*) from survivor")).isEqualTo("0");
      assertThatThrownBy(() -> DriverManager.getConnection(orphanUrl))
          .isInstanceOf(SQLException.class);
    }
  }

  private Process startPostgresInAnotherProcess() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            PostgresUntilKilled.class.getName(),
            folder.resolve("pg").toString(),
            folder.resolve("bin").toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Starts a database, prints its address and waits to be killed. */
  static final class PostgresUntilKilled {

    public static void main(String[] folders) throws Exception {
      LocalPostgres postgres = LocalPostgres.start(Path.of(folders[0]), Path.of(folders[1]), 0);
      System.out.println(postgres.jdbcUrl());
      new CountDownLatch(1).await();
    }
  }

  private static int port(LocalBroker broker) {
    return Integer.parseInt(broker.bootstrapServers().split(":")[1]);
  }

  private static Admin admin(LocalBroker broker) {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  private static String one(Statement statement, String query) throws Exception {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
