package dev.warta.cli;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The whole flow with the official images; skipped where no Docker engine answers. */
@Testcontainers(disabledWithoutDocker = true)
class ContainerPipelineIT extends PipelineContract {

  @Container private static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka:4.3.1");

  @Container
  private static final PostgreSQLContainer POSTGRES = new PostgreSQLContainer("postgres:15");

  @Override
  String bootstrapServers() {
    return KAFKA.getBootstrapServers();
  }

  @Override
  String emptyDatabase() throws Exception {
    String name = "test" + System.nanoTime();
    try (Connection connection =
            DriverManager.getConnection(
                POSTGRES.getJdbcUrl(), POSTGRES.getUsername(), POSTGRES.getPassword());
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
        .formatted(
            POSTGRES.getHost(),
            POSTGRES.getFirstMappedPort(),
            name,
            POSTGRES.getUsername(),
            POSTGRES.getPassword());
  }
}
