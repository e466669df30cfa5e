package dev.warta.ingest.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Says when a feed is to be polled again.
 *
 * <p>A feed that brought something is polled a third sooner the next time, one that did not half as
 * long again later, between five minutes and a day; never sooner than the feed or its server asks
 * for ({@code ttl}, {@code sy:}, {@code max-age}), as far as they ask for no more than a day. After
 * failures it waits twice as long each time. A tenth more or less is left to chance, so that feeds
 * do not come all at once.
 */
final class PollTimes {

  static final Duration FIRST = Duration.ofMinutes(30);
  static final Duration SHORTEST = Duration.ofMinutes(5);
  static final Duration LONGEST = Duration.ofDays(1);

  /** A feed that is gone for good is asked again after this: some come back. */
  static final Duration AFTER_GONE = Duration.ofDays(30);

  private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(7);
  private static final Duration FIRST_RETRY = Duration.ofMinutes(10);
  private static final int MOST_DOUBLINGS = 8;
  private static final double CHANCE = 0.1;

  private final RandomGenerator random;

  PollTimes(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The interval that fits how often a feed changes.
   *
   * @param last the one so far; null at the first poll
   */
  static Duration interval(Duration last, boolean hasNews) {
    Duration before = last == null ? FIRST : last;
    return within(
        hasNews ? before.multipliedBy(2).dividedBy(3) : before.multipliedBy(3).dividedBy(2));
  }

  /**
   * When to poll again after a success.
   *
   * @param least what the feed asks for; null if it does not
   * @param freshFor what the server asks for; null if it does not
   * @param skipHours hours of the day in UTC in which the feed does not change
   */
  Instant afterSuccess(
      Instant now, Duration interval, Duration least, Duration freshFor, Set<Integer> skipHours) {
    Duration wait = within(longer(interval, longer(least, freshFor)));
    Instant next = now.plus(withChance(wait));
    for (int i = 0; i < 24 && skipHours.contains(next.atOffset(ZoneOffset.UTC).getHour()); i++) {
      next = next.plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS);
    }
    return next;
  }

  /**
   * When to try again after a failure.
   *
   * @param failures how many there were in a row, this one included
   * @param retryAfter what the server asks for; null if it does not
   */
  Instant afterFailure(Instant now, Duration interval, int failures, Duration retryAfter) {
    int doublings = Math.min(MOST_DOUBLINGS, failures - 1);
    Duration wait = within(longer(interval, FIRST_RETRY.multipliedBy(1L << doublings)));
    Duration asked = retryAfter == null ? Duration.ZERO : shorter(retryAfter, LONGEST_RETRY_AFTER);
    return now.plus(asked.compareTo(wait) > 0 ? asked : longer(asked, withChance(wait)));
  }

  private Duration withChance(Duration wait) {
    double factor = 1 + CHANCE * (2 * random.nextDouble() - 1);
    return Duration.ofSeconds(Math.round(wait.toSeconds() * factor));
  }

  private static Duration within(Duration wait) {
    return shorter(longer(wait, SHORTEST), LONGEST);
  }

  private static Duration longer(Duration one, Duration other) {
    return one == null || other != null && other.compareTo(one) > 0 ? other : one;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
