package dev.warta.ingest.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SourceHealthTest {

  private static final Instant MONDAY = Instant.parse("2024-06-17T08:00:00Z");

  @Test
  void aSourceThatBringsArticlesIsHealthyAndTellsItsRate() {
    SourceHealth health = everyDay(7, 4);

    assertThat(health.verdict(day(6))).isEqualTo(Verdict.HEALTHY);
    assertThat(health.articles()).isEqualTo(28);
    assertThat(health.perDay()).isEqualTo(4.0);
    assertThat(health.reason(day(6))).isEqualTo("4.0 a day");
  }

  @Test
  void aSourceThatIsReadButSilentForLongerThanUsualIsQuiet() {
    SourceHealth health = everyDay(14, 4).read(day(18), 0);

    assertThat(health.verdict(day(15))).isEqualTo(Verdict.HEALTHY);
    assertThat(health.verdict(day(18))).isEqualTo(Verdict.QUIET);
    assertThat(health.reason(day(18))).isEqualTo("nothing new for 5 days; before that 4.0 a day");
  }

  @Test
  void aSourceThatSeldomBringsAnArticleMayBeSilentForLonger() {
    SourceHealth weekly = untried().read(day(0), 1).read(day(7), 1).read(day(16), 0);

    assertThat(weekly.verdict(day(16))).isEqualTo(Verdict.HEALTHY);
    assertThat(weekly.verdict(day(22))).isEqualTo(Verdict.QUIET);
  }

  @Test
  void aRefusalIsBlockedAtOnceAndNotQuiet() {
    SourceHealth health = everyDay(3, 5).failed(day(3), Verdict.BLOCKED, "HTTP 403");

    assertThat(health.verdict(day(30))).isEqualTo(Verdict.BLOCKED);
    assertThat(health.reason(day(30))).isEqualTo("HTTP 403");
    assertThat(health.errors()).isEqualTo(1);
  }

  @Test
  void oneTimeoutIsNoVerdictButTwoAre() {
    SourceHealth once = everyDay(3, 5).failed(day(3), Verdict.BROKEN, "no answer in 30 s");
    SourceHealth twice = once.failed(day(4), Verdict.BROKEN, "no answer in 30 s");

    assertThat(once.verdict(day(3))).isEqualTo(Verdict.HEALTHY);
    assertThat(once.reason(day(3))).isEqualTo("no answer in 30 s");
    assertThat(twice.verdict(day(4))).isEqualTo(Verdict.BROKEN);
    assertThat(twice.reason(day(4))).isEqualTo("no answer in 30 s (2 times in a row)");
    assertThat(twice.trouble().since()).isEqualTo(day(3));
  }

  @Test
  void aSourceThatNeverCouldBeReadIsBrokenAtOnce() {
    SourceHealth health = untried().failed(day(0), Verdict.BROKEN, "no such host");

    assertThat(health.verdict(day(0))).isEqualTo(Verdict.BROKEN);
  }

  @Test
  void aSuccessEndsTheTroubleAndKeepsItsCount() {
    SourceHealth health =
        untried().failed(day(0), Verdict.BLOCKED, "HTTP 429").read(day(1), 3).read(day(1), 0);

    assertThat(health.trouble()).isNull();
    assertThat(health.verdict(day(1))).isEqualTo(Verdict.HEALTHY);
    assertThat(health.errors()).isEqualTo(1);
    assertThat(health.newAt()).isEqualTo(day(1));
  }

  @Test
  void daysWithoutArticlesCountAsNoneAndOldOnesAreForgotten() {
    SourceHealth health = untried().read(day(0), 14).read(day(3), 28).read(day(20), 7);

    assertThat(health.daily()).startsWith(7, 0, 0).hasSize(SourceHealth.DAYS);
    assertThat(health.perDay()).isEqualTo(0.5);
    assertThat(health.articles()).isEqualTo(49);
  }

  private static SourceHealth untried() {
    return SourceHealth.untried();
  }

  private static SourceHealth everyDay(int days, int articles) {
    SourceHealth health = untried();
    for (int day = 0; day < days; day++) {
      health = health.read(day(day), articles);
    }
    return health;
  }

  private static Instant day(int number) {
    return MONDAY.plus(Duration.ofDays(number));
  }
}
