package dev.warta.enrich.extract;

import dev.warta.enrich.ArticleDraft;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
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

  @ParameterizedTest
  @MethodSource("deliveries")
  void everyPartIsFoundInUtf16(Delivery delivery) {
    byte[] content = ("\uFEFF" + delivery.text()).getBytes(StandardCharsets.UTF_16LE);

    assertRead(
        delivery,
        RawArticle.newBuilder(TestArticles.RICE_PRICES)
            .setContent(ByteBuffer.wrap(content))
            .build());
  }

  private static void assertRead(Delivery delivery, String text) {
    assertRead(delivery, TestArticles.plainText("desk", "delivery.txt", text));
  }

  private static void assertRead(Delivery delivery, RawArticle raw) {
    EnrichedArticle event = STEP.apply(ArticleDraft.of(raw)).event();

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
