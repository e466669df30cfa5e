package dev.warta.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.warta.events.ArticleId;
import dev.warta.events.CarrierKind;
import dev.warta.events.RawArticle;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents in the standards of the trade, posted to a real intake. */
class StandardsIntakeTest {

  private static final Path EXAMPLES = Path.of("../docs/examples/sources");
  private static final String NEWS_ITEM = "application/vnd.iptc.g2.newsitem+xml";
  private static final String NEWS_MESSAGE = "application/vnd.iptc.g2.newsmessage+xml";

  private static final String HARBOUR_JSON_LD =
      """
      {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Pelabuhan dibuka lagi",
       "inLanguage": "id", "articleBody": "Pelabuhan Belawan dibuka lagi pada Rabu."}
      """;

  private final Intake intake = Intake.acknowledging();

  @AfterEach
  void stop() {
    intake.close();
  }

  @Test
  void theTextsOfANewsMessageArePublishedAndWhatIsBesideThemIsTold() throws Exception {
    HttpResponse<String> answer = intake.send(intake.post(NEWS_MESSAGE, example("newsml.xml")));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    RawArticle article = only();
    String id = ArticleId.ofSourceId("Kantor Selatan", "urn:newsml:selatan.example:2026:dam");
    assertThat(article.getArticleId()).isEqualTo(id);
    assertThat(article.getMediaType()).isEqualTo("text/html");
    assertThat(text(article)).contains("<p>LEMBAH JATI - Water ran over").contains("second crop");
    assertThat(article.getHints().getAuthors()).containsExactly("Tobias Anwar");
    assertThat(article.getHints().getTags()).containsExactly("weather");
    assertThat(article.getCarrier().getKind()).isEqualTo(CarrierKind.http);
    assertThat(article.getCarrier().getPosition()).isEqualTo(1);
    JsonNode told = Intake.json(answer);
    assertThat(told.get("articleIds")).extracting(JsonNode::asText).containsExactly(id);
    assertThat(told.get("passedOver").asInt()).isEqualTo(1);
    assertThat(told.get("passedOverReasons"))
        .extracting(JsonNode::asText)
        .containsExactly("article 2 is a NewsML-G2 item of class ninat:picture");
  }

  @Test
  void ninjsIsToldFromPlainFieldsByItsContent() throws Exception {
    HttpResponse<String> answer =
        intake.send(intake.post("application/json", example("ninjs.json")));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    RawArticle article = only();
    assertThat(article.getArticleId())
        .isEqualTo(
            ArticleId.ofSourceId("Kantor Selatan", "urn:selatan.example:2026:ferry-timetable"));
    assertThat(article.getHints().getTitle()).isEqualTo("Night ferry to Pulau Senja sails again");
    assertThat(article.getHints().getAuthors()).containsExactly("Melati Harun");
    assertThat(text(article)).startsWith("<p>TELUK BIRU - ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/ld+json"})
  void parametersSayWhatADocumentDoesNotAndNoMore(String mediaType) throws Exception {
    String address = "https://harian.example/pelabuhan";

    HttpResponse<String> answer =
        intake.send(
            intake.post(
                "/articles?url=%s&source=harian&language=en&title=Other&tags=ekonomi"
                    .formatted(address),
                mediaType,
                HARBOUR_JSON_LD));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    RawArticle article = only();
    assertThat(article.getArticleId()).isEqualTo(ArticleId.ofUrl(address));
    assertThat(article.getUrl()).isEqualTo(address);
    assertThat(article.getSource()).isEqualTo("harian");
    assertThat(article.getHints().getTags()).containsExactly("ekonomi");
    assertThat(article.getHints().getLanguage()).isEqualTo("id");
    assertThat(article.getHints().getTitle()).isEqualTo("Pelabuhan dibuka lagi");
  }

