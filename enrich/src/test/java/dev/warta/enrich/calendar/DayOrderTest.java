package dev.warta.enrich.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayOrderTest {

  @Test
  void aDateInNumbersProvesTheOrderBeforeOneInWordsSuggestsIt() {
    assertThat(DayOrder.shownIn(List.of("3/4/2024", "19 June 2024", "6/19/2024")))
        .contains(DayOrder.MONTH_FIRST);
    assertThat(DayOrder.shownIn(List.of("3/4/2024", "June 19, 2024")))
        .contains(DayOrder.MONTH_FIRST);
    assertThat(DayOrder.shownIn(List.of("19.6.2024"))).contains(DayOrder.DAY_FIRST);
    assertThat(DayOrder.shownIn(List.of("3/4/2024", "19.6.24"))).isEmpty();
  }

  @Test
  void twoNumbersAreReadInTheOtherOrderWhereOnlyThatIsADay() {
    assertThat(DayOrder.DAY_FIRST.read(3, 4)).contains(MonthDay.of(4, 3));
    assertThat(DayOrder.MONTH_FIRST.read(3, 4)).contains(MonthDay.of(3, 4));
    assertThat(DayOrder.DAY_FIRST.read(6, 19)).contains(MonthDay.of(6, 19));
    assertThat(DayOrder.MONTH_FIRST.read(19, 6)).contains(MonthDay.of(6, 19));
    assertThat(DayOrder.DAY_FIRST.read(30, 2)).isEmpty();
  }

  @Test
  void aDayIsExchangedOnlyWhereItStandsInNumbers() {
    LocalDate day = LocalDate.of(2024, 4, 3);

    assertThat(DayOrder.exchanged(day, "3/4/2024")).contains(LocalDate.of(2024, 3, 4));
    assertThat(DayOrder.exchanged(day, "3 April 2024")).isEmpty();
    assertThat(DayOrder.exchanged(LocalDate.of(2024, 4, 19), "19/4/2024")).isEmpty();
  }
}
