package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.warta.cli.local.TestCluster;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * Outages of the official images; skipped where no Docker engine answers.
 *
 * <p>The databases lie on a disk of their own that is small enough to be filled.
 */
@Testcontainers(disabledWithoutDocker = true)
class ContainerOutageIT extends OutageContract {

  private static final int LISTENER = 19_092;

  private static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka:4.3.1");
  private static final PostgreSQLContainer POSTGRES =
      new PostgreSQLContainer("postgres:15").withTmpFs(Map.of("/small", "rw,size=256m"));

  private static Cable brokerCable;
  private static Cable databaseCable;

  @BeforeAll
  static void startServers() throws Exception {
    int brokerPort = TestCluster.freePort();
    brokerCable = Cable.to(brokerPort);
    KAFKA.withListener("0.0.0.0:" + LISTENER, () -> KAFKA.getHost() + ":" + brokerCable.port());
    KAFKA.setPortBindings(List.of(brokerPort + ":" + LISTENER));
    Startables.deepStart(KAFKA, POSTGRES).join();
    databaseCable = Cable.to(POSTGRES.getFirstMappedPort());
    inDatabaseHost("install", "-d", "-o", "postgres", "/small/databases");
    ContainerDatabases.execute(POSTGRES, "create tablespace small location '/small/databases'");
  }

  @AfterAll
  static void stopServers() throws Exception {
    KAFKA.stop();
    POSTGRES.stop();
    brokerCable.close();
    databaseCable.close();
  }

  @Test
  void aDatabaseWhoseDiskIsFullIsAnOutageAndNothingIsRejected() throws Exception {
    inDatabaseHost("sh", "-c", "dd if=/dev/zero of=/small/filler bs=64k 2>&1 | grep 'No space'");
    receive(2_000);
    await().atMost(LONGEST_WAIT).until(() -> storeTrouble().contains("No space left on device"));
    inDatabaseHost("rm", "/small/filler");

    awaitAllStored();
    await().atMost(LONGEST_WAIT).until(() -> storeTrouble().isEmpty());
  }

  @Override
  String bootstrapServers() {
    return KAFKA.getHost() + ":" + brokerCable.port();
  }

  @Override
  void createDatabase(String name) throws Exception {
    ContainerDatabases.execute(POSTGRES, "create database " + name + " tablespace small");
  }

  @Override
  String throughCable(String name) {
    return ContainerDatabases.address(POSTGRES, databaseCable.port(), name);
  }

  @Override
  String besideCable() {
    return ContainerDatabases.address(
        POSTGRES, POSTGRES.getFirstMappedPort(), POSTGRES.getDatabaseName());
  }

  @Override
  Cable brokerCable() {
    return brokerCable;
  }

  @Override
  Cable databaseCable() {
    return databaseCable;
  }

  private static void inDatabaseHost(String... command) throws Exception {
    ExecResult result = POSTGRES.execInContainer(command);
    assertThat(result.getExitCode())
        .as("%s: %s%s", String.join(" ", command), result.getStdout(), result.getStderr())
        .isZero();
  }
}
