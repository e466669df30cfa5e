package dev.warta.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PollTimesTest {

  private static final Instant NOW = Instant.parse("2024-06-19T08:30:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final PollTimes times = new PollTimes(new Random(7));

  @Test
  void aFeedThatChangesOftenIsPolledOftenAndOneThatRestsSeldom() {
    Duration busy = HOUR;
    Duration quiet = HOUR;
    for (int i = 0; i < 30; i++) {
      busy = PollTimes.interval(busy, true);
      quiet = PollTimes.interval(quiet, false);
    }

    assertThat(busy).isEqualTo(PollTimes.SHORTEST);
    assertThat(quiet).isEqualTo(PollTimes.LONGEST);
    assertThat(PollTimes.interval(null, false)).isEqualTo(Duration.ofMinutes(45));
  }

  @Test
  void aFeedIsNotPolledSoonerThanItOrItsServerAsks() {
    Instant byFeed = times.afterSuccess(NOW, HOUR, Duration.ofHours(4), null, Set.of());
    Instant byServer = times.afterSuccess(NOW, HOUR, null, Duration.ofHours(4), Set.of());
    Instant byYear = times.afterSuccess(NOW, HOUR, Duration.ofDays(365), null, Set.of());

    assertThat(byFeed)
        .isBetween(NOW.plus(Duration.ofMinutes(216)), NOW.plus(Duration.ofMinutes(264)));
    assertThat(byServer)
        .isBetween(NOW.plus(Duration.ofMinutes(216)), NOW.plus(Duration.ofMinutes(264)));
    assertThat(byYear).isBefore(NOW.plus(Duration.ofHours(27)));
  }

  @Test
  void hoursInWhichAFeedRestsAreSkipped() {
    Instant next = times.afterSuccess(NOW, HOUR, null, null, Set.of(9, 10, 11));

    assertThat(next).isEqualTo("2024-06-19T12:00:00Z");
  }

  @Test
  void failuresInARowAreWaitedForTwiceAsLongEachUpToADay() {
    Instant first = times.afterFailure(NOW, null, 1, null);
    Instant fourth = times.afterFailure(NOW, null, 4, null);
    Instant hundredth = times.afterFailure(NOW, null, 100, null);

    assertThat(first).isBetween(NOW.plusSeconds(540), NOW.plusSeconds(660));
    assertThat(fourth).isBetween(NOW.plusSeconds(4320), NOW.plusSeconds(5280));
    assertThat(hundredth).isBefore(NOW.plus(Duration.ofHours(27)));
  }

  @Test
  void retryAfterIsObeyedUpToAWeek() {
    assertThat(times.afterFailure(NOW, HOUR, 1, Duration.ofDays(3)))
        .isEqualTo(NOW.plus(Duration.ofDays(3)));
    assertThat(times.afterFailure(NOW, HOUR, 1, Duration.ofDays(300)))
        .isEqualTo(NOW.plus(Duration.ofDays(7)));
  }
}
