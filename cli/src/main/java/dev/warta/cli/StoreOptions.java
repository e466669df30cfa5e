package dev.warta.cli;

import dev.warta.cli.local.Endpoints;
import dev.warta.store.postgres.PostgresArticleStore;
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
  private java.nio.file.Path passwordFile;

  /** Connects, and brings the tables up to date. */
  PostgresArticleStore open(LocalOption local, int connections) {
    String url =
        jdbcUrl != null
            ? jdbcUrl
            : local
                .endpoints()
                .map(Endpoints::jdbcUrl)
                .orElseThrow(
                    () ->
                        new UserException(
                            "no database: name one with --jdbc-url jdbc:postgresql://HOST:PORT/NAME, or start `warta run` (looked in %s)"
                                .formatted(local.folder())));
    return PostgresArticleStore.open(url, user, password(), connections);
  }

  private String password() {
    if (passwordFile == null) {
      return System.getenv("WARTA_JDBC_PASSWORD");
    }
    try {
      return java.nio.file.Files.readString(passwordFile).strip();
    } catch (java.io.IOException e) {
      throw new UserException(
          "cannot read --jdbc-password-file " + passwordFile + ": " + e.getMessage(), e);
    }
  }
}
