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
        known.orElse(new KnownPage(arrival.page().address(), null, null, null, hash, page.at(), 0));
    KnownPage after = seenAgain(before, arrival, page.at());
    memory.put(
        new KnownPage(
            after.address(),
            page.headers().etag().orElse(null),
            page.headers().lastModified().orElse(null),
            after.version(),
            hash,
            after.seenAt(),
            after.checks()));
  }

  private static KnownPage seenAgain(KnownPage known, Arrival arrival, Instant at) {
    KnownPage seen = arrival.isRecheck() ? known.checkedAt(at) : known;
    return arrival.page().version() == null
        ? seen
        : new KnownPage(
            seen.address(),
            seen.etag(),
            seen.lastModified(),
            arrival.page().version(),
            seen.hash(),
            seen.seenAt(),
            seen.checks());
  }

  /** A page that was there and is no more may have been retracted; any other is only left out. */
  private void refuse(Arrival arrival, Failed failed, Handler handler) {
    if (failed.failure() == FetchFailure.STOPPED) {
      return;
    }
    String address = arrival.page().address();
    Optional<KnownPage> known = memory.page(address);
    boolean isGone =
        failed.failure() == FetchFailure.GONE || failed.status().orElse(0) == NOT_FOUND;
    if (known.isPresent() && isGone) {
      memory.forget(address);
      tally.isGone(failed);
      handler.refused(
          new Refusal(
              address,
              null,
              failed.reason() + "; it was there on " + known.get().seenAt(),
              "the page that was there",
              "it may have been retracted: "
                  + AS_IT_WAS
                  + ", and the page is not looked at again"));
      return;
    }
    tally.failed(failed);
    refuse(arrival, failed.reason(), failed.at(), handler);
  }

  /** A check that failed is one all the same: the next is due in its time. */
  private void refuse(Arrival arrival, String reason, Instant at, Handler handler) {
    if (arrival.isRecheck()) {
      memory.page(arrival.page().address()).ifPresent(known -> memory.put(known.checkedAt(at)));
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
