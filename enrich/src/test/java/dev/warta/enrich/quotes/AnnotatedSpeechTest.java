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
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the step against whole articles of our own in every language that it knows. */
class AnnotatedSpeechTest {

  private static final Step ENTITIES = new FindEntities();
  private static final Step QUOTES = new FindQuotes();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "en", "id", "ms", "de", "fr", "es", "pt", "nl", "it", "tr", "vi", "ru", "ar", "ja", "pl",
        "zh", "ko"
      })
  void quotesAndSpeakersOfWholeArticlesAreFound(String language) {
    SpeechScore score = new SpeechScore();

    AnnotatedSpeech.in(language).forEach(article -> score.add(article, quotesOf(article)));

    assertThat(score.precision()).as("precision, %s", score.faults()).isGreaterThanOrEqualTo(0.95);
    assertThat(score.recall()).as("recall, %s", score.faults()).isGreaterThanOrEqualTo(0.9);
    assertThat(score.speakers()).as("speakers, %s", score.faults()).isGreaterThanOrEqualTo(0.85);
  }

  private static List<Quote> quotesOf(AnnotatedSpeech article) {
    ArticleDraft draft =
        ArticleDraft.of(TestArticles.RICE_PRICES)
            .with(event -> event.setBody(article.body()))
            .withLanguage(new Language(article.language(), 1.0));
    return QUOTES.apply(ENTITIES.apply(draft)).event().getQuotes();
  }
}
