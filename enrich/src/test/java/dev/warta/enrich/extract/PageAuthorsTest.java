package dev.warta.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.enrich.ArticleDraft;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Evidence;
import dev.warta.events.TestArticles;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a web page names as its authors. */
class PageAuthorsTest {

  private static final String PAGE =
      """
      <!DOCTYPE html><html lang="en"><head><title>Orchard on the quay opens</title>
      <meta property="og:site_name" content="Quay Letter">%s</head><body>
      <h1>Orchard on the quay opens</h1>%s
      <article><p>Forty apple trees were planted on the quay of Lerwick during the winter, and they
      are open to everyone who cares to pick from them, the harbour trust said.</p>
      <p>The trees stand in old fish boxes, since the ground below the quay is nothing but stone, and
      they are watered from the roofs of the two sheds behind them.</p></article></body></html>
      """;

  private final ExtractText step = new ExtractText();

  private EnrichedArticle read(String head, String belowHeading) {
    byte[] content = PAGE.formatted(head, belowHeading).getBytes(StandardCharsets.UTF_8);
    return step.apply(
            ArticleDraft.of(
                TestArticles.document("quay-letter", "page.html", "text/html", content)))
        .event();
  }

  private static String dataOf(String author) {
    return "<meta name=\"author\" content=\"" + author + "\">";
  }

  @Test
  void whoTypedThePageInGivesWayToTheBylineByTheHeading() {
    EnrichedArticle event = read(dataOf("Petra Klerk"), "<p>By Tove Aasen</p>");

    assertThat(event.getAuthors()).containsExactly("Tove Aasen");
  }

  @Test
  void theNameInTheDataIsKeptWhereItIsSeenToo() {
    EnrichedArticle event =
        read(dataOf("Tove Aasen"), "<p>Tove Aasen</p><p>By Otto Brandt, illustration</p>");

    assertThat(event.getAuthors()).containsExactly("Tove Aasen");
  }

  @Test
  void theAuthorInTheCardForSocialMediaIsTaken() {
    String card =
        "<meta name=\"twitter:label1\" content=\"Written by\">"
            + "<meta name=\"twitter:data1\" content=\"Tove Aasen\">";

    assertThat(read(card, "").getAuthors()).containsExactly("Tove Aasen");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Quay Letter", "Harbour Trust Team", "The Orchard Editors", "tovewrites"})
  void aPageThatNamesNoPersonIsSignedByWhomItsDataName(String signature) {
    EnrichedArticle event = read(dataOf(signature), "");

    assertThat(event.getAuthors()).containsExactly(signature);
    assertThat(event.getEvidence())
        .filteredOn(evidence -> evidence.getField().equals("authors"))
        .extracting(Evidence::getConfidence)
        .containsExactly(0.5);
  }

  @Test
  void aPersonIsTakenBeforeTheTeamInTheData() {
    EnrichedArticle event = read(dataOf("Harbour Trust Team"), "<p>By Tove Aasen</p>");

    assertThat(event.getAuthors()).containsExactly("Tove Aasen");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"admin", "Staff", "editorial team", "undefined", "https://quay.example/a"})
  void wordsThatStandForNobodyAreNoAuthor(String nobody) {
    assertThat(read(dataOf(nobody), "").getAuthors()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"By the Orchard Team", "Posted by orchardist on 4 May 2024"})
  void aTeamOrAHandleBehindABylineWordIsTheAuthor(String byline) {
    assertThat(read("", "<p class=\"byline\">" + byline + "</p>").getAuthors())
        .containsAnyOf("the Orchard Team", "orchardist")
        .hasSize(1);
  }

  @Test
  void aDegreeStaysBehindItsName() {
    assertThat(read(dataOf("Tove Aasen, MD, Ph.D."), "").getAuthors())
        .containsExactly("Tove Aasen, MD, Ph.D.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "By Tove Aasen, Senior Director, Orchards & Gardens",
        "By Tove Aasen Contributing Writer",
        "By Tove Aasen, Co-Founder & COO",
        "View all posts by Tove Aasen",
        "4 May 2024 Tove Aasen",
        "Last updated 4 May 2024 by Tove Aasen.",
        "<span>By Tove Aasen</span><span>Published: 4 May 2024</span>"
      })
  void jobsAndDatesBehindANameAreLeftOut(String byline) {
    assertThat(read("", "<p class=\"byline\">" + byline + "</p>").getAuthors())
        .containsExactly("Tove Aasen");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>Tove Aasen</p><p>4 May 2024</p>",
        "<p>4 May 2024 • Tove Aasen in Gardens</p>",
        "<p>Tove Aasen Senior Writer</p><p>4 May 2024</p>"
      })
  void aNameAloneBesideADateBelowTheHeadingIsTheAuthor(String lines) {
    assertThat(read("", lines).getAuthors()).containsExactly("Tove Aasen");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Quay Letter", "The Orchard Team"})
  void aTeamOrTheSiteBesideADateBelowTheHeadingIsTheAuthor(String signature) {
    assertThat(read("", "<p>" + signature + "</p><p>4 May 2024</p>").getAuthors())
        .containsExactly(signature);
  }

  @Test
  void aSentenceThatBeginsLikeABylineNamesNobody() {
    assertThat(read("", "<p>By watering them from the roofs, as it does now.</p>").getAuthors())
        .isEmpty();
  }

  @Test
  void theByLineByTheHeadingCountsBeforeOneFurtherDown() {
    String lines = "<p>By Tove Aasen</p><div class=\"byline\">By Otto Brandt</div>";

    assertThat(read("", lines).getAuthors()).containsExactly("Tove Aasen");
  }

  @Test
  void aBylineThatNamesThePersonOfTheDataAndOthersIsTaken() {
    EnrichedArticle event =
        read(dataOf("Tove Aasen"), "<p>Written by Dr Tove Aasen and Otto Brandt</p>");

    assertThat(event.getAuthors()).containsExactly("Dr Tove Aasen", "Otto Brandt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Subscribe Now", "Posted On", "Written By"})
  void whatAPageAsksOfItsReaderIsNoNameEvenBesideADate(String line) {
    assertThat(read("", "<p>" + line + "</p><p>4 May 2024</p>").getAuthors()).isEmpty();
  }

  @Test
  void aWordOfTheTemplateBehindALabelOfItsOwnIsNoName() {
    assertThat(read("", "<p>Posted by</p><p>Archived</p>").getAuthors()).isEmpty();
  }

  @Test
  void aNameBehindALabelOfItsOwnIsTaken() {
    assertThat(read("", "<p>Written by</p><p>Tove Aasen</p>").getAuthors())
        .containsExactly("Tove Aasen");
  }

  @Test
  void aNameAloneWithoutADateIsNotTakenForAnAuthor() {
    assertThat(read("", "<p>Tove Aasen</p><p>The quay</p>").getAuthors()).isEmpty();
  }
}
