package dev.warta.enrich.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PossibleDaysTest {

  private static final LocalDate NEW_YEAR = LocalDate.of(2024, 1, 2);

  @Test
  void theNearestYearCountsOnEitherSide() {
    assertThat(PossibleDays.inYears(12, 30, NEW_YEAR).nearest(null))
        .contains(LocalDate.of(2023, 12, 30));
    assertThat(PossibleDays.inYears(1, 20, NEW_YEAR).nearest(null))
        .contains(LocalDate.of(2024, 1, 20));
  }

  @Test
  void onlyThePastOrWhatIsAheadCountsWhereThatIsKnown() {
    PossibleDays days = PossibleDays.inYears(1, 20, NEW_YEAR);

    assertThat(days.past().nearest(null)).contains(LocalDate.of(2023, 1, 20));
    assertThat(days.ahead().nearest(null)).contains(LocalDate.of(2024, 1, 20));
  }

  @Test
  void theWeekdayDecidesTheYearAsFarAsOneFits() {
    PossibleDays days = PossibleDays.inYears(12, 30, NEW_YEAR);

    assertThat(days.past().nearest(DayOfWeek.FRIDAY)).contains(LocalDate.of(2022, 12, 30));
    assertThat(PossibleDays.inMonths(30, NEW_YEAR).nearest(DayOfWeek.MONDAY))
        .as("no month around has such a Monday")
        .contains(LocalDate.of(2023, 12, 30));
  }

  @Test
  void monthsWithoutTheDayArePassedOver() {
    LocalDate march = LocalDate.of(2024, 3, 10);

    assertThat(PossibleDays.inMonths(31, march).past().nearest(null))
        .contains(LocalDate.of(2024, 1, 31));
  }

  @Test
  void dayThatNoMonthHasIsNone() {
    assertThat(PossibleDays.inYears(2, 30, NEW_YEAR).nearest(null)).isEmpty();
    assertThat(PossibleDays.inYears(13, 1, NEW_YEAR).nearest(null)).isEmpty();
    assertThat(PossibleDays.inMonths(0, NEW_YEAR).nearest(null)).isEmpty();
  }
}
