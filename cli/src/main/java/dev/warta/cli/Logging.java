package dev.warta.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * Says where the log goes.
 *
 * <p>Commands that ask and answer show errors only, since they tell their failures themselves
 * ({@code logback.xml}); services log to standard error; a local run, whose screen is for people,
 * logs to a file. Who sets {@code logback.configurationFile} has the last word.
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

  private static void use(String resource) {
    if (System.getProperty("logback.configurationFile") != null) {
      return;
    }
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    try {
      configurator.doConfigure(Logging.class.getResource("/" + resource));
    } catch (JoranException e) {
      throw new IllegalStateException("cannot read " + resource, e);
    }
  }
}
