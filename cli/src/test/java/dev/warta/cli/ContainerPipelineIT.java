package dev.warta.cli;

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
    ContainerDatabases.execute(POSTGRES, "create database " + name);
    return ContainerDatabases.address(POSTGRES, POSTGRES.getFirstMappedPort(), name);
  }
}
