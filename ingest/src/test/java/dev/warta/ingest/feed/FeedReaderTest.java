package dev.warta.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FeedReaderTest {

  private static final String ADDRESS = "https://kabar.example/rss.xml";

  @Test
  void rssWithItsUsualExtensionsIsRead() throws Exception {
    Feed feed =
        read(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
                xmlns:content="http://purl.org/rss/1.0/modules/content/"
                xmlns:media="http://search.yahoo.com/mrss/">
              <channel>
                <title>Kabar &amp; Berita</title>
                <link>https://kabar.example/</link>
                <language>id</language>
                <ttl>15</ttl>
                <skipHours><hour>1</hour><hour>24</hour></skipHours>
                <item>
                  <guid isPermaLink="false">berita-7</guid>
                  <link>/2024/beras</link>
                  <title>Harga beras turun</title>
                  <dc:creator>Ratna Dewi</dc:creator>
                  <pubDate>Wed, 19 Jun 2024 08:30:00 +0700</pubDate>
                  <category>Ekonomi</category>
                  <description>Kabar baik.</description>
                  <content:encoded><![CDATA[<p>Harga <a href="/beras">beras</a> turun.</p>]]></content:encoded>
                  <enclosure url="foto.jpg" type="image/jpeg" length="1200"/>
                  <media:group><media:content url="https://kabar.example/v.mp4" medium="video"/></media:group>
                </item>
              </channel>
            </rss>
            """);

    assertThat(feed.format()).isEqualTo("rss 2.0");
    assertThat(feed.title().line()).isEqualTo("Kabar & Berita");
    assertThat(feed.interval()).isEqualTo(Duration.ofMinutes(15));
    assertThat(feed.skipHours()).containsExactlyInAnyOrder(0, 1);
    FeedEntry entry = feed.entries().get(0);
    assertThat(entry.id()).isEqualTo("berita-7");
    assertThat(entry.link()).isEqualTo("https://kabar.example/2024/beras");
    assertThat(entry.authors()).containsExactly(new FeedAuthor("Ratna Dewi", null, null));
    assertThat(entry.published().toArticleTime().getValue()).isEqualTo("2024-06-19T08:30:00+07:00");
    assertThat(entry.summary()).isEqualTo(new FeedText("Kabar baik.", "text/plain"));
    assertThat(entry.content())
        .isEqualTo(
            new FeedText(
                "<p>Harga <a href=\"https://kabar.example/beras\">beras</a> turun.</p>",
                "text/html"));
    assertThat(entry.media())
        .extracting(FeedMedia::url, FeedMedia::medium, FeedMedia::bytes)
        .containsExactly(
            tuple("https://kabar.example/foto.jpg", "image", 1200L),
            tuple("https://kabar.example/v.mp4", "video", -1L));
    assertThat(feed.problems()).isEmpty();
  }

  @Test
  void itemsOfRssOneLieBesideTheChannel() throws Exception {
    Feed feed =
        read(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
                xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
              <channel rdf:about="https://kabar.example/"><title>Kabar</title>
                <sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel>
              <item rdf:about="https://kabar.example/1"><title>Satu</title></item>
              <item rdf:about="https://kabar.example/2"><title>Dua</title></item>
            </rdf:RDF>
            """);

    assertThat(feed.interval()).isEqualTo(Duration.ofHours(6));
    assertThat(feed.entries())
        .extracting(FeedEntry::link, entry -> entry.title().value())
        .containsExactly(
            tuple("https://kabar.example/1", "Satu"), tuple("https://kabar.example/2", "Dua"));
  }

  @Test
  void atomIsReadWithItsTypesBasesAndLanguages() throws Exception {
    Feed feed =
        read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://zeitung.example/a/">
              <title type="html">Die &amp;lt;Zeitung&amp;gt;</title>
              <author><name>Redaktion</name></author>
              <link rel="self" href="feed.atom"/>
              <entry xml:lang="de-AT" xml:base="b/">
                <id>tag:zeitung.example,2024:1</id>
                <title>Eins</title>
                <link rel="enclosure" href="ton.mp3" type="audio/mpeg"/>
                <link href="eins.html"/>
                <published>2024-06-19T08:30:00Z</published>
                <updated>2024-06-20T08:30:00Z</updated>
                <category term="pol" label="Politik"/>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A &lt; B<br/><img src="c.png"/></p></div></content>
              </entry>
            </feed>
            """);

    FeedEntry entry = feed.entries().get(0);
    assertThat(feed.title().line()).isEqualTo("Die <Zeitung>");
    assertThat(feed.selfLink()).isEqualTo("https://zeitung.example/a/feed.atom");
    assertThat(entry.link()).isEqualTo("https://zeitung.example/a/b/eins.html");
    assertThat(entry.language()).isEqualTo("de-AT");
    assertThat(entry.tags()).containsExactly("Politik");
    assertThat(entry.media())
        .extracting(FeedMedia::url)
        .containsExactly("https://zeitung.example/a/b/ton.mp3");
    assertThat(entry.content().value())
        .isEqualTo("<p>A &lt; B<br/><img src=\"https://zeitung.example/a/b/c.png\"/></p>");
  }

  @Test
  void jsonFeedIsReadAsFarAsItGoes() throws Exception {
    Feed feed =
        read(
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Kabar",
             "items": [
               {"id": 7, "url": "https://kabar.example/7", "content_html": "<p>Isi</p>", "tags": ["a", "b"],
                "authors": [{"name": "Ratna Dewi"}]},
               {"id": "8", "content_text": "Terpo""");

    assertThat(feed.entries()).extracting(FeedEntry::id).containsExactly("7", "8");
    assertThat(feed.entries().get(0).tags()).containsExactly("a", "b");
    assertThat(feed.problems()).singleElement().asString().contains("cut off");
  }

  @Test
  void whatIsNotWellFormedIsReadAsItWasMeant() throws Exception {
    Feed feed =
        read(
            """
            Warning: mysql_connect() failed
            <rss version=2.0><channel><title>Fish & Chips &nbsp;&eacute;</title>
            <item><title>Satu</i></title><description>a <b>bold<br> word</description>
            <item><title>Dua &copy 2024</title><link>https://kabar.example/2</link></item>
            <item><title>Tiga""");

    assertThat(feed.title().line()).isEqualTo("Fish & Chips é");
    assertThat(feed.entries())
        .extracting(entry -> entry.title().value())
        .containsExactly("Satu", "Dua &copy 2024", "Tiga");
    assertThat(feed.entries().get(0).summary().value()).isEqualTo("a <b>bold<br/> word</b>");
    assertThat(feed.problems()).contains("an element is not closed", "an end tag closes nothing");
  }

  @Test
  void charsetIsToldByTheBytesBeforeWhatIsDeclared() throws Exception {
    String xml =
        "<?xml version='1.0' encoding='%s'?><rss><channel><title>Größe</title></channel></rss>";

    assertThat(title(xml.formatted("ISO-8859-1"), StandardCharsets.UTF_8, null)).isEqualTo("Größe");
    assertThat(title(xml.formatted("ISO-8859-1"), StandardCharsets.ISO_8859_1, null))
        .isEqualTo("Größe");
    assertThat(title(xml.formatted("UTF-8"), StandardCharsets.ISO_8859_1, null)).isEqualTo("Größe");
    assertThat(title(xml.formatted("UTF-16"), StandardCharsets.UTF_16, null)).isEqualTo("Größe");
    assertThat(title(xml.formatted("UTF-16"), StandardCharsets.UTF_16LE, null)).isEqualTo("Größe");
    assertThat(
            title(
                "<rss><channel><title>Привет, мир</title></channel></rss>",
                Charset.forName("KOI8-R"),
                "koi8-r"))
        .isEqualTo("Привет, мир");
  }

  @Test
  void entitiesNeitherFetchFilesNorBlowUp() throws Exception {
    StringBuilder bomb =
        new StringBuilder(
            "<!DOCTYPE rss [<!ENTITY a0 \"ha\"><!ENTITY f SYSTEM \"file:///etc/passwd\">");
    for (int i = 1; i < 50; i++) {
      bomb.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
    }
    bomb.append(
        "<!ENTITY penerbit \"Kabar\">]><rss><channel><title>&a49;&f;&penerbit;</title></channel></rss>");

    Feed feed = read(bomb.toString());

    assertThat(feed.title().value()).isEqualTo("&a48;&a48;&f;Kabar");
  }

  @Test
  void deepNestingAndManyElementsAreBounded() throws Exception {
    String deep = "<rss><channel><title>T</title><item><description>" + "<b>".repeat(100_000) + "x";
    String many = "<rss><channel>" + "<item/>".repeat(XmlParser.MAX_ELEMENTS + 10);

    assertThat(read(deep).problems()).anyMatch(problem -> problem.contains("nested deeper"));
    Feed feed = read(many);
    assertThat(feed.entries()).hasSize(Feed.MAX_ENTRIES);
    assertThat(feed.problems())
        .anyMatch(problem -> problem.contains("elements"))
        .anyMatch(problem -> problem.contains("entries"));
  }

  @Test
  void hostileMarkupCostsNoMoreThanItsLength() throws Exception {
    for (String part :
        new String[] {
          "<a ",
          "<!--",
          "<![CDATA[",
          "<a b=\"",
          "<!x ",
          "</a>",
          "<?",
          "&#x",
          "<a xmlns:b='",
          "<p><i>"
        }) {
      String feed =
          "<rss><channel><item><title>x</title><description>"
              + part.repeat(1_000_000 / part.length());

      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () ->
                      java.util.concurrent.CompletableFuture.supplyAsync(() -> entries(feed))
                          .get(20, java.util.concurrent.TimeUnit.SECONDS)))
          .as(part)
          .isNull();
    }
  }

  private static int entries(String feed) {
    try {
      return read(feed).entries().size();
    } catch (NotAFeedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aPageIsNoFeedButMayNameOne() {
    assertThatThrownBy(
            () ->
                read(
                    "<!doctype html><html><head><link rel=alternate type='application/rss+xml' href='/feed'></head>"))
        .isInstanceOf(NotAFeedException.class)
        .hasMessage("is a web page, not a feed; the page names a feed: /feed");
    assertThatThrownBy(() -> read("  ")).hasMessage("is empty");
    assertThatThrownBy(() -> read("{\"items\": 3}")).hasMessageContaining("no JSON Feed");
  }

  @Test
  void personsAreReadInAllTheWaysOfRss() {
    assertThat(FeedAuthor.ofText("ratna@kabar.example (Ratna Dewi)"))
        .isEqualTo(new FeedAuthor("Ratna Dewi", "ratna@kabar.example", null));
    assertThat(FeedAuthor.ofText("Ratna Dewi <ratna@kabar.example>"))
        .isEqualTo(new FeedAuthor("Ratna Dewi", "ratna@kabar.example", null));
    assertThat(FeedAuthor.ofText("ratna@kabar.example"))
        .isEqualTo(new FeedAuthor(null, "ratna@kabar.example", null));
    assertThat(FeedAuthor.ofText("Ratna Dewi (Jakarta)"))
        .isEqualTo(new FeedAuthor("Ratna Dewi (Jakarta)", null, null));
  }

  private static String title(String feed, Charset charset, String declared) throws Exception {
    return FeedReader.read(feed.getBytes(charset), declared, ADDRESS).title().value();
  }

  private static Feed read(String feed) throws NotAFeedException {
    return FeedReader.read(feed.getBytes(StandardCharsets.UTF_8), null, ADDRESS);
  }
}
