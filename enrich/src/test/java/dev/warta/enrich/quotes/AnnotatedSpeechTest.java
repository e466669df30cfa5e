package dev.warta.enrich.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.Step;
import dev.warta.enrich.entities.FindEntities;
import dev.warta.events.Language;
import dev.warta.events.Quote;
import dev.warta.events.TestArticles;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the step against whole articles of our own in every language that it knows. */
class AnnotatedSpeechTest {

  private static final Step ENTITIES = new FindEntities();
  private static final Step QUOTES = new FindQuotes();

  @ParameterizedTest
  @CsvSource({
    "en, 0.9, 0.9, 0.85", "id, 0.9, 0.9, 0.85", "ms, 0.9, 0.9, 0.8", "de, 0.9, 0.9, 0.8",
    "fr, 0.9, 0.9, 0.8", "es, 0.9, 0.9, 0.8", "pt, 0.9, 0.9, 0.8", "nl, 0.9, 0.9, 0.8",
    "it, 0.9, 0.9, 0.8", "tr, 0.9, 0.9, 0.8", "vi, 0.9, 0.9, 0.8", "ru, 0.9, 0.9, 0.8",
    "ar, 0.9, 0.9, 0.8", "ja, 0.9, 0.9, 0.8", "pl, 0.9, 0.9, 0.8", "zh, 0.9, 0.9, 0.8",
    "ko, 0.9, 0.9, 0.8",
  })
  void quotesAndSpeakersOfWholeArticlesAreFound(
      String language, double precision, double recall, double speakers) {
    SpeechScore score = new SpeechScore();

    AnnotatedSpeech.in(language).forEach(article -> score.add(article, quotesOf(article)));

    System.out.println(language + " " + score);
    score.faults().forEach(System.out::println);
    assertThat(score.precision()).as("precision, %s", score.faults()).isGreaterThanOrEqualTo(precision);
    assertThat(score.recall()).as("recall, %s", score.faults()).isGreaterThanOrEqualTo(recall);
    assertThat(score.speakers()).as("speakers, %s", score.faults()).isGreaterThanOrEqualTo(speakers);
  }

  private static List<Quote> quotesOf(AnnotatedSpeech article) {
    ArticleDraft draft =
        ArticleDraft.of(TestArticles.RICE_PRICES)
            .with(event -> event.setBody(article.body()))
            .withLanguage(new Language(article.language(), 1.0));
    return QUOTES.apply(ENTITIES.apply(draft)).event().getQuotes();
  }
}
