package dev.warta.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachineTimesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-06-19 | 2024-06-19",
        "20240619 | 2024-06-19",
        "2024-06-19T00:00:00 | 2024-06-19",
        "2024-06-19T08:30:00+07:00 | 2024-06-19T08:30:00+07:00",
        "2024-06-19T08:30:15.250Z | 2024-06-19T08:30:15.25Z",
        "2024-06-19t08:30z | 2024-06-19T08:30:00Z",
        "2024-06-19 08:30:00 +0700 | 2024-06-19T08:30:00+07:00",
        "2024-06-19 08:30:00 +0000 UTC | 2024-06-19T08:30:00Z",
        "2024/06/19 08:30:00 | 2024-06-19T08:30:00Z",
        "Wed, 19 June 2024 08:30:00 +07:00 | 2024-06-19T08:30:00+07:00",
        "Wed, 5 Sept 2024 8:30:00 GMT+0200 | 2024-09-05T08:30:00+02:00",
        "Wed, 19 Jun 2024 08:30:00 +0200 (CEST) | 2024-06-19T08:30:00+02:00",
        "Wed, 19 Jun 2024 08:30:00 WIB | 2024-06-19T08:30:00+07:00",
        "Wed,  19 Jun 2024 08:30 | 2024-06-19T08:30:00Z",
        "Mi, 19 Jun 2024 08:30:00 MESZ | 2024-06-19T08:30:00+02:00",
        "Sat, 19 Jun 99 08:30:00 GMT | 1999-06-19T08:30:00Z",
        "Wed Jun 19 08:30:00 2024 | 2024-06-19T08:30:00Z",
        "Wed Jun 19 08:30:00 PDT 2024 | 2024-06-19T08:30:00-07:00",
        "2024-06-19T08:30+07 | 2024-06-19T08:30:00+07:00",
        "2024-06-19T08:30 | 2024-06-19T08:30:00Z",
        "20240619T083000Z | 2024-06-19T08:30:00Z",
        "2024-06-19T23:59:60Z | 2024-06-19T23:59:59Z",
        "2024-06-19T08:30:00+07:00[Asia/Jakarta] | 2024-06-19T08:30:00+07:00",
        "Wed, 19 Jun 2024 08:30:00 +0700 | 2024-06-19T08:30:00+07:00",
        "Wed, 19 Jun 2024 08:30:00 GMT | 2024-06-19T08:30:00Z",
        "19 Jun 24 08:30 EDT | 2024-06-19T08:30:00-04:00",
        "1718785800 | 2024-06-19T08:30:00Z",
        "1718785800250 | 2024-06-19T08:30:00.25Z",
      })
  void timeIsReadAsPreciselyAsItIsStated(String text, String value) {
    assertThat(MachineTimes.read(text).orElseThrow().toArticleTime().getValue()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024",
        "2024-02-30",
        "2024-13-01",
        "2024-06-19T25:00",
        "2024-06-19T08:30:00+99:00",
        "19-06-24 or so",
        "19 June 2024",
        "Wed, 19 Foo 2024 08:30:00 GMT",
        "Wed, 19 Jun 2024 08:30:00 XYZ",
        "171878580",
      })
  void textThatIsNoTimeOfAMachineIsRefused(String text) {
    assertThat(MachineTimes.read(text)).isEmpty();
  }

  @Test
  void timeWithoutAZoneIsTakenAsUtc() {
    StatedTime time = MachineTimes.read("2024-06-19 08:30:00").orElseThrow();

    assertThat(time.zone()).isNull();
    assertThat(time.toArticleTime().getAt()).isEqualTo(Instant.parse("2024-06-19T08:30:00Z"));
  }

  @Test
  void dayWithoutATimeSortsAsItsMidnightInUtc() {
    ArticleTime day = MachineTimes.read("2024-06-19").orElseThrow().toArticleTime();

    assertThat(day.getPrecision()).isEqualTo(TimePrecision.day);
    assertThat(day.getAt()).isEqualTo(Instant.parse("2024-06-19T00:00:00Z"));
  }
}
