package dev.warta.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.warta.events.DateMention;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Place;
import dev.warta.events.PlaceKind;
import dev.warta.events.Quote;
import dev.warta.events.TestArticles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** All steps together on an article of our own in each of fifteen languages. */
class WholeEnrichmentTest {

  private static final Step STEPS = EnrichTopology.withoutKafka();

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "articles/expected.tsv", delimiter = '\t')
  void whereWhenAndWhoSaidWhatIsFoundInEveryLanguage(
      String language,
      String country,
      String city,
      String date,
      String day,
      String quote,
      String speaker)
      throws IOException {
    ArticleDraft draft =
        ArticleDraft.of(TestArticles.plainText("desk", language + ".txt", article(language)));

    EnrichedArticle found = STEPS.apply(draft).event();

    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(found.getLanguage().getTag()).isEqualTo(language);
    softly
        .assertThat(found.getPlaces())
        .filteredOn(place -> place.getKind() == PlaceKind.country)
        .extracting(Place::getCountry)
        .containsExactly(country);
    softly
        .assertThat(found.getPlaces())
        .filteredOn(place -> place.getKind() == PlaceKind.city)
        .extracting(Place::getName)
        .containsExactly(city);
    softly
        .assertThat(found.getDates())
        .extracting(DateMention::getText, DateMention::getValue)
        .contains(tuple(date, day));
    softly
        .assertThat(found.getQuotes())
        .extracting(Quote::getText, Quote::getSpeaker)
        .containsExactly(tuple(quote, speaker));
    softly.assertThat(found.getProblems()).isEmpty();
    softly.assertAll();
  }

  private static String article(String language) throws IOException {
    try (InputStream text =
        WholeEnrichmentTest.class.getResourceAsStream("articles/" + language + ".txt")) {
      assertThat(text).as("the article in %s", language).isNotNull();
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
