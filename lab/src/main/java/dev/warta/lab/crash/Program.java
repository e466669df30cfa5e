package dev.warta.lab.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Java program as a process of its own, that can be killed and started again with the same
 * command.
 *
 * <p>It runs on this process's Java and class path. What all its lives print is appended to one
 * log.
 */
final class Program {

  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
  private static final int SHOWN_OF_LOG = 4_000;

  private final String name;
  private final List<String> command;
  private final Path log;
  private Process process;

  /** Whether the end of the process was wanted. */
  private boolean isEndExpected = true;

  private Program(String name, List<String> command, Path log) {
    this.name = name;
    this.command = command;
    this.log = log;
  }

  /**
   * A program that does not run yet.
   *
   * @param name unique in the folder
   * @param folder takes its log
   */
  static Program of(String name, Path folder, Class<?> main, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(arguments);
    return new Program(name, command, folder.resolve(name + ".log"));
  }

  String name() {
    return name;
  }

  synchronized void start() throws IOException {
    if (isAlive()) {
      throw new IllegalStateException(name + " is running");
    }
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    isEndExpected = false;
  }

  synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** SIGKILL; false if it had ended before. Returns when it is gone. */
  synchronized boolean kill() throws InterruptedException {
    isEndExpected = true;
    if (!isAlive()) {
      return false;
    }
    process.destroyForcibly().waitFor();
    return true;
  }

  /** SIGTERM; returns the exit status when it has ended. */
  synchronized int stop() throws InterruptedException {
    isEndExpected = true;
    process.destroy();
    if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
      kill();
      throw new CrashTestException(
          "%s did not stop within %d s of SIGTERM: %s"
              .formatted(name, LONGEST_STOP.toSeconds(), endOfLog()));
    }
    return process.exitValue();
  }

  /** Waits for its end, by itself or by a kill; returns the exit status. */
  int await() throws InterruptedException {
    Process running;
    synchronized (this) {
      isEndExpected = true;
      running = process;
    }
    return running.waitFor();
  }

  /**
   * Makes sure that it runs, if it should.
   *
   * @throws CrashTestException if it has ended by itself
   */
  synchronized void requireRunning() {
    if (!isEndExpected && !process.isAlive()) {
      throw new CrashTestException(
          "%s ended by itself with status %d: %s".formatted(name, process.exitValue(), endOfLog()));
    }
  }

  /** The last lines of what it printed, with where to find the rest. */
  String endOfLog() {
    try {
      String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip();
      return log + ":\n" + text.substring(Math.max(0, text.length() - SHOWN_OF_LOG));
    } catch (IOException e) {
      return log + " cannot be read: " + e;
    }
  }
}
