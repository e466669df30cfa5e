package dev.warta.lab.crash;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Sends file after file with {@code warta ingest}; a run that was killed is started again with the
 * same command.
 *
 * <p>When all files are sent it begins again, so that the load goes on for as long as it is wanted:
 * what is sent once more must become sightings.
 */
final class Feeder {

  private static final int PAUSE_MS = 500;
  private static final int MOST_FAILURES_IN_A_ROW = 20;

  private final List<Path> files;
  private final Function<Path, Program> ingest;
  private final Thread thread = new Thread(this::run, "feeder");
  private volatile Program current;
  private volatile boolean isEnough;
  private volatile boolean isAllSent;
  private volatile RuntimeException failure;

  /**
   * A feeder that does nothing before {@link #start}.
   *
   * @param ingest makes the program that sends a file
   */
  Feeder(List<Path> files, Function<Path, Program> ingest) {
    this.files = files;
    this.ingest = ingest;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Kills the ingest that is at work, or the next if none is just now. */
  void kill() throws InterruptedException {
    while (thread.isAlive()) {
      Program running = current;
      if (running != null && running.kill()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    throw new CrashTestException("no ingest is running any more", failure);
  }

  /** Throws what has ended the sending, if something has. */
  void requireRunning() {
    if (failure != null) {
      throw failure;
    }
  }

  /** Sends what was not sent yet, and ends. */
  void finish() throws InterruptedException {
    isEnough = true;
    thread.join();
    requireRunning();
  }

  /** Ends at once. */
  void abort() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  private void run() {
    try {
      while (!isEnough || !isAllSent) {
        for (Path file : files) {
          send(file);
          if (isEnough && isAllSent) {
            return;
          }
        }
        isAllSent = true;
      }
    } catch (RuntimeException e) {
      failure = e;
    } catch (Exception e) {
      failure = new CrashTestException("the load was broken off", e);
    }
  }

  private void send(Path file) throws Exception {
    Program program = ingest.apply(file);
    current = program;
    for (int failures = 0; failures < MOST_FAILURES_IN_A_ROW; failures++) {
      program.start();
      try {
        if (program.await() == 0) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      } catch (InterruptedException e) {
        program.kill();
        throw e;
      }
    }
    throw new CrashTestException(
        "%s was not sent in %d attempts: %s"
            .formatted(file, MOST_FAILURES_IN_A_ROW, program.endOfLog()));
  }
}
