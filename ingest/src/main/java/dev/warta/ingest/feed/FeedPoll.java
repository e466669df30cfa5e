package dev.warta.ingest.feed;

import dev.warta.events.RawArticle;
import dev.warta.ingest.fetch.FetchFailure;
import dev.warta.ingest.fetch.FetchRequest;
import dev.warta.ingest.fetch.FetchResult;
import dev.warta.ingest.source.Refusal;
import dev.warta.ingest.state.SourceHealth;
import dev.warta.ingest.state.SourceState;
import dev.warta.ingest.state.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One poll of one feed: what to ask for, and what to make of the answer. */
final class FeedPoll {

  private final Feeds feeds;
  private final FeedSchedule schedule;
  private final PollTimes times;

  FeedPoll(Feeds feeds, FeedSchedule schedule) {
    this.feeds = feeds;
    this.schedule = schedule;
    this.times = new PollTimes(feeds.random());
  }

  /**
   * What came of a poll.
   *
   * @param isToBeLeft true if it is not to be polled again, since another feed is the same
   */
  record Outcome(
      List<RawArticle> articles, List<Refusal> refusals, SourceState state, boolean isToBeLeft) {}

  /** Asks for the feed if it is another than the one that was read. */
  FetchRequest request(PolledFeed feed) {
    FeedMemory memory = feed.memory();
    return FetchRequest.ofFeed(feed.address()).ifChangedSince(memory.etag(), memory.lastModified());
  }

  /** Reads the answer. */
  Outcome take(PolledFeed feed, FetchResult result) {
    FeedMemory memory = feed.memory();
    Optional<String> movedTo = result.movedTo().filter(address -> !address.equals(feed.address()));
    if (movedTo.isPresent()) {
      if (!schedule.isMovable(movedTo.get())) {
        return isAnother(feed, memory, movedTo.get());
      }
      feeds.listener().onMoved(feed.location(), movedTo.get());
      memory = memory.at(movedTo.get());
    }
    if (result instanceof FetchResult.Fetched fetched) {
      return fetched(feed, memory, fetched);
    }
    if (result instanceof FetchResult.NotModified unchanged) {
      Duration interval = PollTimes.interval(memory.interval(), false);
      Duration freshFor = unchanged.headers().maxAge().orElse(null);
      Instant next = times.afterSuccess(now(), interval, null, freshFor, Set.of());
      return success(feed, List.of(), List.of(), memory.next(next, interval));
    }
    return failed(feed, memory, (FetchResult.Failed) result);
  }

  private Outcome isAnother(PolledFeed feed, FeedMemory memory, String address) {
    String reason = "has moved to " + address + ", which is read as a feed of its own";
    feeds.listener().onFailed(feed.location(), reason);
    Instant next = now().plus(PollTimes.AFTER_GONE);
    return outcome(
        feed,
        List.of(),
        List.of(),
        failure(feed, Verdict.MOVED, reason),
        memory.next(next, memory.interval()),
        true);
  }

  private Outcome fetched(PolledFeed feed, FeedMemory memory, FetchResult.Fetched answer) {
    Feed read;
    try {
      String charset = answer.headers().charset().orElse(null);
      read = FeedReader.read(answer.body(), charset, answer.address());
    } catch (NotAFeedException e) {
      return failure(feed, memory, Verdict.BROKEN, e.getMessage(), null);
    }
    if (!read.problems().isEmpty() && feed.isBrokenNews()) {
      feeds.listener().onBroken(feed.location(), read.problems());
    }
    SeenEntries seen = SeenEntries.of(memory.seen());
    List<RawArticle> articles = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    takeEntries(feed, read, seen, articles, refusals);
    Duration interval = PollTimes.interval(memory.interval(), !articles.isEmpty());
    Instant next =
        times.afterSuccess(
            now(),
            interval,
            read.interval(),
            answer.headers().maxAge().orElse(null),
            read.skipHours());
    FeedMemory after =
        memory
            .read(
                answer.headers().etag().orElse(null),
                answer.headers().lastModified().orElse(null),
                seen.text())
            .next(next, interval);
    return success(feed, articles, refusals, after);
  }

