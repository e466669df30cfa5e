package dev.warta.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, as a user starts it. */
final class WartaProcess {

  private static final int LONGEST_RUN_SECONDS = 300;

  private final Process process;
  private final Path out;
  private final Path err;

  private WartaProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** What a command printed, and how it ended. */
  record Ended(int status, String out, String err) {}

  /**
   * Starts a command.
   *
   * @param folder takes what it prints
   */
  static WartaProcess start(Path folder, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseParallelGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Warta.class.getName()));
    command.addAll(Arrays.asList(arguments));
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    // As on a terminal, so that progress comes several times a second.
    builder.environment().put("WARTA_TERMINAL", "err");
    return new WartaProcess(builder.start(), out, err);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it has said on standard error so far. */
  String messages() throws Exception {
    return Files.readString(err);
  }

  /** What it has printed so far. */
  String output() throws Exception {
    return Files.readString(out);
  }

  /** Asks it to end, as Ctrl-C does. */
  void terminate() {
    process.destroy();
  }

  /** Ends it without a chance to clean up. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  Ended await() throws Exception {
    if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
      kill();
      throw new AssertionError("still running after " + LONGEST_RUN_SECONDS + " s: " + messages());
    }
    return new Ended(process.exitValue(), Files.readString(out), messages());
  }
}
