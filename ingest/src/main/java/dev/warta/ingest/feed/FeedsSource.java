package dev.warta.ingest.feed;

import dev.warta.events.RawArticle;
import dev.warta.ingest.fetch.FetchFailure;
import dev.warta.ingest.fetch.FetchRequest;
import dev.warta.ingest.fetch.FetchResult;
import dev.warta.ingest.source.ArticleSource;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Polls many feeds and hands on what is new or has changed.
 *
 * <p>Feeds are fetched side by side, those of one host one after another; what comes is read and
 * handed on by the thread that reads the source. After each poll the feed's new state is handed on,
 * too, so that another run goes on there. Between polls a feed takes the memory of its state, some
 * 16 bytes an entry; bodies are kept until they are read, of all feeds together {@value
 * #MAX_WAITING_BYTES} bytes and what is on its way.
 */
public final class FeedsSource implements ArticleSource {

  /** Requests under way at once, over all hosts. */
  static final int MAX_IN_FLIGHT = 64;

  private static final long MAX_WAITING_BYTES = 64 * 1024 * 1024;

  /** How often the handler is asked whether it wants more. */
  private static final Duration LONGEST_WAIT = Duration.ofMillis(100);

  private final FeedSchedule schedule;
  private final FeedPoll poll;
  private final boolean isOnce;
  private final Function<FetchRequest, CompletableFuture<FetchResult>> fetcher;
  private final Clock clock;
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final AtomicLong waitingBytes = new AtomicLong();
  private int inFlight;

  /**
   * A source of feeds.
   *
   * @param feeds the feeds and how they are polled
   * @param fetcher fetches without waiting; its answers are taken on any thread
   * @param isOnce true to poll the feeds that are due, and to end
   */
  public FeedsSource(
      Feeds feeds, Function<FetchRequest, CompletableFuture<FetchResult>> fetcher, boolean isOnce) {
    this.clock = feeds.clock();
    this.schedule = new FeedSchedule(feeds.polled());
    this.poll = new FeedPoll(feeds, schedule);
    this.fetcher = fetcher;
    this.isOnce = isOnce;
  }

  /** What came of a request; the result is null where fetching itself failed. */
  private record Answer(PolledFeed feed, FetchResult result, Throwable failure) {}

  @Override
  public String location() {
    return schedule.size() == 1 ? schedule.anyLocation() : schedule.size() + " feeds";
  }

  @Override
  public void read(Handler handler) throws InterruptedException {
    if (isOnce) {
      schedule.keepOnly(clock.instant());
    }
    while (handler.wantsMore() && !(schedule.isEmpty() && inFlight == 0)) {
      startDue();
      Answer answer = answers.poll(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
      if (answer != null) {
        take(answer, handler);
      }
    }
  }

  private void startDue() {
    while (inFlight < MAX_IN_FLIGHT && waitingBytes.get() < MAX_WAITING_BYTES) {
      PolledFeed feed = schedule.takeDue(clock.instant());
      if (feed == null) {
        return;
      }
      inFlight++;
      fetcher.apply(poll.request(feed)).whenComplete((result, e) -> answered(feed, result, e));
    }
  }

  private void answered(PolledFeed feed, FetchResult result, Throwable failure) {
    waitingBytes.addAndGet(bytes(result));
    answers.add(new Answer(feed, result, failure));
  }

  private void take(Answer answer, Handler handler) throws InterruptedException {
    inFlight--;
    waitingBytes.addAndGet(-bytes(answer.result));
    if (answer.failure != null) {
      throw new IllegalStateException(
          "the fetcher failed at " + answer.feed.address(), answer.failure);
    }
    if (isStopped(answer.result)) {
      return; // nothing is known of the feed that was not known before
    }
    FeedPoll.Outcome outcome = poll.take(answer.feed, answer.result);
    for (RawArticle article : outcome.articles()) {
      handler.article(article);
    }
    outcome.refusals().forEach(handler::refused);
    handler.passed(outcome.state());
    answer.feed.take(outcome.state());
    schedule.free(answer.feed);
    if (!isOnce && !outcome.isToBeLeft()) {
      schedule.add(answer.feed);
    }
  }

  private static boolean isStopped(FetchResult result) {
    return result instanceof FetchResult.Failed failed && failed.failure() == FetchFailure.STOPPED;
  }

  private static long bytes(FetchResult result) {
    return result instanceof FetchResult.Fetched fetched ? fetched.body().length : 0;
  }
}
