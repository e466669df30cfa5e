package dev.warta.cli;

import dev.warta.ingest.fetch.AddressPolicy;
import dev.warta.ingest.fetch.FetchSettings;
import dev.warta.ingest.fetch.Fetcher;
import dev.warta.ingest.fetch.Network;
import dev.warta.ingest.fetch.UserAgent;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** How the web is asked. */
final class WebOptions {

  @Option(
      names = "--allow-network",
      paramLabel = "CIDR",
      description =
          "A network that is not public but may be asked, as 10.0.0.0/8 or 127.0.0.1; repeatable. By default only public addresses are.")
  private List<String> allowedNetworks = List.of();

  @Option(
      names = "--contact",
      paramLabel = "ADDRESS",
      description =
          "Page or mailbox of yours, told to the sites that are asked (User-Agent), as https://news.example/bot.")
  private String contact;

  @Option(
      names = "--min-delay",
      paramLabel = "TIME",
      converter = Settings.Durations.class,
      defaultValue = "1s",
      description =
          "Shortest rest of a host between two requests; its robots.txt can ask for more; default: 1s.")
  private Duration minDelay;

  /** A fetcher of documents up to a size. */
  Fetcher fetcher(int maxBytes) {
    try {
      List<Network> networks = allowedNetworks.stream().map(Network::of).toList();
      return new Fetcher(
          FetchSettings.DEFAULT.withMinDelay(minDelay).withMaxBytes(maxBytes),
          new UserAgent(version(), contact),
          new AddressPolicy(networks));
    } catch (IllegalArgumentException e) {
      throw new UserException(e.getMessage());
    }
  }

  private static String version() {
    String version = Warta.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
