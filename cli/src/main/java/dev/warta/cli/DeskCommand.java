package dev.warta.cli;

import dev.warta.desk.DeskServer;
import dev.warta.desk.DeskSettings;
import dev.warta.desk.Operations;
import dev.warta.store.postgres.PostgresArticleStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves what is stored over HTTP. */
@Command(
    name = "desk",
    description = {
      "Serves the stored articles over HTTP: search, articles and quotes as JSON.",
      "%nGET /openapi.json describes it."
    },
    footer = {
      "",
      "Examples: warta desk",
      "          curl 'http://127.0.0.1:8720/api/articles?q=beras&language=id'"
    })
final class DeskCommand implements Callable<Integer> {

  /** Where the token is. */
  static final String TOKEN_VARIABLE = "WARTA_DESK_TOKEN";

  private static final int CONNECTIONS = 8;
  private static final Duration FOREVER = Duration.ofDays(1);

  private final Console console;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      converter = ListenAddress.Converter.class,
      defaultValue = "${env:WARTA_DESK_LISTEN:-127.0.0.1:8720}",
      description =
          "Where to listen; others than 127.0.0.1 need a token in WARTA_DESK_TOKEN [WARTA_DESK_LISTEN]; default: 127.0.0.1:8720.")
  private InetSocketAddress address;

  @Mixin private ClusterOptions cluster;
  @Mixin private StoreOptions database;
  @Mixin private LocalOption local;

  DeskCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Logging.toConsole();
    String token =
        ListenAddress.token("desk", address, TOKEN_VARIABLE, System.getenv(TOKEN_VARIABLE));
    try (Shutdown shutdown = new Shutdown()) {
      PostgresArticleStore store = shutdown.stopAtEnd(database.openForReading(local, CONNECTIONS));
      Map<String, String> kafka = cluster.kafkaIfKnown(local).orElse(null);
      DeskServer desk =
          shutdown.stopAtEnd(
              start(
                  new DeskSettings(address, token, kafka),
                  store,
                  DeskOperations.start(store, kafka, cluster.topics(), shutdown)));
      console.err().println("warta desk: " + desk.url() + "/openapi.json; Ctrl-C stops it");
      while (!shutdown.isRequestedWithin(FOREVER)) {
        // It serves.
      }
      return Warta.OK;
    }
  }

  private static DeskServer start(
      DeskSettings settings, PostgresArticleStore store, Operations operations) {
    try {
      return DeskServer.start(settings, store, operations);
    } catch (IOException e) {
      throw new UserException(
          "cannot serve the desk at %s: %s; name another address with --listen"
              .formatted(ListenAddress.inWords(settings.address()), e.getMessage()),
          e);
    }
  }
}
