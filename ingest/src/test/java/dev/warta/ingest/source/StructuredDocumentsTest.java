package dev.warta.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.events.ArticleId;
import dev.warta.events.ArticleTime;
import dev.warta.events.Carrier;
import dev.warta.events.CarrierKind;
import dev.warta.events.RawArticle;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredDocumentsTest {

  private static final Limits LIMITS = new Limits(100_000);

  private static final String HARBOUR_JSON_LD =
      """
      {"@context": "https://schema.org", "@graph": [
        {"@type": "Organization", "@id": "#harian", "name": "Harian Timur"},
        {"@type": "Person", "@id": "#ratna", "name": "Ratna Dewi"},
        {"@type": "BreadcrumbList", "name": "Beranda"},
        {"@type": ["NewsArticle", "ReportageNewsArticle"], "@id": "https://harian.example/pelabuhan#article",
         "mainEntityOfPage": {"@type": "WebPage", "@id": "https://harian.example/pelabuhan"},
         "headline": "Pelabuhan dibuka lagi", "author": [{"@id": "#ratna"}, {"@type": "Person", "name": "Budi Santoso"}],
         "publisher": {"@id": "#harian"}, "datePublished": "2024-06-19T08:30:00+07:00",
         "dateModified": "2024-06-20", "inLanguage": "id", "articleSection": "Ekonomi",
         "keywords": "pelabuhan, perdagangan", "articleBody": "Pelabuhan Belawan dibuka lagi pada Rabu."}]}
      """;

  private static final String FERRY_NINJS_3 =
      """
      {"uri": "urn:northwire:ferry-17", "type": "text", "pubStatus": "usable", "version": "2",
       "firstCreated": "2024-06-19T08:30:00Z", "versionCreated": "2024-06-19T09:45:00Z", "language": "en-GB",
       "headlines": [{"role": "short", "value": "Ferry back"}, {"role": "main", "value": "Ferry returns to the strait"}],
       "by": "Tom Halloran", "infoSources": [{"name": "Northwire", "role": "originator"}],
       "subjects": [{"name": "transport"}, {"literal": "04015000"}],
       "bodies": [{"role": "caption", "contentType": "text/html", "value": "<p>A ferry.</p>"},
                  {"role": "main", "contentType": "text/plain", "value": "The ferry returned. It was late."},
                  {"role": "richtext", "contentType": "application/xhtml+xml", "value": "<p>The ferry returned.</p><p>It was late.</p>"}]}
      """;

  private static final String BRIDGE_NEWSML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:northwire.example:bridge" version="3"
          standard="NewsML-G2" standardversion="2.34" conformance="power" xml:lang="en">
        <itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:NW"><name>Northwire</name></provider>
          <versionCreated>2024-06-19T10:00:00Z</versionCreated><firstCreated>2024-06-19T08:00:00Z</firstCreated>
          <pubStatus qcode="stat:usable"/></itemMeta>
        <contentMeta><creator><name>Anahit Sarkisian</name></creator><language tag="en-GB"/>
          <subject type="cpnat:abstract" qcode="medtop:20000412"><name>road transport</name></subject><keyword>bridges</keyword>
          <headline role="hlrole:sub">After two years</headline><headline role="hlrole:main">Bridge opens</headline></contentMeta>
        <contentSet><inlineXML contenttype="application/nitf+xml">
          <nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>Bridge opens</hl1></hedline></body.head>
            <body.content><p>The bridge over the <location>Kura</location> is open &amp; free.</p><hl2>Why</hl2>
            <media><media-caption>Left out</media-caption></media><p>It cost <money>3m</money>.</p></body.content></body></nitf>
        </inlineXML></contentSet>
      </newsItem>
      """;

  private final List<RawArticle> articles = new ArrayList<>();
  private final List<String> bad = new ArrayList<>();

  @Test
  void anArticleOfSchemaOrgIsFoundInItsGraphWithWhatIsSaidElsewhereInIt() throws Exception {
    read(HARBOUR_JSON_LD);

    RawArticle article = only();
    assertThat(text(article)).isEqualTo("Pelabuhan Belawan dibuka lagi pada Rabu.");
    assertThat(article.getMediaType()).isEqualTo("text/plain");
    assertThat(article.getSource()).isEqualTo("Harian Timur");
    assertThat(article.getUrl()).isEqualTo("https://harian.example/pelabuhan");
    assertThat(article.getArticleId())
        .isEqualTo(ArticleId.ofUrl("https://harian.example/pelabuhan"));
    assertThat(article.getHints().getTitle()).isEqualTo("Pelabuhan dibuka lagi");
    assertThat(article.getHints().getAuthors()).containsExactly("Ratna Dewi", "Budi Santoso");
    assertThat(stated(article.getHints().getPublishedAt())).isEqualTo("2024-06-19T08:30:00+07:00");
    assertThat(stated(article.getHints().getUpdatedAt())).isEqualTo("2024-06-20");
    assertThat(article.getHints().getLanguage()).isEqualTo("id");
    assertThat(article.getHints().getSection()).isEqualTo("Ekonomi");
    assertThat(article.getHints().getTags()).containsExactly("pelabuhan", "perdagangan");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"Ratna Dewi\"', Ratna Dewi",
    "'{\"name\": \"Ratna Dewi\", \"url\": \"https://x.example/r\"}', Ratna Dewi",
    "'{\"@list\": [{\"name\": \"Ratna Dewi\"}]}', Ratna Dewi",
    "'[{\"schema:name\": \"Ratna Dewi\"}]', Ratna Dewi",
    "'[\"https://x.example/ratna\", \"Ratna Dewi\"]', Ratna Dewi",
  })
  void anAuthorOfSchemaOrgMayStandInAnyForm(String author, String name) throws Exception {
    read(
        "{\"@type\":\"schema:NewsArticle\",\"articleBody\":\"Ada.\",\"author\":%s}"
            .formatted(author));

    assertThat(only().getHints().getAuthors()).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#article", "_:b0", "article"})
  void aNameInsideTheDocumentIsNoIdOfAnArticleOfSchemaOrg(String name) throws Exception {
    read(
        "[{\"@type\":\"NewsArticle\",\"@id\":\"%1$s\",\"articleBody\":\"Satu.\"},{\"@type\":\"NewsArticle\",\"@id\":\"%1$s\",\"articleBody\":\"Dua.\"}]"
            .formatted(name));

    assertThat(articles).extracting(RawArticle::getArticleId).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void anAbsoluteIriIsTheIdOfAnArticleOfSchemaOrg() throws Exception {
    read("{\"@type\":\"NewsArticle\",\"@id\":\"urn:harian:17\",\"articleBody\":\"Satu.\"}");

    assertThat(only().getArticleId()).isEqualTo(ArticleId.ofSourceId("harian", "urn:harian:17"));
  }

  @Test
  void thePageThatListsSeveralArticlesIsTheAddressOfNone() throws Exception {
    read(
        """
        {"@context": "https://schema.org", "@graph": [
          {"@type": "NewsArticle", "mainEntityOfPage": "https://harian.example/terkini",
           "url": "https://harian.example/pelabuhan", "articleBody": "Pelabuhan dibuka lagi."},
          {"@type": "NewsArticle", "mainEntityOfPage": "https://harian.example/terkini",
           "articleBody": "Harga beras turun."}]}
        """);

    assertThat(articles)
        .extracting(RawArticle::getUrl)
        .containsExactly("https://harian.example/pelabuhan", null);
    assertThat(articles).extracting(RawArticle::getArticleId).doesNotHaveDuplicates();
  }

  @Test
  void aBodyWithMarkupIsHtml() throws Exception {
    read("{\"@type\":\"NewsArticle\",\"articleBody\":\"<p>Harga beras turun.</p>\"}");

    assertThat(only().getMediaType()).isEqualTo("text/html");
  }

  @Test
  void ofTheBodiesOfNinjsTheOneWithMarkupIsTakenAndTheUriIsItsId() throws Exception {
    read(FERRY_NINJS_3);

    RawArticle article = only();
    assertThat(text(article)).isEqualTo("<p>The ferry returned.</p><p>It was late.</p>");
    assertThat(article.getMediaType()).isEqualTo("text/html");
    assertThat(article.getSource()).isEqualTo("Northwire");
    assertThat(article.getArticleId())
        .isEqualTo(ArticleId.ofSourceId("Northwire", "urn:northwire:ferry-17"));
    assertThat(article.getHints().getTitle()).isEqualTo("Ferry returns to the strait");
    assertThat(article.getHints().getAuthors()).containsExactly("Tom Halloran");
    assertThat(stated(article.getHints().getPublishedAt())).isEqualTo("2024-06-19T08:30:00Z");
    assertThat(stated(article.getHints().getUpdatedAt())).isEqualTo("2024-06-19T09:45:00Z");
    assertThat(article.getHints().getLanguage()).isEqualTo("en-GB");
    assertThat(article.getHints().getTags()).containsExactly("transport", "04015000");
  }

  @ParameterizedTest
  @CsvSource({
    "body_text, text/plain",
    "body_xhtml, text/html",
    "body_html5, text/html",
  })
  void firstVersionsOfNinjsNameTheTypeInTheField(String field, String mediaType) throws Exception {
    read(
        "{\"uri\":\"urn:x:1\",\"headline\":\"Ferry\",\"byline\":\"Tom Halloran\",\"versioncreated\":\"2020-01-02T03:04:05Z\",\"%s\":\"The ferry returned.\"}"
            .formatted(field));

    assertThat(only().getMediaType()).isEqualTo(mediaType);
    assertThat(only().getHints().getTitle()).isEqualTo("Ferry");
    assertThat(stated(only().getHints().getPublishedAt())).isEqualTo("2020-01-02T03:04:05Z");
    assertThat(only().getHints().getUpdatedAt()).isNull();
  }

  @Test
  void nitfInsideNewsMlBecomesPlainParagraphsOfHtml() throws Exception {
    read(BRIDGE_NEWSML);

    RawArticle article = only();
    assertThat(text(article).replaceAll(">\\s+<", "><"))
        .isEqualTo(
            "<p>The bridge over the Kura is open &amp; free.</p><h2>Why</h2><p>It cost 3m.</p>");
    assertThat(article.getMediaType()).isEqualTo("text/html");
    assertThat(article.getArticleId())
        .isEqualTo(ArticleId.ofSourceId("Northwire", "urn:newsml:northwire.example:bridge"));
    assertThat(article.getHints().getTitle()).isEqualTo("Bridge opens");
    assertThat(article.getHints().getAuthors()).containsExactly("Anahit Sarkisian");
    assertThat(stated(article.getHints().getPublishedAt())).isEqualTo("2024-06-19T08:00:00Z");
    assertThat(stated(article.getHints().getUpdatedAt())).isEqualTo("2024-06-19T10:00:00Z");
    assertThat(article.getHints().getLanguage()).isEqualTo("en-GB");
    assertThat(article.getHints().getTags()).containsExactly("road transport", "bridges");
  }

  @Test
  void ofAMessageEachItemIsToldOfAndTheTextsGoOn() throws Exception {
    read(
        message(
            item(
                "a",
                "",
                "<inlineData contenttype=\"text/plain\">The ferry\n\nis back.</inlineData>"),
            item("b", "<pubStatus qcode=\"stat:canceled\"/>", "<inlineData>Gone.</inlineData>"),
            item("c", "", "<remoteContent href=\"https://x.example/c.xml\"/>"),
            item("d", "<itemClass qcode=\"ninat:picture\"/>", "<inlineData>x</inlineData>"),
            "<packageItem guid=\"e\"><itemMeta/></packageItem>",
            item(
                "f",
                "",
                "<inlineXML><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body><p>Bridge.</p></body></html></inlineXML>")));

    assertThat(articles)
        .extracting(StructuredDocumentsTest::text)
        .containsExactly("The ferry\n\nis back.", "<p>Bridge.</p>");
    assertThat(articles).extracting(a -> a.getCarrier().getPosition()).containsExactly(1L, 6L);
    assertThat(bad)
        .containsExactly(
            "2: is a NewsML-G2 item with the status stat:canceled",
            "3: is a NewsML-G2 item whose text lies elsewhere: https://x.example/c.xml",
            "4: is a NewsML-G2 item of class ninat:picture",
            "5: is a NewsML-G2 packageItem, which holds no text");
  }

  @Test
  void ofAnArrayEachElementIsReadByItselfWhateverItsKind() throws Exception {
    read(
        "[{\"text\":\"Satu\",\"title\":\"T\",\"id\":7}, 12, {\"text\":\"Dua\",\"published\":\"soon\"}, "
            + FERRY_NINJS_3
            + "]");

    assertThat(articles).hasSize(2);
    assertThat(articles.get(0).getArticleId()).isEqualTo(ArticleId.ofSourceId("harian", "7"));
    assertThat(bad)
        .containsExactly(
            "2: is JSON, but not an object", "3: field \"published\" is not a date: \"soon\"");
  }

  @Test
  void theOnlyArticleWithoutAnIdHasThatOfItsDocument() throws Exception {
    read("{\"html\":\"<p>Satu</p>\"}");

    assertThat(only().getArticleId()).isEqualTo(ArticleId.ofSourceId("harian", "in/a.json"));
    assertThat(only().getCarrier().getPosition()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":\"package\",\"version\":\"1.0\"} | is a JSON object of none of the kinds known",
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]} | is a JSON Feed (warta ingest feeds reads it)",
        "[] | is an empty array",
        "{\"text\":\"a\"}{\"text\":\"b\"} | goes on after its JSON, at line 1 (several articles, one a line, are .jsonl)",
        "{\"@type\":\"WebSite\"} | is JSON-LD without an article",
        "{\"@type\":\"NewsArticle\",\"headline\":\"x\"} | is a schema.org article without its text",
        "{\"uri\":\"a:b\",\"pubstatus\":\"canceled\",\"headline\":\"x\"} | is ninjs with the status canceled",
        "{\"uri\":\"a:b\",\"type\":\"picture\",\"headline\":\"x\"} | is ninjs of type picture",
        "{\"uri\":\"a:b\",\"headline\":\"x\"} | is ninjs without a text",
        "<rss version='2.0'/> | is a feed (warta ingest feeds reads it)",
        "<invoice/> | is XML with the root <invoice>",
      })
  void whatIsNoneOfThemIsToldApart(String document, String reason) throws Exception {
    read(document);

    assertThat(articles).isEmpty();
    assertThat(bad).containsExactly("null: " + reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE newsItem [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><newsItem>&x;</newsItem>",
        "<!DOCTYPE n [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><newsItem>&b;</newsItem>",
        "<!DOCTYPE n SYSTEM 'http://127.0.0.1:1/n.dtd'><newsItem/>"
      })
  void aDocumentTypeIsRefusedBeforeAnythingIsFetchedOrExpanded(String document) throws Exception {
    read(document);

    assertThat(bad).containsExactly("null: has a document type, which could name entities");
  }

  @Test
  void whatIsNestedTooDeeplyIsRefused() throws Exception {
    read("<a>".repeat(5_000) + "</a>".repeat(5_000));
    read("[".repeat(5_000) + "]".repeat(5_000));

    assertThat(bad.get(0)).startsWith("null: is nested more than 100 deep");
    assertThat(bad.get(1)).startsWith("null: is more JSON than is read");
  }

  @Test
  void moreElementsThanADocumentOfNewsHasAreRefused() throws Exception {
    read("<a>" + "<b/>".repeat(500_001) + "</a>");

    assertThat(bad).containsExactly("null: has more than 500,000 elements and attributes");
  }

  @Test
  void moreValuesThanADocumentOfNewsHasAreTooLarge() throws Exception {
    read("[" + "{},".repeat(500_000) + "{}]");

    assertThat(bad).hasSize(1);
    assertThat(bad.get(0)).startsWith("null: is more JSON than is read");
  }

  @Test
  void aBodyAboveTheLargestRecordIsRefused() throws Exception {
    read("{\"@type\":\"NewsArticle\",\"articleBody\":\"" + "x".repeat(100_001) + "\"}");

    assertThat(bad).containsExactly("null: field \"text\" has 100,001 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a><b c='d'/><b c='d'/></a>", "{\"a\":[1,2],\"b\":{}}", "[[],[],[{}]]"})
  void theMemoryToReadADocumentGrowsWithItsValues(String document) {
    byte[] once = document.getBytes(StandardCharsets.UTF_8);
    byte[] oneLongText =
        (document.charAt(0) + "x".repeat(once.length - 1)).getBytes(StandardCharsets.UTF_8);

    long bytes = Received.file(once, "a").bytesToRead();

    assertThat(bytes).isGreaterThan(2 * Received.file(oneLongText, "a").bytesToRead());
  }

  private void read(String document) throws InterruptedException {
    new StructuredDocuments(new ArticleMaker("harian", LIMITS, Clock.systemUTC()), LIMITS)
        .read(
            Received.file(document.strip().getBytes(StandardCharsets.UTF_8), "in/a.json"),
            position -> new Carrier(CarrierKind.file, "in/a.json", position),
            new StructuredDocuments.Taker() {
              @Override
              public void article(RawArticle article, String ownId) {
                articles.add(article);
              }

              @Override
              public void bad(Long position, BadLineException why) {
                bad.add(position + ": " + why.getMessage());
              }
            });
  }

  private static String message(String... items) {
    return "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header/><itemSet>%s</itemSet></newsMessage>"
        .formatted(String.join("", items));
  }

  private static String item(String guid, String meta, String content) {
    return "<newsItem guid=\"%s\"><itemMeta>%s</itemMeta><contentSet>%s</contentSet></newsItem>"
        .formatted(guid, meta, content);
  }

  private RawArticle only() {
    assertThat(bad).isEmpty();
    assertThat(articles).hasSize(1);
    return articles.get(0);
  }

  private static String text(RawArticle article) {
    return CollectedArticles.text(article);
  }

  private static String stated(ArticleTime time) {
    return time.getValue();
  }
}
