package dev.warta.enrich.length;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.enrich.ArticleDraft;
import dev.warta.events.Language;
import dev.warta.events.TestArticles;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountWordsTest {

  private static final CountWords STEP = new CountWords();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Don't count 3.14, or U.S. twice - not even once. | 9",
        "id | Anak-anak membeli 1.500 buku di Jakarta. | 7",
        "fr | L'avion n'a pas décollé aujourd'hui ! | 5",
        "de | Die Bürgermeisterin sagte: „Nein“. | 4",
        "ar | قال الوزير إن الجسر مغلق. | 5",
        "hi | पुल सोमवार को बंद था। | 5",
        "fa | کتاب\u200cها را می\u200cخوانم. | 3",
        "ko | 다리가 월요일에 닫혔다. | 3",
        "th | สะพานปิดวันจันทร์ | 4",
        "zh | 市政府关闭了旧桥。 | 5",
        "ja | 市は橋を閉鎖した。 | 6",
        "en | 😀 — … 😀 | 0",
      })
  void wordsAreCountedByTheRulesOfTheLanguage(String language, String body, int words) {
    assertThat(STEP.apply(draft(language, body)).event().getWordCount()).isEqualTo(words);
  }

  @Test
  void anEmptyBodyHasNoWordsAndTakesNoTime() {
    ArticleDraft draft = STEP.apply(draft("en", ""));

    assertThat(draft.event().getWordCount()).isZero();
    assertThat(draft.event().getReadingTimeSeconds()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"en, 60", "en-GB, 60", "de, 76", "id, 74", "und, 74"})
  void readingTimeFollowsTheRateOfTheLanguage(String language, int seconds) {
    ArticleDraft draft = STEP.apply(draft(language, "kata ".repeat(238)));

    assertThat(draft.event().getReadingTimeSeconds()).isEqualTo(seconds);
  }

  @Test
  void chineseIsTimedByItsCharacters() {
    ArticleDraft draft = STEP.apply(draft("zh", "旧桥，".repeat(133)));

    assertThat(draft.event().getReadingTimeSeconds()).isEqualTo(60);
  }

  @Test
  void manyThreadsMayShareOneStep() {
    ArticleDraft draft = draft("th", "สะพานปิดวันจันทร์ ".repeat(50));

    assertThat(
            IntStream.range(0, 200)
                .parallel()
                .map(i -> STEP.apply(draft).event().getWordCount())
                .distinct()
                .toArray())
        .containsExactly(200);
  }

  private static ArticleDraft draft(String language, String body) {
    return ArticleDraft.of(TestArticles.RICE_PRICES)
        .withLanguage(new Language(language, 1.0))
        .with(event -> event.setBody(body));
  }
}