  @Test
  void ofSeveralArticlesParametersSayWhatTheyMayShare() throws Exception {
    String two = "[" + HARBOUR_JSON_LD + ", {\"text\":\"Rice is cheaper.\",\"source\":\"pagi\"}]";

    HttpResponse<String> shared =
        intake.send(intake.post("/articles?source=harian&section=a", "application/json", two));
    HttpResponse<String> ownOfOne =
        intake.send(intake.post("/articles?url=https://harian.example/a", "application/json", two));

    assertThat(shared.statusCode()).as(shared.body()).isEqualTo(202);
    assertThat(intake.published())
        .extracting(RawArticle::getSource)
        .containsExactly("harian", "pagi");
    assertThat(intake.published())
        .extracting(article -> article.getHints().getSection())
        .containsExactly("a", "a");
    assertThat(ownOfOne.statusCode()).isEqualTo(422);
    assertThat(Intake.json(ownOfOne).get("field").asText()).isEqualTo("url");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | {\"uri\":\"a:b\",\"pubstatus\":\"canceled\",\"headline\":\"x\"} | pubStatus",
        "application/json | {\"uri\":\"a:b\",\"type\":\"picture\",\"headline\":\"x\"} | type",
        "application/json | {\"uri\":\"a:b\",\"headline\":\"x\"} | bodies",
        "application/ld+json | {\"@type\":\"NewsArticle\",\"headline\":\"x\"} | articleBody",
        "application/xml | <newsItem guid='a'><itemMeta><pubStatus qcode='stat:canceled'/></itemMeta></newsItem> | pubStatus",
        "text/xml | <newsItem guid='a'><contentSet><remoteContent href='x'/></contentSet></newsItem> | contentSet",
      })
  void aDocumentThatIsNoArticleIsRefusedWithTheFieldThatShowsIt(
      String mediaType, String document, String field) throws Exception {
    HttpResponse<String> answer = intake.send(intake.post(mediaType, document));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(Intake.json(answer).get("field").asText()).isEqualTo(field);
    assertThat(Intake.json(answer).get("expected").asText()).isNotBlank();
    assertThat(intake.published()).isEmpty();
  }

