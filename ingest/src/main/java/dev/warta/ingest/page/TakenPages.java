package dev.warta.ingest.page;

import dev.warta.events.RawArticle;
import dev.warta.ingest.fetch.FetchFailure;
import dev.warta.ingest.fetch.FetchResult.Failed;
import dev.warta.ingest.fetch.FetchResult.Fetched;
import dev.warta.ingest.fetch.FetchResult.NotModified;
import dev.warta.ingest.source.ArticleSource.Handler;
import dev.warta.ingest.source.FileType;
import dev.warta.ingest.source.Refusal;
import java.time.Instant;
import java.util.Optional;

/** Makes of a page that arrived what it is: an article, nothing new, or a refusal; remembers it. */
final class TakenPages {

  private static final int HASH_DIGITS = 16;
  private static final int NOT_FOUND = 404;
  private static final String EXPECTED = "a page of HTML or plain text that may be fetched";
  private static final String LEFT_OUT = "the page was left out";
  private static final String AS_IT_WAS = "the article stays as it was";

  private final PageMemory memory;
  private final PageTally tally;
  private final PageArticles articles;

  TakenPages(PageMemory memory, PageTally tally, PageArticles articles) {
    this.memory = memory;
    this.tally = tally;
    this.articles = articles;
  }

  void take(Arrival arrival, Handler handler) throws InterruptedException {
    if (arrival.result() instanceof Fetched page) {
      take(arrival, page, handler);
    } else if (arrival.result() instanceof NotModified same) {
      tally.read();
      memory
          .page(arrival.page().address())
          .ifPresent(known -> memory.put(seenAgain(known, arrival, same.at())));
    } else if (arrival.result() instanceof Failed failed) {
      refuse(arrival, failed, handler);
    }
  }

  private void take(Arrival arrival, Fetched page, Handler handler) throws InterruptedException {
    Optional<String> whyNot = FileType.whyNotText(page.body());
    if (whyNot.isPresent()) {
      tally.failed(whyNot.get());
      refuse(arrival, whyNot.get(), page.at(), handler);
      return;
    }
    RawArticle article = articles.of(arrival.page(), page, arrival.directives());
    Optional<KnownPage> known = memory.page(arrival.page().address());
    String hash = article.getContentHash().substring(0, HASH_DIGITS);
    tally.read();
    if (known.isEmpty() || !known.get().hash().equals(hash)) {
      tally.isNew();
      handler.article(article);
    }
    KnownPage before =
        known.orElse(KnownPage.first(arrival.page().address(), page.address(), hash, page.at()));
    memory.put(
        seenAgain(before, arrival, page.at())
            .withAnswer(
                page.address(),
                page.headers().etag().orElse(null),
                page.headers().lastModified().orElse(null),
                hash));
  }

  private static KnownPage seenAgain(KnownPage known, Arrival arrival, Instant at) {
    KnownPage seen = (arrival.isRecheck() ? known.checkedAt(at) : known).presentAt(at);
    String version = arrival.page().version();
    return version == null ? seen : seen.withVersion(version);
  }

  /** A page that was there and is no more may have been retracted; any other is only left out. */
  private void refuse(Arrival arrival, Failed failed, Handler handler) throws InterruptedException {
    if (failed.failure() == FetchFailure.STOPPED) {
      return;
    }
    String address = arrival.page().address();
    Optional<KnownPage> known = memory.page(address);
    boolean isGone =
        failed.failure() == FetchFailure.GONE || failed.status().orElse(0) == NOT_FOUND;
    if (known.isPresent() && isGone) {
      tally.isGone(failed);
      missing(arrival, known.get(), failed, handler);
      return;
    }
    tally.failed(failed);
    refuse(arrival, failed.reason(), failed.at(), handler);
  }

  /** Gone is what its server says is gone, and what is not found at two looks in a row. */
  private void missing(Arrival arrival, KnownPage known, Failed failed, Handler handler)
      throws InterruptedException {
    if (failed.failure() == FetchFailure.GONE || known.isGoneAt(failed.at())) {
      memory.forget(known.address());
      handler.article(articles.gone(arrival.page(), known, failed));
      return;
    }
    memory.put(known.missingAt(failed.at()));
    handler.refused(
        new Refusal(
            known.address(),
            null,
            failed.reason() + "; it was there on " + known.lastSeenAt(),
            "the page that was there",
            AS_IT_WAS + " until the page is not found an hour later either"));
  }

  /** A check that failed is one all the same: the next is due in its time. */
  private void refuse(Arrival arrival, String reason, Instant at, Handler handler) {
    if (arrival.isRecheck()) {
      memory
          .page(arrival.page().address())
          .ifPresent(known -> memory.put(known.untold().checkedAt(at)));
    }
    handler.refused(
        new Refusal(
            arrival.page().address(),
            null,
            reason,
            EXPECTED,
            arrival.isRecheck() ? AS_IT_WAS : LEFT_OUT));
  }
}
