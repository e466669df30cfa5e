package dev.warta.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.enrich.ArticleDraft;
import dev.warta.events.ArticleTime;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Evidence;
import dev.warta.events.TestArticles;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dates of whole web pages, where the places that state them agree and where they do not. */
class PageDatesTest {

  private static final String TEXT =
      "<p>The two boats that supply the islands will sail at night until the pier of Wick has been repaired, which takes four days, the port's master said.</p>"
          + "<p>Those who need medicine can order it by telephone, and the school will open an hour later than it does on other days of the week.</p>";

  private static final String DATA = "2024-01-08T09:30:00+00:00";

  private final ExtractText step = new ExtractText();

  private EnrichedArticle read(String language, String head, String below, String end) {
    String page =
        """
        <!DOCTYPE html><html lang="%s"><head><meta charset="utf-8"><title>Boats sail at night | Firth Press</title>
        %s</head><body><article><h1>Boats sail at night</h1>%s%s</article>%s</body></html>
        """
            .formatted(language, head, below, TEXT, end);
    byte[] content = page.getBytes(StandardCharsets.UTF_8);
    return step.apply(
            ArticleDraft.of(
                TestArticles.document("firth-press", "page.html", "text/html", content)))
        .event();
  }

  private EnrichedArticle read(String head, String below) {
    return read("en", head, below, "");
  }

  private static String linkedData(String published, String updated) {
    return """
        <script type="application/ld+json">{"@type":"Article","datePublished":"%s","dateModified":"%s"}</script>
        """
        .formatted(published, updated);
  }

  private static String meta(String name, String content) {
    return "<meta property=\"%s\" content=\"%s\">".formatted(name, content);
  }

  private static String value(ArticleTime time) {
    return time == null ? null : time.getValue();
  }

  @ParameterizedTest
  @CsvSource({
    "article:published_time",
    "published-date",
    "firth-published-date",
    "publish_date",
    "publishtime"
  })
  void metaOfManyNamesStatesThePublication(String name) {
    EnrichedArticle event = read(meta(name, "2024-06-18T07:30:00+01:00"), "");

    assertThat(value(event.getPublishedAt())).isEqualTo("2024-06-18T07:30:00+01:00");
  }

  @Test
  void metaThatNamesThePublisherStatesNoDate() {
    EnrichedArticle event = read(meta("article:publisher", "2024-06-18"), "");

    assertThat(event.getPublishedAt()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<div>By Ina Moll</div><div>June 18, 2024</div> | 2024-06-18",
        "<p>Ina Moll • June 18th, 2024</p> | 2024-06-18",
        "<div><span>Harbour</span><span>18-jun-2024 5:11:10</span></div> | 2024-06-18T05:11:10Z",
        "<time datetime='2024-06-18T07:30:00+01:00'>yesterday</time> | 2024-06-18T07:30:00+01:00",
        "<time datetime='2024-03-06T12:00:00Z'>06/03/2024</time> by Ina Moll | 2024-03-06",
        "<div>18.06.2024 - 5 min</div> | 2024-06-18",
      })
  void dateBesideTheHeadingIsRead(String below, String value) {
    assertThat(value(read("", below).getPublishedAt())).isEqualTo(value);
  }

  @Test
  void dateInASentenceBesideTheHeadingIsNotThatOfThePage() {
    EnrichedArticle event =
        read(
            "",
            "<p>The pier was closed on May 2, 2024, and the council has not said since when it will be open again to boats of the islands.</p>");

    assertThat(event.getPublishedAt()).isNull();
  }

  @Test
  void shownDateThatTheDataDoNotKnowCountsBeforeTheirs() {
    EnrichedArticle event = read(linkedData(DATA, DATA), "<div>Ina Moll, May 2, 2023</div>");

    assertThat(value(event.getPublishedAt())).isEqualTo("2023-05-02");
    assertThat(event.getEvidence())
        .filteredOn(evidence -> evidence.getField().equals("publishedAt"))
        .extracting(Evidence::getMethod)
        .containsExactly("shown-date");
  }

  @Test
  void shownDayThatAZoneExplainsLeavesTheMoment() {
    String evening = "2024-06-19T03:05:00+00:00";

    EnrichedArticle event = read(linkedData(evening, evening), "<div>June 18, 2024</div>");

    assertThat(value(event.getPublishedAt())).isEqualTo("2024-06-19T03:05:00Z");
  }

  @Test
  void momentInUtcIsTakenInTheZoneOfThePage() {
    EnrichedArticle event =
        read(
            meta("article:published_time", "2024-06-19T03:05:00+00:00"),
            "<time datetime='2024-06-18T20:05:00-07:00'>June 18, 2024</time>");

    assertThat(value(event.getPublishedAt())).isEqualTo("2024-06-18T20:05:00-07:00");
  }

