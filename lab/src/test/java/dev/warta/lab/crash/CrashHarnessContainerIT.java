package dev.warta.lab.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Testcontainers;

/** The kills once more with the official images; skipped where no Docker engine answers. */
@Testcontainers(disabledWithoutDocker = true)
class CrashHarnessContainerIT {

  private static final CrashPlan PLAN =
      new CrashPlan(
          20260102, EnumSet.range(Event.INGEST_KILLED, Event.BROKER_KILLED), 1, 2_000, 100);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void whateverIsKilledEveryArticleIsStoredExactlyOnceAsItWasSent() throws Exception {
    try (CrashRun run = new CrashRun(PLAN, new Containers(), folder, System.out::println)) {
      assertThat(run.run()).contains("revisions");
    }
  }
}
