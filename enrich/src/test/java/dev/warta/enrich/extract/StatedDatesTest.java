package dev.warta.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.events.ArticleTime;
import dev.warta.events.TestArticles;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatedDatesTest {

  private static final StatedDates DATES = new StatedDates(LanguageCues.bundled());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "19 June 2024 | 2024-06-19",
        "June 19, 2024 | 2024-06-19",
        "Wednesday, June 19 | 2024-06-19",
        "Aug. 28 | 2023-08-28",
        "Sept 3, 2023 | 2023-09-03",
        "Rabu, 19 Juni 2024 | 2024-06-19",
        "11 Mei 2024 | 2024-05-11",
        "Khamis, 6 Jun 2024 | 2024-06-06",
        "3 Ogos 2023 | 2023-08-03",
        "Rabu (19/6) | 2024-06-19",
        "19/6/2024 | 2024-06-19",
        "6/19/2024 | 2024-06-19",
        "19.6.24 | 2024-06-19",
        "2024/06/19 | 2024-06-19",
        "3. Mai 2024 | 2024-05-03",
        "Mittwoch, den 19. Juni | 2024-06-19",
        "mercredi 19 juin 2024 | 2024-06-19",
        "1er février 2024 | 2024-02-01",
        "19 de junio de 2024 | 2024-06-19",
        "19 de março de 2024 | 2024-03-19",
        "woensdag 19 juni 2024 | 2024-06-19",
        "19 Haziran 2024 Çarşamba | 2024-06-19",
        "ngày 19 tháng 6 năm 2024 | 2024-06-19",
        "19 июня 2024 г. | 2024-06-19",
        "19 يونيو 2024 | 2024-06-19",
        "١٩ يونيو ٢٠٢٤ | 2024-06-19",
        "2024年6月19日 | 2024-06-19",
        "2024년 6월 19일 | 2024-06-19",
        "19 มิถุนายน 2567 | 2024-06-19",
        "onsdag 19 juni 2024 | 2024-06-19",
        "19 червня 2024 | 2024-06-19",
        "19 Ιουνίου 2024 | 2024-06-19",
        "19. kesäkuuta 2024 klo 8.30 | 2024-06-19T08:30:00Z",
        "24. 01. 2020, 13:18 | 2020-01-24T13:18:00Z",
        "06月17日 11時30分 | 2024-06-17T11:30:00Z",
        "19日 | 2024-06-19",
        "31 Desember | 2023-12-31",
        "29 February | 2024-02-29",
        "2024-06-19T08:30:00+07:00 | 2024-06-19T08:30:00+07:00",
        "2024-06-19 08:30 | 2024-06-19T08:30:00Z",
        "Rabu, 19 Juni 2024 08.30 WIB | 2024-06-19T08:30:00+07:00",
        "19 June 2024, 5:45 pm GMT | 2024-06-19T17:45:00Z",
        "19. Juni 2024, 08:30 Uhr MESZ | 2024-06-19T08:30:00+02:00",
      })
  void dateIsReadInItsLanguage(String text, String value) {
    ArticleTime time = DATES.read(text, TestArticles.RECEIVED);

    assertThat(time).as(text).isNotNull();
    assertThat(time.getValue()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "21 June 2024",
        "31 June 2024",
        "2024",
        "June 2024",
        "Rabu",
        "19 people",
        "In June 19 ships",
        "Juni 19 Schiffe 2024",
        "40/2024",
        "",
      })
  void textThatIsNoPastDayIsRefused(String text) {
    assertThat(DATES.read(text, TestArticles.RECEIVED)).isNull();
  }

  @Test
  void weekdayDecidesTheYear() {
    assertThat(DATES.read("Monday, June 19", TestArticles.RECEIVED).getValue())
        .isEqualTo("2023-06-19");
  }

  @Test
  void dayThatHasBegunInTheEastIsNoFuture() {
    Instant evening = Instant.parse("2024-06-19T20:00:00Z");

    assertThat(DATES.read("20 Juni", evening).getValue()).isEqualTo("2024-06-20");
  }

  @Test
  void timeWithoutZoneBehindTheReceiptLeavesTheDay() {
    assertThat(DATES.read("20 June 2024, 09:00", TestArticles.RECEIVED).getValue())
        .isEqualTo("2024-06-20");
  }
}