  @Test
  void aMessageWithoutAnyArticleIsRefused() throws Exception {
    String withdrawn =
        "<newsItem guid='a'><itemMeta><pubStatus qcode='stat:canceled'/></itemMeta></newsItem>";

    HttpResponse<String> answer =
        intake.send(
            intake.post(
                NEWS_MESSAGE,
                "<newsMessage><itemSet>%s<packageItem guid='b'/></itemSet></newsMessage>"
                    .formatted(withdrawn)));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Intake.json(answer).get("detail").asText())
        .isEqualTo(
            "article 1 is a NewsML-G2 item with the status stat:canceled; none of the 2 items is an article");
    assertThat(Intake.json(answer).get("article").asInt()).isEqualTo(1);
  }

  @Test
  void aMistakeInOneOfSeveralIsNotPassedOver() throws Exception {
    HttpResponse<String> answer =
        intake.send(
            intake.post(
                "application/json",
                "[" + HARBOUR_JSON_LD + ", {\"text\":\"x\",\"published\":\"soon\"}]"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Intake.json(answer).get("article").asInt()).isEqualTo(2);
    assertThat(Intake.json(answer).get("field").asText()).isEqualTo("published");
    assertThat(intake.published()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/xml | <newsItem> | 400",
        "application/xml | '' | 400",
        "application/xml | {\"text\":\"x\"} | 400",
        "application/json | <newsItem/> | 400",
        "application/xml | <rss version='2.0'/> | 422",
        "application/xml; charset=klingon | <newsItem/> | 415",
        "application/rss+xml | <rss/> | 415",
        "application/json | [] | 422",
      })
  void whatIsNoneOfThemIsToldByItsStatus(String mediaType, String body, int status)
      throws Exception {
    HttpResponse<String> answer = intake.send(intake.post(mediaType, body));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(intake.published()).isEmpty();
  }

  @Test
  void theDeclaredCharacterSetGoesBeforeThatOfTheDocument() throws Exception {
    String item =
        "<?xml version='1.0' encoding='utf-8'?><newsItem guid='a'><contentSet><inlineData contenttype='text/plain'>Café Über</inlineData></contentSet></newsItem>";

    HttpResponse<String> answer =
        intake.send(
            intake
                .to("/articles?source=x")
                .header("Content-Type", NEWS_ITEM + "; charset=ISO-8859-1")
                .POST(
                    HttpRequest.BodyPublishers.ofByteArray(
                        item.getBytes(StandardCharsets.ISO_8859_1))));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(text(only())).isEqualTo("Café Über");
  }

  @Test
  void aPackedDocumentIsUnpackedAndBoundedAsOthersAre() throws Exception {
    HttpResponse<String> taken = sendPacked(example("newsml.xml"));
    HttpResponse<String> bomb = sendPacked("<newsItem>" + " ".repeat(50_000_000) + "</newsItem>");

    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    assertThat(bomb.statusCode()).isEqualTo(413);
  }

  @Test
  void noEntityIsExpandedAndNothingIsFetched(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "sesame");
    AtomicInteger fetched = new AtomicInteger();
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          fetched.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
        });
    other.start();
    String there = "http://127.0.0.1:" + other.getAddress().getPort() + "/x.dtd";
    List<String> hostile =
        List.of(
            withDocumentType("[" + laughs() + "]", "&l9;"),
            withDocumentType("[<!ENTITY x SYSTEM '" + secret.toUri() + "'>]", "&x;"),
            withDocumentType("[<!ENTITY x SYSTEM '" + there + "'>]", "&x;"),
            withDocumentType("[<!ENTITY % x SYSTEM '" + there + "'> %x;]", "x"),
            withDocumentType("SYSTEM '" + there + "'", "x"));

    try {
      for (String document : hostile) {
        HttpResponse<String> answer = intake.send(intake.post("application/xml", document));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("has a document type").doesNotContain("sesame");
      }
    } finally {
      other.stop(0);
    }

    assertThat(fetched).hasValue(0);
    assertThat(intake.published()).isEmpty();
    assertThat(intake.send(intake.post(NEWS_MESSAGE, example("newsml.xml"))).statusCode())
        .isEqualTo(202);
  }

  @Test
  void whatIsNestedTooDeeplyIsRefused() throws Exception {
    String deep = "<a>".repeat(20_000) + "</a>".repeat(20_000);
    HttpResponse<String> xml = intake.send(intake.post("text/xml", deep));
    HttpResponse<String> json =
        intake.send(intake.post("application/json", "[".repeat(20_000) + "]".repeat(20_000)));

    assertThat(xml.statusCode()).as(xml.body()).isEqualTo(422);
    assertThat(json.statusCode()).as(json.body()).isEqualTo(413);
  }

  private static String withDocumentType(String what, String body) {
    return "<!DOCTYPE newsItem %s><newsItem guid='a'><contentSet><inlineData>%s</inlineData></contentSet></newsItem>"
        .formatted(what, body);
  }

  /** Entities of entities: a thousand million of the first, if they were expanded. */
  private static String laughs() {
    StringBuilder entities = new StringBuilder("<!ENTITY l0 'laugh'>");
    for (int n = 1; n < 10; n++) {
      entities.append("<!ENTITY l%d '%s'>".formatted(n, ("&l" + (n - 1) + ";").repeat(10)));
    }
    return entities.toString();
  }

  private HttpResponse<String> sendPacked(String document) throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(document.getBytes(StandardCharsets.UTF_8));
    }
    return intake.send(
        intake
            .to("/articles")
            .header("Content-Type", "application/xml")
            .header("Content-Encoding", "gzip")
            .POST(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray())));
  }

  private RawArticle only() {
    assertThat(intake.published()).hasSize(1);
    return intake.published().get(0);
  }

  private static String text(RawArticle article) {
    return StandardCharsets.UTF_8.decode(article.getContent().duplicate()).toString();
  }

  private static String example(String name) throws Exception {
    return Files.readString(EXAMPLES.resolve(name));
  }
}
