package dev.warta.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.enrich.ArticleDraft;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.TestArticles;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pages state of their site, of who may read them and of what may be done with them. */
class PageTermsTest {

  private final ExtractText step = new ExtractText();

  @Test
  void theSiteIsNamedAsThePageNamesIt() {
    assertThat(read("<meta property='og:site_name' content='Harian  Timur'>").getSiteName())
        .isEqualTo("Harian  Timur");
    assertThat(read("").getSiteName()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "false, true",
    "true, false",
    "'\"False\"', true",
    "'\"http://schema.org/True\"', false",
    "'\"no\"', true",
    "'\"perhaps\"', "
  })
  void aPageSaysInItsDataWhetherItIsFree(String isAccessibleForFree, Boolean isPaywalled) {
    String data =
        "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"isAccessibleForFree\": %s}</script>"
            .formatted(isAccessibleForFree);

    assertThat(read(data).getIsPaywalled()).isEqualTo(isPaywalled);
  }

  @ParameterizedTest
  @CsvSource({"locked, true", "metered, true", "free, false", "gold, "})
  void orInTheTierOfItsContent(String tier, Boolean isPaywalled) {
    assertThat(
            read("<meta property='article:content_tier' content='%s'>".formatted(tier))
                .getIsPaywalled())
        .isEqualTo(isPaywalled);
  }

  @Test
  void directivesAreKeptAsTheyStandOneByOne() {
    String meta =
        """
        <meta name="ROBOTS" content="index, noai, max-snippet:-1">
        <meta name="robots" content="unavailable_after: Friday, 25 Jun 2027, 15:00, noai">
        <meta name="googlebot-news" content="noindex">
        <meta name="tdm-reservation" content="1">
        <meta name="viewport" content="width=device-width">
        """;

    assertThat(read(meta).getDirectives())
        .containsExactly(
            "robots: index",
            "robots: noai",
            "robots: max-snippet:-1",
            "robots: unavailable_after: Friday, 25 Jun 2027, 15:00",
            "googlebot-news: noindex",
            "tdm-reservation: 1");
  }

  @Test
  void aPageWithoutEndOfDirectivesIsBounded() {
    StringBuilder meta = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      meta.append("<meta name='robots' content='rule").append(i).append("'>");
    }

    assertThat(read(meta.toString()).getDirectives()).hasSize(40);
  }

  @Test
  void aTextStatesNothing() {
    EnrichedArticle event =
        step.apply(
                ArticleDraft.of(
                    TestArticles.document(
                        "harian-timur",
                        "a.txt",
                        "text/plain",
                        "Judul\n\nIsi berita.".getBytes(StandardCharsets.UTF_8))))
            .event();

    assertThat(event.getSiteName()).isNull();
    assertThat(event.getIsPaywalled()).isNull();
    assertThat(event.getDirectives()).isEmpty();
  }

  private EnrichedArticle read(String head) {
    String page =
        "<!doctype html><html><head>%s</head><body><h1>Harga beras turun</h1><p>Harga beras di pasar kota turun sejak Senin.</p></body></html>"
            .formatted(head);
    return step.apply(
            ArticleDraft.of(
                TestArticles.document(
                    "harian-timur", "a.html", "text/html", page.getBytes(StandardCharsets.UTF_8))))
        .event();
  }
}
