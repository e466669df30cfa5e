package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.warta.cli.local.LocalPostgres;
import dev.warta.cli.local.TestCluster;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The services as an operator sees them in an outage: by their health file and their log. */
class ServiceHealthIT {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(120);

  @TempDir private static Path folder;

  private static LocalPostgres postgres;
  private static TestCluster broker;
  private static Cable brokerCable;
  private static Cable databaseCable;

  private final Path health = folder.resolve("health" + System.nanoTime());

  @BeforeAll
  static void startServers() throws Exception {
    postgres = LocalPostgres.start(folder.resolve("postgres"), folder.resolve("binaries"), 0);
    databaseCable = Cable.to(databasePort());
    int port = TestCluster.freePort();
    brokerCable = Cable.to(port);
    broker = TestCluster.startBehind(folder.resolve("kafka"), port, brokerCable.port());
    assertThat(
            WartaProcess.start(folder, "topics", "--bootstrap-servers", broker.bootstrapServers())
                .await()
                .status())
        .isZero();
  }

  @AfterAll
  static void stopServers() throws Exception {
    broker.close();
    postgres.close();
    brokerCable.close();
    databaseCable.close();
  }

  @Test
  void theHealthFileOfTheStoreSaysWhatIsWrongWithTheDatabaseAndThatItIsOver() throws Exception {
    WartaProcess store = start("store", "--jdbc-url", throughCable());
    try {
      awaitHealth(store, "healthy");

      databaseCable.cut();
      awaitHealth(store, "unhealthy: .*SQLState 08.*");
      databaseCable.restore();

      awaitHealth(store, "healthy");
    } finally {
      databaseCable.restore();
      store.kill();
    }
  }

  @Test
  void anOutageOfTheBrokerFillsNoLog() throws Exception {
    WartaProcess enrich = start("enrich", "--state-dir", folder.resolve("state").toString());
    try {
      awaitHealth(enrich, "healthy");
      long before = enrich.messages().lines().count();

      brokerCable.cut();
      awaitHealth(enrich, "unhealthy: no Kafka broker .*");
      await().atMost(LONGEST_WAIT).during(Duration.ofSeconds(60)).until(() -> isUnhealthy());
      long lines = enrich.messages().lines().count() - before;
      brokerCable.restore();

      awaitHealth(enrich, "healthy");
      assertThat(lines).as("lines in a minute: %s", enrich.messages()).isLessThan(60);
    } finally {
      brokerCable.restore();
      enrich.kill();
    }
  }

  private WartaProcess start(String command, String... options) throws Exception {
    return WartaProcess.start(
        folder,
        Stream.concat(
                List.of(
                    command,
                    "--bootstrap-servers",
                    broker.bootstrapServers(),
                    "--instance-id",
                    "test",
                    "--health-file",
                    health.toString())
                    .stream(),
                List.of(options).stream())
            .toArray(String[]::new));
  }

  private boolean isUnhealthy() throws Exception {
    return Files.readString(health).startsWith("unhealthy");
  }

  private void awaitHealth(WartaProcess service, String pattern) {
    await()
        .atMost(LONGEST_WAIT)
        .untilAsserted(
            () -> {
              assertThat(health).as(service.messages()).exists();
              assertThat(Files.readString(health).strip()).matches(pattern);
            });
  }

  private static int databasePort() {
    return URI.create(postgres.jdbcUrl().substring("jdbc:".length())).getPort();
  }

  private static String throughCable() {
    return postgres.jdbcUrl().replace(":" + databasePort() + "/", ":" + databaseCable.port() + "/");
  }
}
