package dev.warta.enrich.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.dates.FindDates;
import dev.warta.events.DateMention;
import dev.warta.events.Language;
import dev.warta.events.StatedTime;
import dev.warta.events.TestArticles;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day means the same in a line of its own and in a sentence. */
class OneReadingTest {

  private static final LocalDate THURSDAY = LocalDate.of(2024, 6, 20);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id | Senin, 19 Pebruari 2024 | Ia tiba Senin, 19 Pebruari 2024.",
        "id | Rabu (19/6) | Ia tiba pada Rabu (19/6).",
        "en | Tues, 18 June | It closed on Tues, 18 June.",
        "en | 6/3/2024 | It closed on 6/3/2024.",
        "de | 3. Mrz 2024 | Er kam am 3. Mrz 2024 an.",
        "de | 12.5.98 | Er kam am 12.5.98 an.",
        "es | 3 de setiembre de 2023 | Llegó el 3 de setiembre de 2023.",
        "ru | 19 июня 2024 | Он прибыл 19 июня 2024.",
        "vi | 19/6/2024 | Ông đến ngày 19/6/2024.",
        "ko | 2024년 6월 19일 | 그는 2024년 6월 19일 도착했다.",
        "ja | 6月19日 | 6月19日に到着した。",
        "th | 19 มิถุนายน 2567 | เขามาถึงเมื่อวันที่ 19 มิถุนายน 2567",
      })
  void aDateLineAndASentenceAgree(String language, String line, String sentence) {
    DateLine lines =
        DateLine.in(List.of("id", "en", "de", "es", "ru", "vi", "ko", "ja", "th"))
            .with(PartOrder.in(language).ofNumbers());

    StatedTime stated = lines.read(line, THURSDAY).orElseThrow();
    List<DateMention> mentions =
        new FindDates().apply(draft(language, sentence)).event().getDates();

    assertThat(mentions).extracting(DateMention::getValue).containsExactly(stated.day().toString());
  }

  private static ArticleDraft draft(String language, String text) {
    return ArticleDraft.of(TestArticles.RICE_PRICES)
        .withLanguage(new Language(language, 1.0))
        .with(
            event -> {
              event.setTitle("");
              event.setStandfirst(null);
              event.setBody(text);
              event.setPublishedAt(StatedTime.ofDay(THURSDAY).toArticleTime());
            });
  }
}
