package dev.warta.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.warta.events.Topics;
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
    EnrichJob job =
        new EnrichJob(
            new EnrichSettings(
                Topics.DEFAULT,
                Map.of("bootstrap.servers", "localhost:1"),
                "test",
                stateDirectory,
                1,
                1 << 20));
    job.start();

    await().untilAsserted(() -> assertThat(job.unhealthyReason()).isPresent());
    job.close();

    job.awaitEnd();
    assertThat(job.unhealthyReason()).isPresent();
  }
}
