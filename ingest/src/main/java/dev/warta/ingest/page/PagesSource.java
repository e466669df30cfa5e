package dev.warta.ingest.page;

import dev.warta.events.ArticleId;
import dev.warta.ingest.fetch.FetchRequest;
import dev.warta.ingest.fetch.FetchResult.Failed;
import dev.warta.ingest.fetch.Fetcher;
import dev.warta.ingest.source.ArticleSource;
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
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Fetches the pages that a list or a sitemap names, each as an article, in the order in which they
 * arrive.
 *
 * <p>What was seen is remembered in the source's state: a page is asked for only if it has changed,
 * and one whose sitemap gives the same date as before not at all. With rechecks each page is looked
 * at again one hour, one day and one week after it was seen first; the source ends after the last.
 * Stopped before, it goes on where it was.
 *
 * <p>No more than {@value #MOST_UNDER_WAY} pages are held at a time; some 50,000 are remembered.
 */
public final class PagesSource implements ArticleSource {

  static final int MOST_UNDER_WAY = 128;

  private static final int PAGES_PER_STATE = 50;
  private static final long POLL_MILLIS = 200;
  private static final int HASH_DIGITS = 16;

  /** What a page takes in the memory. */
  private static final int TYPICAL_BYTES = 300;

  private final PageList list;
  private final PageFetches fetches;
  private final PageTally tally = new PageTally();
  private final PageMemory memory;
  private final TakenPages taken;
  private final boolean rechecks;
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final Set<String> underWay = new HashSet<>();
  private SourceState state;
  private int sinceState;
  private boolean isFullTold;

  private PagesSource(
      PageList list,
      Fetcher fetcher,
      SourceState state,
      Function<String, Optional<SourceState>> states,
      boolean rechecks) {
    this.list = list;
    this.state = state;
    this.rechecks = rechecks;
    fetches = new PageFetches(fetcher);
    memory = PageMemory.of(state, states);
    taken = new TakenPages(memory, tally, new PageArticles(state.source()));
  }

  /**
   * The pages at addresses.
   *
   * @param named addresses, or files with one a line
   * @param state of what {@link #location(List)} says, of the kind {@link SourceKind#PAGES}
   * @param states what is remembered of a location, of the same kind: a memory may have parts
   */
  public static PagesSource ofAddresses(
      List<String> named,
      Fetcher fetcher,
      SourceState state,
      Function<String, Optional<SourceState>> states,
      boolean rechecks) {
    return new PagesSource(new AddressList(named), fetcher, state, states, rechecks);
  }

  /**
   * The pages that sitemaps name.
   *
   * @param sitemaps addresses of sitemaps, of indexes of them, or of a {@code robots.txt}
   * @param state of what {@link #location(List)} says, of the kind {@link SourceKind#SITEMAP}
   * @param states what is remembered of a location, of the same kind: a memory may have parts
   */
  public static PagesSource ofSitemaps(
      List<String> sitemaps,
      Fetcher fetcher,
      SourceState state,
      Function<String, Optional<SourceState>> states,
      boolean rechecks) {
    return new PagesSource(new Sitemaps(fetcher, sitemaps), fetcher, state, states, rechecks);
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
    DuePages due = new DuePages(memory);
    Optional<KnownPage> next = due.next();
    while (handler.wantsMore() && (next.isPresent() || !underWay.isEmpty())) {
      if (next.isPresent() && underWay.size() < MOST_UNDER_WAY && isDue(next.get())) {
        due.take();
        launch(ListedPage.of(next.get().address(), location()), true);
      } else {
        takeNext(handler).flatMap(memory::page).ifPresent(due::add);
        if (underWay.isEmpty() && sinceState > 0) {
          save(handler);
        }
      }
      next = due.next();
    }
    save(handler);
  }

  private static boolean isDue(KnownPage page) {
    return !page.due().orElseThrow().isAfter(Instant.now());
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
      if (!handler.wantsMore() || underWay.contains(page.address())) {
        return;
      }
      if (isSeen(page)) {
        tally.isUnchanged();
      } else {
        launch(page, false);
      }
    }

    @Override
    public void failed(Failed list, Refusal refusal) {
      tally.failed(list);
      handler.refused(refusal);
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
            .filter(known -> known.missingSince() == null)
            .isPresent();
  }

  private void launch(ListedPage page, boolean isRecheck) {
    underWay.add(page.address());
    FetchRequest request = FetchRequest.ofPage(page.address()).accepting(PageArticles.MEDIA_TYPES);
    FetchRequest ifChanged =
        memory
            .page(page.address())
            .map(known -> request.ifChangedSince(known.etag(), known.lastModified()))
            .orElse(request);
    fetches
        .fetch(ifChanged)
        .thenAccept(
            fetched ->
                arrivals.add(new Arrival(page, isRecheck, fetched.result(), fetched.directives())));
  }

  /** Waits a little for a page; the address of the one that arrived. */
  private Optional<String> takeNext(Handler handler) throws InterruptedException {
    Arrival arrival = arrivals.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
    if (arrival == null) {
      return Optional.empty();
    }
    underWay.remove(arrival.page().address());
    if (!handler.wantsMore()) {
      return Optional.empty();
    }
    taken.take(arrival, handler);
    tellIfFull(handler);
    if (++sinceState >= PAGES_PER_STATE) {
      save(handler);
    }
    return Optional.of(arrival.page().address());
  }

  /** Without rechecks nothing is lost: a page that was forgotten becomes a sighting. */
  private void tellIfFull(Handler handler) {
    if (rechecks && !isFullTold && memory.forgottenTooEarly() > 0) {
      isFullTold = true;
      handler.refused(
          new Refusal(
              location(),
              null,
              "names more pages than can be remembered, and those seen longest ago are forgotten",
              "some %,d pages to look at again within a week"
                  .formatted(PageMemory.MOST_PARTS * PageMemory.PART_BYTES / TYPICAL_BYTES),
              "forgotten pages are not looked at again; the others are"));
    }
  }

  private void save(Handler handler) {
    state = state.with(tally.health(state.health(), Instant.now()));
    sinceState = 0;
    memory.changes(state).forEach(handler::passed);
  }
}
