package dev.warta.ingest.page;

import dev.warta.events.ArticleId;
import dev.warta.events.RawArticle;
import dev.warta.ingest.fetch.FetchFailure;
import dev.warta.ingest.fetch.FetchRequest;
import dev.warta.ingest.fetch.FetchResult;
import dev.warta.ingest.fetch.FetchResult.Failed;
import dev.warta.ingest.fetch.FetchResult.Fetched;
import dev.warta.ingest.fetch.FetchResult.NotModified;
import dev.warta.ingest.fetch.Fetcher;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.FileType;
import dev.warta.ingest.source.Refusal;
import dev.warta.ingest.state.SourceKind;
import dev.warta.ingest.state.SourceState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Fetches the pages that a list or a sitemap names, each as an article, in the order in which they
 * arrive.
 *
 * <p>What was seen is remembered in the source's state: a page is asked for only if it has changed,
 * and one whose sitemap gives the same date as before not at all. With rechecks each page is looked
 * at again one hour, one day and one week after it was seen first; the source ends after the last.
 * Stopped before, it goes on where it was.
 *
 * <p>No more than {@value #MOST_UNDER_WAY} pages are held at a time.
 */
public final class PagesSource implements ArticleSource {

  /** The largest sitemap, in bytes: as the protocol allows. */
  public static final int MOST_SITEMAP_BYTES = Sitemaps.MOST_BYTES;

  static final int MOST_UNDER_WAY = 128;

  private static final int PAGES_PER_STATE = 50;
  private static final long POLL_MILLIS = 200;
  private static final int HASH_DIGITS = 16;
  private static final int NOT_FOUND = 404;
  private static final String EXPECTED = "a page of HTML or plain text that may be fetched";
  private static final String LEFT_OUT = "the page was left out";

  private final PageList list;
  private final Fetcher fetcher;
  private final HostDirectives directives;
  private final PageArticles articles;
  private final PageTally tally;
  private final PageMemory memory;
  private final boolean rechecks;
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final Set<String> underWay = new HashSet<>();
  private SourceState state;
  private int sinceState;

  private PagesSource(PageList list, Fetcher fetcher, SourceState state, boolean rechecks) {
    this.list = list;
    this.fetcher = fetcher;
    this.state = state;
    this.rechecks = rechecks;
    directives = new HostDirectives(fetcher);
    articles = new PageArticles(state.source());
    memory = PageMemory.of(state.memory());
    tally = new PageTally();
  }

  /**
   * The pages at addresses.
   *
   * @param named addresses, or files with one a line
   * @param state of what {@link #location(List)} says, of the kind {@link SourceKind#PAGES}
   */
  public static PagesSource ofAddresses(
      List<String> named, Fetcher fetcher, SourceState state, boolean rechecks) {
    return new PagesSource(new AddressList(named), fetcher, state, rechecks);
  }

  /**
   * The pages that sitemaps name.
   *
   * @param sitemaps addresses of sitemaps, of indexes of them, or of a {@code robots.txt}
   * @param ofSitemaps fetches these; it takes larger documents
   * @param state of what {@link #location(List)} says, of the kind {@link SourceKind#SITEMAP}
   */
  public static PagesSource ofSitemaps(
      List<String> sitemaps,
      Fetcher ofSitemaps,
      Fetcher fetcher,
      SourceState state,
      boolean rechecks) {
    return new PagesSource(new Sitemaps(ofSitemaps, sitemaps), fetcher, state, rechecks);
  }

  /** By what name the state of a source goes that reads all these. */
  public static String location(List<String> named) {
    String all = String.join(" ", named);
    return all.length() <= 300
        ? all
        : all.substring(0, 280)
            + "… "
            + ArticleId.contentHash(all.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_DIGITS);
  }

  @Override
  public String location() {
    return state.location();
  }

  @Override
  public void read(Handler handler) throws InterruptedException {
    list.each(new Launcher(handler));
    while (!underWay.isEmpty() && handler.wantsMore()) {
      takeNext(handler);
    }
    save(handler);
    if (rechecks) {
      recheck(handler);
    }
  }

  private void recheck(Handler handler) throws InterruptedException {
    Optional<KnownPage> next = nextDue();
    while (handler.wantsMore() && (next.isPresent() || !underWay.isEmpty())) {
      if (next.isPresent()
          && underWay.size() < MOST_UNDER_WAY
          && !next.get().due().orElseThrow().isAfter(Instant.now())) {
        launch(ListedPage.of(next.get().address(), location()), true);
      } else {
        takeNext(handler);
        if (underWay.isEmpty() && sinceState > 0) {
          save(handler);
        }
      }
      next = nextDue();
    }
    save(handler);
  }

  private Optional<KnownPage> nextDue() {
    return memory.all().stream()
        .filter(page -> page.due().isPresent() && !underWay.contains(page.address()))
        .min((one, other) -> one.due().orElseThrow().compareTo(other.due().orElseThrow()));
  }

  /** Takes what a list names. */
  private final class Launcher implements PageList.Taker {

    private final Handler handler;

    Launcher(Handler handler) {
      this.handler = handler;
    }

    @Override
    public boolean wantsMore() {
      return handler.wantsMore();
    }

    @Override
    public void page(ListedPage page) throws InterruptedException {
      while (underWay.size() >= MOST_UNDER_WAY && handler.wantsMore()) {
        takeNext(handler);
      }
      if (handler.wantsMore() && !underWay.contains(page.address()) && !isSeen(page)) {
        launch(page, false);
      }
    }

    @Override
    public void refused(Refusal refusal) {
      tally.failed(refusal.reason());
      handler.refused(refusal);
    }
  }

  private boolean isSeen(ListedPage page) {
    return page.version() != null
        && memory
            .page(page.address())
            .filter(known -> page.version().equals(known.version()))
            .isPresent();
  }

  private record Arrival(
      ListedPage page, boolean isRecheck, FetchResult result, List<String> directives) {}

  private void launch(ListedPage page, boolean isRecheck) {
    underWay.add(page.address());
    FetchRequest request = FetchRequest.ofPage(page.address()).accepting(PageArticles.MEDIA_TYPES);
    FetchRequest ifChanged =
        memory
            .page(page.address())
            .map(known -> request.ifChangedSince(known.etag(), known.lastModified()))
            .orElse(request);
    fetcher
        .fetch(ifChanged)
        .thenCompose(
            result ->
                result instanceof Fetched fetched
                    ? directives
                        .of(fetched)
                        .thenApply(all -> new Arrival(page, isRecheck, result, all))
                    : CompletableFuture.completedFuture(
                        new Arrival(page, isRecheck, result, List.of())))
        .thenAccept(arrivals::add);
  }

  private void takeNext(Handler handler) throws InterruptedException {
    Arrival arrival = arrivals.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
    if (arrival == null) {
      return;
    }
    underWay.remove(arrival.page().address());
    if (!handler.wantsMore()) {
      return;
    }
    take(arrival, handler);
    if (++sinceState >= PAGES_PER_STATE) {
      save(handler);
    }
  }

  private void take(Arrival arrival, Handler handler) throws InterruptedException {
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
      handler.refused(
          new Refusal(arrival.page().address(), null, whyNot.get(), EXPECTED, LEFT_OUT));
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
    String address = arrival.page().address();
    Optional<KnownPage> known = memory.page(address);
    boolean isGone =
        failed.failure() == FetchFailure.GONE || failed.status().orElse(0) == NOT_FOUND;
    if (failed.failure() == FetchFailure.STOPPED) {
      return;
    }
    tally.failed(failed);
    if (known.isPresent() && isGone) {
      memory.forget(address);
      handler.refused(
          new Refusal(
              address,
              null,
              failed.reason() + "; it was there on " + known.get().seenAt(),
              "the page that was there",
              "it may have been retracted: the article stays as it was, and the page is not looked at again"));
      return;
    }
    if (arrival.isRecheck()) {
      known.ifPresent(page -> memory.put(page.checkedAt(failed.at())));
    }
    handler.refused(
        new Refusal(
            address,
            null,
            failed.reason(),
            EXPECTED,
            arrival.isRecheck() ? "the article stays as it was" : LEFT_OUT));
  }

  private void save(Handler handler) {
    state = state.with(tally.health(state.health(), Instant.now()), memory.json());
    sinceState = 0;
    handler.passed(state);
  }
}
