package dev.warta.cli;

import dev.warta.cli.local.Endpoints;
import dev.warta.store.postgres.PostgresArticleStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options that say which database; without them, that of the {@code warta run} on this machine. */
final class StoreOptions {

  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      defaultValue = "${env:WARTA_JDBC_URL}",
      description =
          "Database, as jdbc:postgresql://HOST:PORT/NAME [WARTA_JDBC_URL]; default: that of the warta run of --data.")
  private String jdbcUrl;

  @Option(
      names = "--jdbc-user",
      paramLabel = "NAME",
      defaultValue = "${env:WARTA_JDBC_USER}",
      description = "User of the database [WARTA_JDBC_USER].")
  private String user;

  @Option(
      names = "--jdbc-password-file",
      paramLabel = "FILE",
      description = "File with the user's password; or the environment's WARTA_JDBC_PASSWORD.")
  private Path passwordFile;

  /**
   * Connects, waiting a while for a database that is starting, and brings the tables up to date.
   */
  PostgresArticleStore open(LocalOption local, int connections) {
    return PostgresArticleStore.open(
        url(local), user, password(), connections, PostgresArticleStore.START_TIMEOUT);
  }

  /** Connects without changing anything. */
  PostgresArticleStore openForReading(LocalOption local) {
    return openForReading(local, 1);
  }

  /** The same for a service that answers several at a time. */
  PostgresArticleStore openForReading(LocalOption local, int connections) {
    return PostgresArticleStore.openForReading(url(local), user, password(), connections);
  }

  private String url(LocalOption local) {
    return jdbcUrl != null
        ? jdbcUrl
        : local
            .endpoints()
            .map(Endpoints::jdbcUrl)
            .orElseThrow(
                () ->
                    new UserException(
                        "no database: name one with --jdbc-url jdbc:postgresql://HOST:PORT/NAME, or start `warta run` (looked in %s)"
                            .formatted(local.folder())));
  }

  private String password() {
    if (passwordFile == null) {
      return System.getenv("WARTA_JDBC_PASSWORD");
    }
    try {
      return Files.readString(passwordFile).strip();
    } catch (IOException e) {
      throw new UserException(
          "cannot read --jdbc-password-file " + passwordFile + ": " + e.getMessage(), e);
    }
  }
}
