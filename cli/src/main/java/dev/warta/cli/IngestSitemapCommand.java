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

/** Publishes articles from the pages that sitemaps name. */
@Command(
    name = "sitemap",
    description = {
      "Fetches the pages that sitemaps name and publishes them to articles.raw, one request at a time at each host, as its robots.txt allows.",
      "%nWhat was seen is remembered: a page is fetched again only if its sitemap gives it another date."
    })
final class IngestSitemapCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "URL",
      description =
          "Addresses of sitemaps (news or other, XML or text, also gzipped), of indexes of sitemaps, or of a robots.txt that names them.")
  private List<String> sitemaps;

  @Mixin private PageOptions pages;

  IngestSitemapCommand(Console console) {
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
                      PagesSource.ofSitemaps(
                          sitemaps,
                          fetcher,
                          state(states),
                          location -> states.of(SourceKind.SITEMAP, location),
                          pages.isRechecked())));
    }
  }

  private SourceState state(SourceStates states) {
    String location = PagesSource.location(sitemaps);
    return states
        .of(SourceKind.SITEMAP, location)
        .orElseGet(() -> SourceState.untried(SourceKind.SITEMAP, location, null))
        .from(pages.source());
  }
}
