package dev.warta.enrich.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.events.StatedTime;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateLineTest {

  private static final LocalDate THURSDAY = LocalDate.of(2024, 6, 20);
  private static final DateLine LINE =
      DateLine.in(
          List.of("id", "en", "de", "fr", "es", "pt", "vi", "ru", "ar", "ja", "ko", "zh", "th"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Rabu, 19 Juni 2024 | 2024-06-19",
        "19 JUNI 2024 | 2024-06-19",
        "on Wednesday, June 19th | 2024-06-19",
        "19-Jun-2024 | 2024-06-19",
        "mar. 18 juin 2024 | 2024-06-18",
        "19 mar 2024 | 2024-03-19",
        "3 de mayo de 2024 | 2024-05-03",
        "thứ tư, ngày 19 tháng 6 năm 2024 | 2024-06-19",
        "среда, 19 июня 2024 года | 2024-06-19",
        "الجمعة 8 فيفري 2019 | 2019-02-08",
        "١٩ يونيو ٢٠٢٤ | 2024-06-19",
        "২০২৩-০৮-২৯ | 2023-08-29",
        "２０２４年６月１９日（水） | 2024-06-19",
        "2024 年 6 月 19 日 星期三 | 2024-06-19",
        "2024년 6월 19일 | 2024-06-19",
        "2024. 6. 19. | 2024-06-19",
        "19. 6. 2024 | 2024-06-19",
        "19 มิถุนายน 2567 | 2024-06-19",
        "19/6/2567 | 2024-06-19",
        "19.6.24 | 2024-06-19",
        "19.6.98 | 1998-06-19",
        "📅 19 June 2024 | 2024-06-19",
      })
  void partsOfADayAreReadInAnyOrderScriptAndLanguage(String text, LocalDate day) {
    assertThat(LINE.read(text, THURSDAY)).contains(StatedTime.ofDay(day));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "June",
        "19",
        "19 Schiffe im Juni",
        "19 and 20 June 2024",
        "June 2024 July 19",
        "19 20 2024",
        "10 12 2023",
        "12345 June",
        "1,234",
        "31 June 2024",
        "30/2",
        "3日間",
        "0000-01-01",
        "40/2024",
        "",
      })
  void whatIsMoreOrLessThanADayIsNone(String text) {
    assertThat(LINE.read(text, THURSDAY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "20 June | 2024-06-20",
        "21 June | 2023-06-21",
        "Monday, 19 June | 2023-06-19",
        "29 February | 2024-02-29",
        "19日 | 2024-06-19",
        "21日 | 2024-05-21",
        "31日 | 2024-05-31",
      })
  void whatIsLeftOutMakesItTheLatestDayThatFitsTheWeekday(String text, LocalDate day) {
    assertThat(LINE.read(text, THURSDAY)).contains(StatedTime.ofDay(day));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3/4/2024 | 2024-03-04 | 2024-04-03",
        "3-4-2024 | 2024-04-03 | 2024-04-03",
        "6/3 | 2024-06-03 | 2024-03-06",
        "19/6/2024 | 2024-06-19 | 2024-06-19",
        "Monday 3/4/2024 | 2024-03-04 | 2024-03-04",
        "9/6/2024 | 2024-06-09 | 2024-06-09",
      })
  void twoReadingsAreDecidedByTheWeekdayTheLastDayAndTheOrder(
      String text, LocalDate monthFirst, LocalDate dayFirst) {
    assertThat(LINE.with(DayOrder.MONTH_FIRST).read(text, THURSDAY))
        .contains(StatedTime.ofDay(monthFirst));
    assertThat(LINE.read(text, THURSDAY)).contains(StatedTime.ofDay(dayFirst));
  }

  @Test
  void timeAndZoneAreTaken() {
    LocalTime half = LocalTime.of(8, 30);

    assertThat(LINE.read("Rabu, 19 Juni 2024 pukul 08.30 WIB", THURSDAY))
        .contains(new StatedTime(THURSDAY.minusDays(1), half, ZoneOffset.ofHours(7)));
    assertThat(LINE.read("6月19日 8時30分", THURSDAY))
        .contains(new StatedTime(THURSDAY.minusDays(1), half, null));
  }

  @Test
  void whereTwoLanguagesDisagreeAboutAWordTheFirstCounts() {
    DateLine spanish = DateLine.in(List.of("es", "fi"));
    DateLine finnish = DateLine.in(List.of("fi", "es"));

    assertThat(spanish.isWeekday("la")).as("the Spanish article").isFalse();
    assertThat(finnish.isWeekday("la")).as("the Finnish Saturday").isTrue();
    assertThat(spanish.read("3 de mayo a la 1:30", THURSDAY).orElseThrow().day())
        .isEqualTo(LocalDate.of(2024, 5, 3));
  }

  @Test
  void weekdayAloneIsToldFromOtherWords() {
    assertThat(List.of("Rabu", "RABU", "Wed.", "thứ tư", "水曜日")).allMatch(LINE::isWeekday);
    assertThat(List.of("Rabu 19", "Juni", "Rabuan", "")).noneMatch(LINE::isWeekday);
  }
}
