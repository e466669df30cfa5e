package dev.warta.lab.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Every program, the broker and the database killed under load, on this machine alone. */
class CrashHarnessIT {

  private static final CrashPlan PLAN = new CrashPlan(20260101, 1, 3_000, 100);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void whateverIsKilledEveryArticleIsStoredExactlyOnceAsItWasSent() throws Exception {
    try (CrashRun run =
        new CrashRun(PLAN, new LocalProcesses(folder), folder, System.out::println)) {
      assertThat(run.run()).contains("revisions");
    }
  }
}
