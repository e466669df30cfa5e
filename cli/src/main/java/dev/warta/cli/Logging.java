package dev.warta.cli;

import java.nio.file.Path;

/**
 * Says where the log goes, before the first logger is made.
 *
 * <p>Services log to standard error; a command whose screen is for people logs to a file, or not at
 * all below errors.
 */
final class Logging {

  private Logging() {}

  /** For services: what they do to standard error. */
  static void toConsole() {
    use("logback-service.xml");
  }

  /** For a local run: everything into a file, nothing on the screen. */
  static void toFile(Path file) {
    System.setProperty("warta.log", file.toString());
    use("logback-run.xml");
  }

  /**
   * For commands that ask and answer: errors only, since failures are told by the command itself.
   */
  static void quiet() {
    use("logback-quiet.xml");
  }

  private static void use(String resource) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", resource);
    }
  }
}
