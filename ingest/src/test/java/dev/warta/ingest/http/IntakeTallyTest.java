package dev.warta.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.ingest.state.SourceHealth;
import dev.warta.ingest.state.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class IntakeTallyTest {

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  private final IntakeCounts counts = new IntakeCounts();
  private final IntakeTally tally = new IntakeTally(counts);

  @Test
  void theLastSuccessIsTheLastAcknowledgedArticleHoweverOftenItIsToldAfterwards() {
    counts.published(3);
    Instant acknowledged = counts.lastPublished().truncatedTo(ChronoUnit.MILLIS);

    SourceHealth first = tally.health(SourceHealth.untried(), acknowledged.plusSeconds(20));
    SourceHealth later = tally.health(first, acknowledged.plus(Duration.ofHours(2)));

    assertThat(later.successAt()).isEqualTo(acknowledged);
    assertThat(later.newAt()).isEqualTo(acknowledged);
    assertThat(later.articles()).isEqualTo(3);
    assertThat(later.attemptAt()).isEqualTo(acknowledged.plus(Duration.ofHours(2)));
  }

  @Test
  void anIntakeToWhichNobodyHasPostedIsQuietAndHasNoSuccess() {
    SourceHealth health = tally.health(SourceHealth.untried(), NOW);

    assertThat(health.verdict(NOW)).isEqualTo(Verdict.QUIET);
    assertThat(health.successAt()).isNull();
  }

  @Test
  void wrongRequestsAreErrorsWithTheirReasonAndMakeNoIntakeIll() {
    counts.published(1);
    counts.problem(Problem.of(422, "line 3: field \"published\" is not a date"));

    SourceHealth health = tally.health(SourceHealth.untried(), NOW);

    assertThat(health.errors()).isEqualTo(1);
    assertThat(health.verdict(NOW)).isEqualTo(Verdict.HEALTHY);
    assertThat(health.reason(NOW))
        .contains("requests refused: 1, turned away: 0")
        .contains("422: line 3");
  }

  @Test
  void anIntakeThatTurnsAwayAllForMinutesIsBrokenUntilAnArticleIsAcknowledged() {
    counts.published(1);
    SourceHealth before = tally.health(SourceHealth.untried(), NOW);
    counts.problem(Outages.out());
    counts.problem(Outages.out());
    SourceHealth once = tally.health(before, NOW.plusSeconds(60));
    counts.problem(Outages.out());

    SourceHealth twice = tally.health(once, NOW.plusSeconds(120));
    counts.published(1);
    SourceHealth back = tally.health(twice, NOW.plusSeconds(180));

    assertThat(once.verdict(NOW)).isEqualTo(Verdict.HEALTHY);
    assertThat(twice.verdict(NOW)).isEqualTo(Verdict.BROKEN);
    assertThat(twice.reason(NOW)).contains("503: no Kafka broker acknowledges");
    assertThat(twice.errors()).isEqualTo(3);
    assertThat(back.verdict(NOW)).isEqualTo(Verdict.HEALTHY);
    assertThat(back.errors()).isEqualTo(3);
  }
}
