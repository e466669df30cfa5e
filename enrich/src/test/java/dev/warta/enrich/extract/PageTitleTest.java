package dev.warta.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.enrich.ArticleDraft;
import dev.warta.events.TestArticles;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the titles on a web page is the article's. */
class PageTitleTest {

  private static final String PAGE =
      """
      <!DOCTYPE html><html lang="en"><head><title>%s</title>
      <meta property="og:site_name" content="Quay Letter"></head><body>%s
      <article><p>Forty apple trees were planted on the quay of Lerwick during the winter, and they
      are open to everyone who cares to pick from them, the harbour trust said.</p>
      <p>The trees stand in old fish boxes, since the ground below the quay is nothing but stone, and
      they are watered from the roofs of the two sheds behind them.</p></article></body></html>
      """;

  private final ExtractText step = new ExtractText();

  private String title(String declared, String headings) {
    byte[] content = PAGE.formatted(declared, headings).getBytes(StandardCharsets.UTF_8);
    return step.apply(
            ArticleDraft.of(
                TestArticles.document("quay-letter", "page.html", "text/html", content)))
        .title();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Orchard on the quay opens | Gardens",
        "Orchard on the quay opens – Quay Letter",
        "Opinion: Orchard on the quay opens",
        "Jun 18 2024 Orchard on the quay opens"
      })
  void sectionSiteLabelAndDateAreNoPartOfTheHeading(String heading) {
    assertThat(title("Orchard on the quay opens | Quay Letter", "<h1>" + heading + "</h1>"))
        .isEqualTo("Orchard on the quay opens");
  }

  @Test
  void aNumberBeforeTheTitleIsPartOfIt() {
    assertThat(title("Orchards on the quay", "<h1>12 Orchards on the quay</h1>"))
        .isEqualTo("12 Orchards on the quay");
  }

  @Test
  void theSitesNameInFrontOfTheTitleIsNoPartOfIt() {
    assertThat(title("Quay Letter | Orchard on the quay opens", ""))
        .isEqualTo("Orchard on the quay opens");
  }

  @Test
  void aHeadingThatALongDeclaredTitleBeginsWithIsTheTitle() {
    String declared =
        "Orchard on the quay opens | We write slowly of harbours, islands, ferries, gardens, sheds,"
            + " storms, knitting, lighthouses, wool, whales, seals, stones and all that is between";

    assertThat(title(declared, "<h1>Menu</h1><h1>Orchard on the quay opens</h1>"))
        .isEqualTo("Orchard on the quay opens");
  }
}
