package dev.warta.cli;

import dev.warta.ingest.SourceStates;
import dev.warta.ingest.fetch.Fetcher;
import dev.warta.ingest.page.PagesSource;
import dev.warta.ingest.state.SourceKind;
import dev.warta.ingest.state.SourceState;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Publishes articles from pages of the web. */
@Command(
    name = "urls",
    description = {
      "Fetches pages and publishes them to articles.raw, one request at a time at each host, as its robots.txt allows.",
      "%nWhat was seen is remembered: a page that has not changed is not sent again."
    })
final class IngestUrlsCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "URL|FILE",
      description =
          "Addresses, files with one a line (# begins a comment), or - for standard input.")
  private List<String> named;

  @Mixin private PageOptions pages;

  IngestUrlsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    try (Fetcher fetcher = pages.web().fetcher(pages.maxRecordBytes())) {
      return pages
          .ingestion(console)
          .run(
              (states, say) ->
                  List.of(
                      PagesSource.ofAddresses(
                          named,
                          fetcher,
                          state(states),
                          location -> states.of(SourceKind.PAGES, location),
                          pages.isRechecked())));
    }
  }

  private SourceState state(SourceStates states) {
    String location = PagesSource.location(named);
    return states
        .of(SourceKind.PAGES, location)
        .orElseGet(() -> SourceState.untried(SourceKind.PAGES, location, null))
        .from(pages.source());
  }
}
