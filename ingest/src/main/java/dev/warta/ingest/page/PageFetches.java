package dev.warta.ingest.page;

import dev.warta.ingest.fetch.FetchRequest;
import dev.warta.ingest.fetch.FetchResult;
import dev.warta.ingest.fetch.FetchResult.Fetched;
import dev.warta.ingest.fetch.Fetcher;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Fetches pages with what is asked of those who use them. Before the first page of a host its files
 * of directives are asked for, unless {@code robots.txt} forbids the page anyway.
 */
final class PageFetches {

  /**
   * What came of asking for a page.
   *
   * @param directives what is asked of those who use it
   */
  record Page(FetchResult result, List<String> directives) {}

  private final Fetcher fetcher;
  private final HostDirectives directives;

  PageFetches(Fetcher fetcher) {
    this.fetcher = fetcher;
    directives = new HostDirectives(fetcher);
  }

  /** Fetches a page when it is its host's turn; never fails. */
  CompletableFuture<Page> fetch(FetchRequest request) {
    return fetcher
        .permittedOrigin(request.address())
        .thenCompose(this::ask)
        .thenCompose(asked -> fetcher.fetch(request))
        .thenCompose(this::withDirectives);
  }

  private CompletableFuture<Void> ask(Optional<String> origin) {
    return origin.map(directives::ask).orElse(CompletableFuture.completedFuture(null));
  }

  /** A redirect may have led to a host that was not asked before. */
  private CompletableFuture<Page> withDirectives(FetchResult result) {
    return result instanceof Fetched page
        ? directives.of(page).thenApply(all -> new Page(result, all))
        : CompletableFuture.completedFuture(new Page(result, List.of()));
  }
}
