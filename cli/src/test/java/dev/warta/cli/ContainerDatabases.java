package dev.warta.cli;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Databases of a PostgreSQL in a container. */
final class ContainerDatabases {

  private ContainerDatabases() {}

  /** Runs a statement of the administrator, such as {@code create database}. */
  static void execute(PostgreSQLContainer postgres, String statement) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(
                postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
        Statement administration = connection.createStatement()) {
      administration.execute(statement);
    }
  }

  /** The address of a database by a port of this machine, with user and password in it. */
  static String address(PostgreSQLContainer postgres, int port, String database) {
    return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
        .formatted(
            postgres.getHost(), port, database, postgres.getUsername(), postgres.getPassword());
  }
}