  @Test
  void ofSeveralPublicationsTheShownOneCounts() {
    EnrichedArticle event =
        read(
            linkedData("2018-04-03", "2024-06-18") + meta("sailthru.date", "2024-06-18 18:06:00"),
            "<div>By Ina Moll Updated: June 18, 2024</div>");

    assertThat(value(event.getPublishedAt())).isEqualTo("2024-06-18T18:06:00Z");
  }

  @Test
  void publicationBehindTheUpdateGivesWayToAnother() {
    EnrichedArticle event =
        read(
            meta("published-time", "2024-06-12T08:00:00Z")
                + meta("published-date", "2024-02-16")
                + meta("modified-date", "2024-03-30"),
            "");

    assertThat(value(event.getPublishedAt())).isEqualTo("2024-02-16");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>Last updated: June 18, 2024</div>",
        "<div>Page updated</div><div>18 June 2024</div>",
        "<div>Ina Moll, June 18, 2024</div>"
      })
  void pageWrittenAnewHasNoDateButThatOfItsUpdate(String shown) {
    EnrichedArticle event = read(linkedData(DATA, "2024-06-18T10:00:00Z"), shown);

    assertThat(event.getPublishedAt()).isNull();
    assertThat(value(event.getUpdatedAt())).isEqualTo("2024-06-18");
  }

  @Test
  void updateWithinTheWeekLeavesThePublication() {
    EnrichedArticle event =
        read(
            linkedData("2024-06-14T08:00:00Z", "2024-06-18T10:00:00Z"),
            "<div>Updated: June 18, 2024</div>");

    assertThat(value(event.getPublishedAt())).isEqualTo("2024-06-14T08:00:00Z");
    assertThat(value(event.getUpdatedAt())).isEqualTo("2024-06-18T10:00:00Z");
  }

  @Test
  void publicationThatIsStatedForAllIsNotHiddenByAnUpdate() {
    EnrichedArticle event =
        read(
            linkedData(DATA, "2024-06-18T10:00:00Z") + meta("article:published_time", DATA),
            "<div>Updated: June 18, 2024</div>");

    assertThat(value(event.getPublishedAt())).isEqualTo("2024-01-08T09:30:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-US | <div>3/4/2024</div> | 2024-03-04",
        "en-GB | <div>3/4/2024</div> | 2024-04-03",
        "en-US | <div>3/4/2024</div><div>1 June 2024</div> | 2024-04-03",
        "de | <div>03.04.2024</div><div>11.24.2023</div> | 2024-03-04",
      })
  void orderOfDayAndMonthIsThatOfThePage(String language, String below, String value) {
    assertThat(value(read(language, "", below, "").getPublishedAt())).isEqualTo(value);
  }

  @Test
  void dateWithTwoReadingsDoesNotSpeakAgainstTheData() {
    EnrichedArticle event = read("en-GB", linkedData("2024-03-04", ""), "<div>3/4/2024</div>", "");

    assertThat(value(event.getPublishedAt())).isEqualTo("2024-03-04");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>Posted on the 18/06/2024 at 19:00 by Ina Moll</div>",
        "<div>Published June 18, 2024</div>",
        "<div>Written by Ina Moll and Ole Bakke June 18, 2024</div>"
      })
  void labelledDateBelowTheTextIsReadWhereThereIsNoOther(String end) {
    EnrichedArticle event = read("en-GB", "", "", end);

    assertThat(value(event.getPublishedAt())).startsWith("2024-06-18");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>A ferry that would not start June 2, 2024</div>",
        "<div>© June 2, 2024 Firth Press</div>",
        "<div>Copyright 2024 Firth Press</div>"
      })
  void dateWithoutALabelBelowTheTextIsOfSomethingElse(String end) {
    assertThat(read("en", "", "", end).getPublishedAt()).isNull();
  }

  @Test
  void singleDateInTheStateOfThePageIsReadWhereThereIsNoOther() {
    String state = "<script>window.page = {\"publishedAt\":\"2024-06-18T07:30:00Z\"};</script>";

    assertThat(value(read(state, "").getPublishedAt())).isEqualTo("2024-06-18T07:30:00Z");
  }

  @Test
  void severalDatesInTheStateOfThePageAreOfSeveralArticles() {
    String state =
        "<script>[{\"publishedAt\":\"2024-06-18\"},{\"publishedAt\":\"2024-06-17\"}]</script>";

    assertThat(read(state, "").getPublishedAt()).isNull();
  }

  @Test
  void datesOfOtherHeadingsAreNotThoseOfTheArticle() {
    EnrichedArticle event =
        read("en", "", "<div>June 18, 2024</div>", "<h1>More of Firth</h1><div>June 2, 2024</div>");

    assertThat(value(event.getPublishedAt())).isEqualTo("2024-06-18");
  }
}
