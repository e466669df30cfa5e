package dev.warta.cli;

import dev.warta.store.StoreUnavailableException;
import java.time.Duration;
import java.util.function.Supplier;

/** Waits for a database that is out for a while, so that a long run does not end with it. */
final class Patience {

  private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

  private final Shutdown shutdown;
  private final Progress progress;

  Patience(Shutdown shutdown, Progress progress) {
    this.shutdown = shutdown;
    this.progress = progress;
  }

  /**
   * The answer, however long it takes.
   *
   * @throws StoreUnavailableException if the user stops it before the database is back
   */
  <T> T outlast(Supplier<T> question) {
    boolean isTold = false;
    while (true) {
      try {
        return question.get();
      } catch (StoreUnavailableException e) {
        if (!isTold) {
          progress.say("waiting for the database: " + e.getMessage());
          isTold = true;
        }
        if (isStoppedMeanwhile()) {
          throw e;
        }
      }
    }
  }

  private boolean isStoppedMeanwhile() {
    try {
      return shutdown.isRequestedWithin(TRY_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
