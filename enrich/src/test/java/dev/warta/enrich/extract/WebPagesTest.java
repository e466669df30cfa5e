package dev.warta.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.UnreadableArticleException;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Evidence;
import dev.warta.events.Problem;
import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole web pages, as a crawler delivers them. */
class WebPagesTest {

  private static final Duration GENEROUS = Duration.ofSeconds(60);

  private static final String FIRST =
      "The harbour of Wick will be closed to ferries until Friday, the council said, after a crane came down on the northern pier during the night.";
  private static final String SECOND =
      "Nobody was hurt, but the repair will take four days, and the islands are supplied by two fishing boats until then, according to the port's master.";

  private static final String PAGE =
      """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
      <title>Crane falls on pier in Wick | Firth Press</title>
      <meta property="og:title" content="Crane falls on pier in Wick | Firth Press">
      <meta property="og:site_name" content="Firth Press">
      <link rel="canonical" href="https://firth.example/news/crane-wick">
      <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
        {"@type":"WebSite","name":"Firth Press"},
        {"@type":"NewsArticle","headline":"Crane falls on pier in Wick","datePublished":"2024-06-18T07:30:00+01:00",
         "author":[{"@type":"Person","name":"Ina Moll"},{"@type":"Organization","name":"Firth Press"}],}]}</script>
      <script>var x = "<p>never shown</p>";</script></head><body>
      <nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport results of the weekend</a></li></ul></nav>
      <article><h1>Crane falls on pier in Wick</h1>
      <p>%s</p><figure><img src="c.jpg"><figcaption>The crane on Tuesday</figcaption></figure><p>%s</p></article>
      <aside class="related"><h3>Related articles</h3><p><a href="/a">A ferry that would not start</a></p></aside>
      <footer><p>Copyright 2019 Firth Press, all rights reserved to the publisher and its partners</p></footer>
      </body></html>
      """
          .formatted(FIRST, SECOND);

  private final ExtractText step = new ExtractText();

  private EnrichedArticle read(String mediaType, byte[] content) {
    RawArticle raw = TestArticles.document("firth-press", "page.html", mediaType, content);
    return step.apply(ArticleDraft.of(raw)).event();
  }

  private EnrichedArticle read(String page) {
    return read("text/html", page.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theArticleIsTakenOutOfItsPage() {
    EnrichedArticle event = read(PAGE);

    assertThat(event.getTitle()).isEqualTo("Crane falls on pier in Wick");
    assertThat(event.getBody()).isEqualTo(FIRST + "\n\n" + SECOND);
  }

  @Test
  void whatThePageSaysOfItselfIsReadWithItsEvidence() {
    EnrichedArticle event = read(PAGE);

    assertThat(event.getAuthors()).containsExactly("Ina Moll");
    assertThat(event.getPublishedAt().getValue()).startsWith("2024-06-18T07:30");
    assertThat(event.getCanonicalUrl()).isEqualTo("https://firth.example/news/crane-wick");
    assertThat(event.getEvidence())
        .filteredOn(evidence -> evidence.getField().equals("authors"))
        .extracting(Evidence::getMethod)
        .containsExactly("json-ld");
  }

  @Test
  void anEmptyBracketBeforeADashIsNoDatelineAndNoCrash() {
    EnrichedArticle event =
        read(PAGE.replace("The harbour of Wick will", "WICK () - The port will"));

    assertThat(event.getBody()).contains("The port will be closed");
  }

  @Test
  void aDateInTheFutureIsNotBelieved() {
    EnrichedArticle event = read(PAGE.replace("2024-06-18T07:30:00+01:00", "2124-06-18"));

    assertThat(event.getPublishedAt()).isNull();
  }

  @Test
  void theCharsetThatThePageDeclaresCounts() {
    String page = PAGE.replace("utf-8", "windows-1251").replace("the council said", "сказал совет");

    assertThat(read("text/html", page.getBytes(Charset.forName("windows-1251"))).getBody())
        .contains("сказал совет");
  }

  @Test
  void utf8ThatWasReadAsAnotherCharsetIsTold() {
    EnrichedArticle event =
        read(PAGE.replace("the council said", "said cafÃ© owner RenÃ© MÃ¼ller"));

    assertThat(event.getProblems()).extracting(Problem::getKind).contains("mojibake");
  }

  @Test
  void pdfBytesCalledHtmlAreRefusedByTheirName() {
    byte[] pdf = "%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj".getBytes(StandardCharsets.UTF_8);

    assertThatExceptionOfType(UnreadableArticleException.class)
        .isThrownBy(() -> read("text/html", pdf))
        .withMessageContaining("PDF");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html><body></body></html>", "<html><script>p('a')</script></html>"})
  void aPageWithoutTextIsRefused(String page) {
    assertThatExceptionOfType(UnreadableArticleException.class).isThrownBy(() -> read(page));
  }

  @Test
  void aPageThatIsAllLinksIsReadOrRefusedAndNeverACrash() {
    String links =
        "<li><a href='/x'>A headline of another article, number one</a></li>".repeat(2_000);

    assertTimeoutPreemptively(
        GENEROUS, () -> readOrRefused("<html><body><ul>" + links + "</ul></body></html>"));
  }

  @Test
  void hostileMarkupTakesLinearTime() {
    String open = "<html><body>";
    assertTimeoutPreemptively(
        GENEROUS, () -> readOrRefused(open + "<div>".repeat(500_000) + FIRST));
    assertTimeoutPreemptively(
        GENEROUS, () -> readOrRefused(open + "<b>".repeat(200_000) + "<p>" + FIRST));
    assertTimeoutPreemptively(GENEROUS, () -> readOrRefused(open + attributes(100_000) + FIRST));
    assertTimeoutPreemptively(
        GENEROUS,
        () ->
            readOrRefused(
                open
                    + "<table>"
                    + "<tr><td>7</td><td>x</td></tr>".repeat(25_000)
                    + "</table><p>"
                    + FIRST));
    assertTimeoutPreemptively(
        GENEROUS, () -> readOrRefused(open + "<p>\0" + FIRST.replace(' ', '\0') + "</p>"));
  }

  private static String attributes(int count) {
    StringBuilder tag = new StringBuilder("<p");
    for (int i = 0; i < count; i++) {
      tag.append(" a").append(i).append("=1");
    }
    return tag.append('>').toString();
  }

  private void readOrRefused(String page) {
    try {
      read(page);
    } catch (UnreadableArticleException refused) {
      assertThat(refused).hasMessageContaining("document");
    }
  }
}