  /** Oldest first, as they were published: feeds have the newest first. */
  private void takeEntries(
      PolledFeed feed,
      Feed read,
      SeenEntries seen,
      List<RawArticle> articles,
      List<Refusal> refusals) {
    EntryArticles made = new EntryArticles(read, feed.location(), feeds.source());
    Instant now = now();
    for (FeedEntry entry : read.entries()) {
      if (!seen.isNews(entry)) {
        continue;
      }
      RawArticle article = made.of(entry, now);
      if (article == null) {
        refusals.add(refusal(feed, entry, "says nothing", "a title, a summary or content"));
      } else if (article.getContent().remaining() > feeds.maxRecordBytes()) {
        refusals.add(
            refusal(
                feed,
                entry,
                "has %s bytes".formatted(withCommas(article.getContent().remaining())),
                "at most %s bytes, the largest record configured"
                    .formatted(withCommas(feeds.maxRecordBytes()))));
      } else {
        articles.add(article);
      }
    }
    java.util.Collections.reverse(articles);
  }

  private static Refusal refusal(PolledFeed feed, FeedEntry entry, String reason, String expected) {
    String name =
        entry.link() != null ? entry.link() : entry.id() != null ? entry.id() : "without id";
    return new Refusal(
        feed.location(),
        null,
        "entry %s %s".formatted(name, reason),
        expected,
        "it was left out and the other entries went on");
  }

  private Outcome failed(PolledFeed feed, FeedMemory memory, FetchResult.Failed answer) {
    Duration retryAfter = answer.retryAfter().orElse(null);
    if (answer.failure() == FetchFailure.GONE) {
      Outcome gone = failure(feed, memory, Verdict.MOVED, answer.reason(), null);
      FeedMemory after = memory.next(now().plus(PollTimes.AFTER_GONE), memory.interval());
      return new Outcome(
          List.of(), List.of(), gone.state().with(gone.state().health(), after.json()), false);
    }
    return failure(feed, memory, verdict(answer), answer.reason(), retryAfter);
  }

  private static Verdict verdict(FetchResult.Failed answer) {
    return switch (answer.failure()) {
      case ROBOTS, ROBOTS_UNREACHABLE -> Verdict.ROBOTS;
      case STATUS -> Verdict.ofStatus(answer.status().orElse(0));
      default -> Verdict.BROKEN;
    };
  }

  private Outcome failure(
      PolledFeed feed, FeedMemory memory, Verdict verdict, String reason, Duration retryAfter) {
    if (feed.state().health().trouble() == null) {
      feeds.listener().onFailed(feed.location(), reason);
    }
    SourceHealth health = failure(feed, verdict, reason);
    Instant next =
        times.afterFailure(now(), memory.interval(), health.trouble().attempts(), retryAfter);
    feeds.listener().onPolled(feed.location(), false);
    return outcome(feed, List.of(), List.of(), health, memory.next(next, memory.interval()), false);
  }

  private SourceHealth failure(PolledFeed feed, Verdict verdict, String reason) {
    return feed.state().health().failed(now(), verdict, reason);
  }

  private Outcome success(
      PolledFeed feed, List<RawArticle> articles, List<Refusal> refusals, FeedMemory memory) {
    if (feed.state().health().trouble() != null) {
      feeds.listener().onBack(feed.location());
    }
    feeds.listener().onPolled(feed.location(), true);
    SourceHealth health = feed.state().health().read(now(), articles.size());
    return outcome(feed, articles, refusals, health, memory, false);
  }

  private static Outcome outcome(
      PolledFeed feed,
      List<RawArticle> articles,
      List<Refusal> refusals,
      SourceHealth health,
      FeedMemory memory,
      boolean isToBeLeft) {
    return new Outcome(articles, refusals, feed.state().with(health, memory.json()), isToBeLeft);
  }

  private Instant now() {
    return feeds.clock().instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
  }

  private static String withCommas(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
