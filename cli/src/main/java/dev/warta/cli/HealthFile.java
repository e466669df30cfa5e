package dev.warta.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a service's health into a file every few seconds, for whoever watches over the process.
 *
 * <p>The file says {@code healthy}, or {@code unhealthy: } and the reason; one that is older than
 * half a minute means that the process hangs.
 */
final class HealthFile implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HealthFile.class);
  private static final int PERIOD_SECONDS = 5;

  private final Path file;
  private final Supplier<String> trouble;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "health");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Begins to write.
   *
   * @param file null for none
   * @param trouble says what is wrong; empty if nothing is
   */
  HealthFile(Path file, Supplier<String> trouble) {
    this.file = file;
    this.trouble = trouble;
    if (file != null) {
      timer.scheduleAtFixedRate(this::write, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void write() {
    String reason = trouble.get();
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.writeString(next, reason.isEmpty() ? "healthy\n" : "unhealthy: " + reason + "\n");
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.warn("cannot write the health file {}: {}", file, e.toString());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
