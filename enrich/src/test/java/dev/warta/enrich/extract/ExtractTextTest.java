package dev.warta.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.UnreadableArticleException;
import dev.warta.events.ArticleTime;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Evidence;
import dev.warta.events.Hints;
import dev.warta.events.Image;
import dev.warta.events.Problem;
import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import dev.warta.events.TimePrecision;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractTextTest {

  private static final ExtractText STEP = new ExtractText();
  private static final ArticleTime YESTERDAY =
      new ArticleTime("2024-06-19", Instant.parse("2024-06-19T00:00:00Z"), TimePrecision.day);

  @Test
  void ricePricesAreReadFromTitleToInitials() {
    EnrichedArticle event = extract(TestArticles.RICE_PRICES);

    assertThat(event.getTitle())
        .isEqualTo("Harga Beras Turun Setelah Impor dari Vietnam Tiba di Surabaya");
    assertThat(event.getAuthors()).containsExactly("Laksmi Andayani", "Bram Siregar");
    assertThat(event.getEditors()).containsExactly("wid");
    assertThat(event.getBody()).startsWith("Harga beras di pasar").endsWith("yang bersaing.");
  }

  @Test
  void picturesOfTheCarrierStandInWhereTheDocumentHasNone() {
    Hints hints = Hints.newBuilder().setImages(List.of("https://kabar.example/1.jpg")).build();
    RawArticle page =
        TestArticles.document(
            "kabar",
            "1.html",
            "text/html",
            "<html><head><meta property='og:image' content='https://kabar.example/og.jpg'></head><body><article><p>Harga beras turun lagi di pasar induk pekan ini.</article></body></html>"
                .getBytes(StandardCharsets.UTF_8));

    EnrichedArticle ofText =
        extract(RawArticle.newBuilder(TestArticles.RICE_PRICES).setHints(hints).build());
    EnrichedArticle ofPage = extract(RawArticle.newBuilder(page).setHints(hints).build());

    assertThat(ofText.getImages())
        .extracting(Image::getUrl)
        .containsExactly("https://kabar.example/1.jpg");
    assertThat(ofPage.getImages())
        .extracting(Image::getUrl)
        .containsExactly("https://kabar.example/og.jpg");
  }

  @Test
  void ferryStrikeIsReadFromDatelineToCredits() {
    EnrichedArticle event = extract(TestArticles.FERRY_STRIKE);

    assertThat(event.getDateline()).isEqualTo("LERWICK");
    assertThat(event.getAgency()).isEqualTo("Northwire");
    assertThat(event.getAuthors()).containsExactly("Ailsa Grant");
    assertThat(event.getEditors()).containsExactly("Tom Birnie");
    assertThat(event.getBody()).startsWith("Crews on the").endsWith("ship from Monday.");
  }

  @Test
  void evidenceSaysHowEachPartWasFound() {
    EnrichedArticle event = extract(TestArticles.FERRY_STRIKE);

    assertThat(event.getEvidence())
        .extracting(Evidence::getField, Evidence::getMethod)
        .containsExactly(
            tuple("title", "first-line"),
            tuple("authors", "byline-pattern"),
            tuple("editors", "credit-pattern"),
            tuple("dateline", "dateline-pattern"),
            tuple("agency", "dateline-pattern"));
  }

  @Test
  void hintedTitleThatOpensTheTextIsNoPartOfTheBody() {
    EnrichedArticle event =
        extract(
            hinted(
                "Bridge reopens in Alloa\n\nTraffic crossed again at noon.",
                title("Bridge Reopens in Alloa")));

    assertThat(event.getTitle()).isEqualTo("Bridge reopens in Alloa");
    assertThat(event.getBody()).isEqualTo("Traffic crossed again at noon.");
  }

  @Test
  void hintedTitleThatIsNotInTheTextIsUsed() {
    EnrichedArticle event =
        extract(
            hinted("Traffic crossed again at noon.\n\nPipers played.", title("Bridge reopens")));

    assertThat(event.getTitle()).isEqualTo("Bridge reopens");
    assertThat(event.getBody()).isEqualTo("Traffic crossed again at noon.\n\nPipers played.");
  }

  @Test
  void carrierSpeaksWhereTheTextIsSilentAndTheEvidenceSaysSo() {
    Hints hints =
        Hints.newBuilder().setAuthors(List.of("Ina Moll")).setPublishedAt(YESTERDAY).build();

    EnrichedArticle event = extract(hinted("Bridge reopens\n\nTraffic crossed at noon.", hints));

    assertThat(event.getAuthors()).containsExactly("Ina Moll");
    assertThat(event.getPublishedAt()).isEqualTo(YESTERDAY);
    assertThat(event.getEvidence())
        .filteredOn(evidence -> evidence.getMethod().equals("carrier-hint"))
        .extracting(Evidence::getField)
        .containsExactly("authors", "publishedAt");
  }

  @Test
  void textSpeaksBeforeTheCarrier() {
    Hints hints =
        Hints.newBuilder().setAuthors(List.of("Web Team")).setPublishedAt(YESTERDAY).build();

    EnrichedArticle event =
        extract(hinted("Bridge reopens\nBy Ina Moll\n17 June 2024\n\nTraffic crossed.", hints));

    assertThat(event.getAuthors()).containsExactly("Ina Moll");
    assertThat(event.getPublishedAt().getValue()).isEqualTo("2024-06-17");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "文・水原遥（潮見新聞）、編集・森下 | 水原遥 | 森下",
        "文＝水原遥　編集＝森下涼 | 水原遥 | 森下涼",
        "取材・文／水原遥、写真／今野司 | 水原遥 | ",
        "文・写真とも・水原遥 | 水原遥 | ",
        "文・写真　水原遥 | 水原遥 | ",
        "（文・水原遥）（編集・森下涼） | 水原遥 | 森下涼",
        "（文・水原遥、今野司、写真・マリオ・ロッシ） | 水原遥;今野司 | ",
        "文・マリオ・ロッシ　訳・今野司 | マリオ・ロッシ | ",
        "聞き手・水原遥 | 水原遥 | ",
        "（潮見新聞社会部　水原遥記者） | 水原遥 | ",
        "（水原遥記者、今野司特派員） | 水原遥;今野司 | ",
        "（ロンドン支局・水原遥） | 水原遥 | ",
        "（水原遥と今野司） | 水原遥;今野司 | ",
        "（編集・大森） | | 大森",
        "（社会部） | | ",
        "（おわり） | | ",
        "（担当デスク・大森） | | 大森",
      })
  void japaneseCreditsNamePeopleAndNoMedia(String credits, String authors, String editors) {
    String body = "潮見町の港で十八日、灯台祭りが開かれた。\n\n漁師たちは海の安全を祈った。";

    EnrichedArticle event = extract(plain("港で灯台祭り\n\n" + body + "\n\n" + credits));

    assertThat(String.join(";", event.getAuthors())).isEqualTo(authors == null ? "" : authors);
    assertThat(String.join(";", event.getEditors())).isEqualTo(editors == null ? "" : editors);
    assertThat(event.getBody()).isEqualTo(body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "【リスボン＝マリオ・ロッシ】 | リスボン | | マリオ・ロッシ",
        "【リスボン・水原遥】 | リスボン | | 水原遥",
        "【リスボン・ロイター】 | リスボン | ロイター | ",
        "【リスボン時事】 | リスボン | 時事 | ",
        "【AFP＝時事】 | | AFP | ",
      })
  void japaneseDatelineHoldsPlaceAgencyAndReporter(
      String dateline, String place, String agency, String author) {
    EnrichedArticle event = extract(plain("港で灯台祭り\n\n" + dateline + "灯台祭りが開かれた。\n\n漁師は祈った。"));

    assertThat(event.getDateline()).isEqualTo(place);
    assertThat(event.getAgency()).isEqualTo(agency);
    assertThat(event.getAuthors()).isEqualTo(author == null ? List.of() : List.of(author));
    assertThat(event.getBody()).isEqualTo("灯台祭りが開かれた。\n\n漁師は祈った。");
  }

  @ParameterizedTest
  @ValueSource(strings = {"文・写真の展示が続く。", "編集・出版の仕事は減った。", "漁師（六十八）は「海が好き」と語った。", "会場は港（潮見町）"})
  void japaneseProseIsNoCredit(String last) {
    EnrichedArticle event = extract(plain("港で灯台祭り\n\n港で灯台祭りが開かれた。\n\n" + last));

    assertThat(event.getAuthors()).isEmpty();
    assertThat(event.getEditors()).isEmpty();
    assertThat(event.getBody()).endsWith(last);
  }

  @Test
  void townBeforeAFullStopIsTheDatelineByItsEndingAlone() {
    EnrichedArticle town = extract(plain("Biber baut Damm\n\nAltenrode. Der Bach staut sich."));
    EnrichedArticle word = extract(plain("Biber baut Damm\n\nFeierabend. Der Bach staut sich."));

    assertThat(town.getDateline()).isEqualTo("Altenrode");
    assertThat(town.getBody()).isEqualTo("Der Bach staut sich.");
    assertThat(word.getDateline()).isNull();
  }

  @Test
  void carrierTellsSectionTagsAndUpdate() {
    Hints hints =
        Hints.newBuilder()
            .setSection("Transport")
            .setTags(List.of("ferries", " ", " bridges "))
            .setUpdatedAt(YESTERDAY)
            .build();

    EnrichedArticle event = extract(hinted("Bridge reopens\n\nTraffic crossed at noon.", hints));

    assertThat(event.getSection()).isEqualTo("Transport");
    assertThat(event.getTags()).containsExactly("ferries", "bridges");
    assertThat(event.getUpdatedAt()).isEqualTo(YESTERDAY);
  }

  @Test
  void carriersCanonicalAddressIsNormalised() {
    EnrichedArticle event =
        extract(
            at(
                "https://mirror.example/1",
                canonical("HTTPS://Firth.Example/bridge?utm_source=feed#top")));

    assertThat(event.getCanonicalUrl()).isEqualTo("https://firth.example/bridge");
    assertThat(event.getUrl()).isEqualTo("https://mirror.example/1");
  }

  @Test
  void addressOfTheDocumentIsCanonicalWhereTheCarrierNamesNone() {
    EnrichedArticle event = extract(at("http://Firth.example:80/bridge?fbclid=1", canonical(" ")));

    assertThat(event.getCanonicalUrl()).isEqualTo("http://firth.example/bridge");
  }

  @ParameterizedTest
  @ValueSource(strings = {"urn:newsml:firth:1", "file:///articles/1.txt", "1.txt"})
  void addressThatIsNotOfTheWebIsNotCanonical(String url) {
    EnrichedArticle event = extract(at(url, canonical(null)));

    assertThat(event.getCanonicalUrl()).isNull();
    assertThat(event.getProblems()).isEmpty();
  }

  @Test
  void canonicalAddressThatIsNoneIsToldAsAProblem() {
    EnrichedArticle event = extract(at("https://firth.example/1", canonical("/bridge")));

    assertThat(event.getCanonicalUrl()).isNull();
    assertThat(event.getProblems())
        .extracting(Problem::getStep, Problem::getKind)
        .containsExactly(tuple("extract-text", "bad-url"));
    assertThat(event.getProblems().get(0).getMessage()).contains("\"/bridge\"");
  }

  @Test
  void standfirstIsKeptApartFromTheBody() {
    EnrichedArticle event =
        extract(TestArticles.plainText("desk", "d.txt", Deliveries.FRENCH_STANDFIRST.text()));

    assertThat(event.getStandfirst()).startsWith("À soixante-dix-neuf ans").endsWith("présenté.");
  }

  @Test
  void updateIsToldApartFromPublication() {
    EnrichedArticle event =
        extract(
            plain(
                "Bridge reopens\nPublished: 17 June 2024 | Updated: 18 June 2024\n\nTraffic crossed."));

    assertThat(event.getPublishedAt().getValue()).isEqualTo("2024-06-17");
    assertThat(event.getUpdatedAt().getValue()).isEqualTo("2024-06-18");
  }

  @Test
  void charactersThatAreNoTextAreToldAsAProblem() {
    EnrichedArticle event = extract(plain("Bridge re\u0000opens\n\nTraffic\u0007 crossed."));

    assertThat(event.getTitle()).isEqualTo("Bridge reopens");
    assertThat(event.getProblems())
        .extracting(Problem::getStep, Problem::getKind)
        .containsExactly(tuple("extract-text", "replaced-characters"));
  }

  @Test
  void onlyAParagraphHasNoTitle() {
    EnrichedArticle event = extract(plain("The bridge at Alloa has reopened."));

    assertThat(event.getTitle()).isEmpty();
    assertThat(event.getBody()).isEqualTo("The bridge at Alloa has reopened.");
  }

  @Test
  void markupIsReadBlockByBlock() {
    String html =
        """
        <html><head><title>Bridge reopens | Firth Press</title><style>p{}</style></head><body>
        <nav><p>Home</p></nav><h1>Bridge reopens</h1><p>By Ina Moll</p>
        <p>ALLOA (Firth Press) - Traffic&nbsp;crossed
        again <b>at noon</b>.</p><aside><p>More news</p></aside>
        <ul><li>Pipers played.</li></ul><script>p()</script><footer>Imprint</footer></body></html>
        """;

    EnrichedArticle event = extract(of("text/html", html.getBytes(StandardCharsets.UTF_8)));

    assertThat(event.getTitle()).isEqualTo("Bridge reopens");
    assertThat(event.getAuthors()).containsExactly("Ina Moll");
    assertThat(event.getDateline()).isEqualTo("ALLOA");
    assertThat(event.getBody().replace('\u00A0', ' '))
        .isEqualTo("Traffic crossed again at noon.\n\nPipers played.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t\r\n \u00A0", "\uFEFF", "---\n***"})
  void documentWithoutTextIsUnreadable(String text) {
    assertThatThrownBy(() -> extract(plain(text)))
        .isInstanceOf(UnreadableArticleException.class)
        .hasMessageContaining("no text");
  }

  @Test
  void otherMediaTypeIsUnreadable() {
    assertThatThrownBy(() -> extract(of("application/pdf", new byte[] {1})))
        .isInstanceOf(UnreadableArticleException.class)
        .hasMessageContaining("application/pdf");
  }

  @Test
  void binaryDocumentIsUnreadable() {
    byte[] bytes = new byte[4096];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }

    assertThatThrownBy(() -> extract(of("text/plain", bytes)))
        .isInstanceOf(UnreadableArticleException.class)
        .hasMessageContaining("binary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "*",
        "*a",
        "\n",
        "a\n",
        " ",
        "a ",
        "(",
        "(a/",
        "A, ",
        "By A\n",
        "#a ",
        "- ",
        "1/1 ",
        "By: ",
        "(A)\n",
        "“a. ”\n\n"
      })
  void eightMebibytesAreReadInSeconds(String pattern) {
    String text = "Title of it\n\n" + pattern.repeat(8 * 1024 * 1024 / pattern.length());

    assertThat(timeOf(() -> extract(plain(text)))).isLessThan(Duration.ofSeconds(20));
  }

  private static Duration timeOf(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static EnrichedArticle extract(RawArticle raw) {
    return STEP.apply(ArticleDraft.of(raw)).event();
  }

  private static RawArticle plain(String text) {
    return TestArticles.plainText("desk", "article.txt", text);
  }

  private static RawArticle of(String mediaType, byte[] content) {
    return RawArticle.newBuilder(TestArticles.RICE_PRICES)
        .setMediaType(mediaType)
        .setContent(ByteBuffer.wrap(content))
        .build();
  }

  private static RawArticle hinted(String text, Hints hints) {
    return RawArticle.newBuilder(plain(text)).setHints(hints).build();
  }

  private static RawArticle at(String url, Hints hints) {
    return RawArticle.newBuilder(hinted("Bridge reopens\n\nTraffic crossed at noon.", hints))
        .setUrl(url)
        .build();
  }

  private static Hints canonical(String url) {
    return Hints.newBuilder().setCanonicalUrl(url).build();
  }

  private static Hints title(String title) {
    return Hints.newBuilder().setTitle(title).build();
  }
}
