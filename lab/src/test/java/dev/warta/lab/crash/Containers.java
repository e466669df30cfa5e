package dev.warta.lab.crash;

import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The broker and the database in containers of the official images.
 *
 * <p>Their ports on the host are fixed: a container that is started again would get others.
 */
final class Containers implements Servers {

  private final KafkaContainer kafka = new KafkaContainer("apache/kafka:4.3.1");
  private final PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:15");

  Containers() {
    kafka.setPortBindings(List.of(LocalProcesses.freePort() + ":9092"));
    postgres.setPortBindings(List.of(LocalProcesses.freePort() + ":5432"));
  }

  @Override
  public void start() {
    Startables.deepStart(kafka, postgres).join();
  }

  @Override
  public String bootstrapServers() {
    return kafka.getBootstrapServers();
  }

  @Override
  public String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
        .formatted(
            postgres.getHost(),
            postgres.getFirstMappedPort(),
            postgres.getDatabaseName(),
            postgres.getUsername(),
            postgres.getPassword());
  }

  @Override
  public void killBroker() {
    kill(kafka);
  }

  @Override
  public void startBroker() {
    startAgain(kafka);
  }

  @Override
  public void killDatabase() {
    kill(postgres);
  }

  @Override
  public void startDatabase() {
    startAgain(postgres);
  }

  private static void kill(GenericContainer<?> container) {
    String id = container.getContainerId();
    container.getDockerClient().killContainerCmd(id).withSignal("KILL").exec();
    container.getDockerClient().waitContainerCmd(id).start().awaitStatusCode();
  }

  private static void startAgain(GenericContainer<?> container) {
    container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public void close() {
    kafka.stop();
    postgres.stop();
  }
}
