package dev.warta.ingest.page;

import dev.warta.events.RawArticle;
import dev.warta.ingest.page.FeedQueue.Asked;
import dev.warta.ingest.page.FeedQueue.Item;
import dev.warta.ingest.page.PageFetches.Page;
import dev.warta.ingest.source.ArticleSource.Handler;
import dev.warta.ingest.source.Refusal;
import dev.warta.ingest.state.SourceState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Lets the entries of feeds wait for the pages behind their links, each feed in a queue of its own.
 *
 * <p>Of each host one page is asked for at a time, so that a slow one takes one of the {@value
 * #MOST_HELD} places and no more. What waits beyond these waits as an entry, without a page, until
 * all together are larger than the limit: then the source is held back.
 */
final class FollowingHandler implements Handler {

  /** Pages that are asked for or wait for those before them, of all feeds. */
  private static final int MOST_HELD = 128;

  private static final long POLL_MILLIS = 200;
  private static final CompletableFuture<Page> NO_PAGE = CompletableFuture.completedFuture(null);

  private final Handler handler;
  private final long maxWaitingBytes;
  private final Function<RawArticle, CompletableFuture<Page>> fetch;
  private final BiFunction<RawArticle, Page, RawArticle> follow;
  private final Map<String, FeedQueue> queues = new LinkedHashMap<>();
  private final Set<String> busyHosts = new HashSet<>();

  /** Hosts whose page is there, or cannot be had. */
  private final BlockingQueue<String> arrivals = new LinkedBlockingQueue<>();

  private int held;
  private long waitingBytes;

  /**
   * @param handler takes the articles
   * @param maxWaitingBytes of entries that wait
   * @param fetch asks for the page behind an entry's link
   * @param follow makes the article of both
   */
  FollowingHandler(
      Handler handler,
      long maxWaitingBytes,
      Function<RawArticle, CompletableFuture<Page>> fetch,
      BiFunction<RawArticle, Page, RawArticle> follow) {
    this.handler = handler;
    this.maxWaitingBytes = maxWaitingBytes;
    this.fetch = fetch;
    this.follow = follow;
  }

  /** Asked several times a second also while nothing comes: what has arrived meanwhile goes on. */
  @Override
  public boolean wantsMore() {
    try {
      handOnArrived(0);
      return handler.wantsMore();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void article(RawArticle entry) throws InterruptedException {
    article(entry, null);
  }

  @Override
  public void article(RawArticle entry, String ownId) throws InterruptedException {
    while (waitingBytes >= maxWaitingBytes && handler.wantsMore()) {
      handOnArrived(POLL_MILLIS);
    }
    FeedQueue queue = queues.computeIfAbsent(entry.getCarrier().getLocation(), FeedQueue::new);
    add(queue, new Item(entry, ownId, null));
    goOn(queue);
  }

  @Override
  public void refused(Refusal refusal) {
    handler.refused(refusal);
  }

  /** Behind the articles of the same feed. */
  @Override
  public void passed(SourceState state) {
    FeedQueue queue = queues.get(state.location());
    if (queue == null) {
      handler.passed(state);
    } else {
      add(queue, new Item(null, null, state));
    }
  }

  /** Waits for all that is left. */
  void handOnAll() throws InterruptedException {
    while (!queues.isEmpty() && handler.wantsMore()) {
      handOnArrived(POLL_MILLIS);
    }
  }

  private void add(FeedQueue queue, Item item) {
    waitingBytes += queue.add(item);
  }

  /** An arrival makes room for pages of any feed. */
  private void handOnArrived(long waitMillis) throws InterruptedException {
    String first = arrivals.poll(waitMillis, TimeUnit.MILLISECONDS);
    if (first == null) {
      return;
    }
    List<String> hosts = new ArrayList<>(List.of(first));
    arrivals.drainTo(hosts);
    hosts.forEach(busyHosts::remove);
    for (FeedQueue queue : List.copyOf(queues.values())) {
      goOn(queue);
    }
  }

  private void goOn(FeedQueue queue) throws InterruptedException {
    ask(queue);
    while (queue.isFirstThere() && handler.wantsMore()) {
      handOn(queue.removeFirst());
      ask(queue);
    }
    if (queue.isEmpty()) {
      queues.remove(queue.location());
    }
  }

  private void ask(FeedQueue queue) {
    for (Item next = queue.nextToAsk(); next != null; next = queue.nextToAsk()) {
      if (!next.hasPage()) {
        queue.asked(NO_PAGE);
      } else if (held < MOST_HELD && !queue.isFull() && busyHosts.add(next.host())) {
        held++;
        queue.asked(page(next));
        goesBehindTheOthers(queue);
      } else {
        return;
      }
    }
  }

  /** So that feeds of one host, and all where places are few, take turns. */
  private void goesBehindTheOthers(FeedQueue queue) {
    queues.remove(queue.location());
    queues.put(queue.location(), queue);
  }

  private CompletableFuture<Page> page(Item item) {
    String host = item.host();
    CompletableFuture<Page> page = fetch.apply(item.entry());
    // Not what whenComplete returns: that would be done only after the arrival was told.
    page.whenComplete((there, failure) -> arrivals.add(host));
    return page;
  }

  private void handOn(Asked first) throws InterruptedException {
    Item item = first.item();
    waitingBytes -= item.bytes();
    held -= item.hasPage() ? 1 : 0;
    if (item.state() != null) {
      handler.passed(item.state());
      return;
    }
    Page page = first.page().join();
    RawArticle article = page == null ? item.entry() : follow.apply(item.entry(), page);
    if (item.ownId() == null) {
      handler.article(article);
    } else {
      handler.article(article, item.ownId());
    }
  }
}
