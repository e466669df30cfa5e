package dev.warta.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.warta.events.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrichJobTest {

  @TempDir Path stateDirectory;

  @Test
  void pausesGrowToHalfAMinute() {
    assertThat(EnrichJob.pauseAfter(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(EnrichJob.pauseAfter(4)).isEqualTo(Duration.ofSeconds(8));
    assertThat(EnrichJob.pauseAfter(6)).isEqualTo(Duration.ofSeconds(30));
    assertThat(EnrichJob.pauseAfter(1000)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void withoutABrokerItIsUnhealthyAndCanStillBeClosed() throws Exception {
    EnrichJob job = new EnrichJob(withoutABroker());
    job.start();

    await().untilAsserted(() -> assertThat(job.unhealthyReason()).isPresent());
    job.close();

    job.awaitEnd();
    assertThat(job.unhealthyReason()).isPresent();
  }

  @Test
  void aStateStoreThatCannotBeOpenedIsToldAndTriedAgainUntilItCan() throws Exception {
    EnrichSettings settings = withoutABroker();
    Path obstacle =
        stateDirectory.resolve(settings.applicationId()).resolve("0_0").resolve("rocksdb");
    Files.createDirectories(obstacle.getParent());
    Files.writeString(obstacle.resolveSibling("left"), "a task was here before");
    Files.writeString(obstacle, "a file where a folder must be made");

    try (EnrichJob job = new EnrichJob(settings)) {
      job.start();
      await().until(() -> job.unhealthyReason().orElse("").contains(obstacle.toString()));

      Files.delete(obstacle);
      await().atMost(Duration.ofSeconds(60)).until(() -> Files.isDirectory(obstacle));
    }
  }

  private EnrichSettings withoutABroker() {
    return new EnrichSettings(
        Topics.DEFAULT,
        Map.of("bootstrap.servers", "localhost:1"),
        "test",
        stateDirectory,
        1,
        1 << 20);
  }
}
