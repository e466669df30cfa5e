package dev.warta.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.enrich.ArticleDraft;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.TestArticles;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each layout of {@link Deliveries} is read in full, whatever ends its lines. */
class DeliveriesTest {

  private static final ExtractText STEP = new ExtractText();

  static List<Delivery> deliveries() {
    return Deliveries.ALL;
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void everyPartIsFound(Delivery delivery) {
    assertRead(delivery, delivery.text());
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void everyPartIsFoundBetweenCarriageReturnsAndTrailingSpaces(Delivery delivery) {
    assertRead(delivery, delivery.text().replace("\n", " \t\r\n"));
  }

  @Test
  void everyLanguageWithCuesHasADelivery() {
    assertThat(Deliveries.ALL).hasSizeGreaterThanOrEqualTo(LanguageCues.LANGUAGES.size());
  }

  private static void assertRead(Delivery delivery, String text) {
    ArticleDraft draft =
        STEP.apply(ArticleDraft.of(TestArticles.plainText("desk", "delivery.txt", text)));

    EnrichedArticle event = draft.event();
    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(event.getTitle()).as("title").isEqualTo(delivery.title());
    softly.assertThat(event.getAuthors()).as("authors").isEqualTo(delivery.authors());
    softly.assertThat(event.getEditors()).as("editors").isEqualTo(delivery.editors());
    softly.assertThat(event.getDateline()).as("dateline").isEqualTo(delivery.dateline());
    softly.assertThat(event.getAgency()).as("agency").isEqualTo(delivery.agency());
    softly
        .assertThat(event.getPublishedAt() == null ? null : event.getPublishedAt().getValue())
        .as("publishedAt")
        .isEqualTo(delivery.publishedAt());
    softly.assertThat(List.of(event.getBody().split("\n\n"))).as("body").isEqualTo(delivery.body());
    softly.assertAll();
  }
}
