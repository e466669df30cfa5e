package dev.warta.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.UnreadableArticleException;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Problem;
import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages made to break their reader: the article is still found, or refused with its reason. */
class HostilePagesTest {

  private static final int MEBIBYTE = 1 << 20;

  private static final String SENTENCE =
      "The harbour of Wick will be closed to ferries until Friday, the council said, after a crane came down on the northern pier during the night.";
  private static final String ARTICLE = "<p>" + SENTENCE + "</p>";

  private final ExtractText step = new ExtractText();

  static Stream<Arguments> aroundAnArticle() {
    return Stream.of(
        Arguments.of("tags nested 8 MiB deep", "<div>".repeat(8 * MEBIBYTE / 5) + SENTENCE),
        Arguments.of("inline tags nested", "<b><i>".repeat(100_000) + ARTICLE),
        Arguments.of("links nested", "<a href=x>".repeat(100_000) + ARTICLE),
        Arguments.of("lists nested", "<ul><li>".repeat(100_000) + SENTENCE),
        Arguments.of("tables nested", "<table><tr><td>".repeat(50_000) + SENTENCE),
        Arguments.of("a million attributes", attributes(1_000_000) + SENTENCE),
        Arguments.of("a class of 4 MB", "<div class='" + "story ".repeat(700_000) + "'>" + ARTICLE),
        Arguments.of("a style of 4 MB", "<p style='" + "top:1;".repeat(700_000) + "'>" + SENTENCE),
        Arguments.of(
            "an address of 4 MB", "<a href='" + "/a-b".repeat(MEBIBYTE) + "'>x</a>" + ARTICLE),
        Arguments.of(
            "end tags in scripts",
            "<script>var a = '</p><p>never';</script>".repeat(20_000) + ARTICLE),
        Arguments.of(
            "data nested without end",
            "<script type='application/ld+json'>" + "[".repeat(MEBIBYTE) + "</script>" + ARTICLE),
        Arguments.of("end tags alone", "</p>".repeat(100_000) + ARTICLE),
        Arguments.of("headings alone", "<h1>Wick - news</h1>".repeat(50_000) + ARTICLE),
        Arguments.of("foreign elements nested", "<svg><math>".repeat(50_000) + "<p>" + SENTENCE),
        Arguments.of("a comment that does not end", ARTICLE + "<!--" + "- ".repeat(MEBIBYTE)),
        Arguments.of("a script that does not end", ARTICLE + "<script>" + "a<b;".repeat(MEBIBYTE)),
        Arguments.of("bylines of many", "<p class=byline>By Ana Gil</p>".repeat(30_000) + ARTICLE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("aroundAnArticle")
  void theArticleIsFoundAmid(String what, String body) {
    assertThat(read(page(body)).getBody()).contains(SENTENCE);
  }

  /** As a fragment, which has no elements of a page around it. */
  @ParameterizedTest
  @ValueSource(strings = {"<div>", "<aside>x</aside>", "<header>x</header>", "</p>", "<"})
  void theTextOfAFragmentIsFoundAmidAHundredThousand(String markup) {
    assertThat(read(ARTICLE + markup.repeat(100_000)).getBody()).contains(SENTENCE);
  }

  @Test
  void aSingleLineOfFiveMegabytesIsReadWhole() {
    int count = 5_000_000 / SENTENCE.length();

    EnrichedArticle event = read(page("<p>" + (SENTENCE + " ").repeat(count) + "</p>"));

    assertThat(event.getBody()).hasSize(count * (SENTENCE.length() + 1) - 1);
    assertThat(event.getProblems()).isEmpty();
  }

  @Test
  void aTableOfFiftyThousandCellsIsReadWhole() {
    String rows = "<tr><td>seven</td><td>eight</td></tr>".repeat(25_000);

    EnrichedArticle event = read(page("<table>" + rows + "</table>" + ARTICLE));

    assertThat(event.getBody().lines().filter(line -> line.equals("eight"))).hasSize(25_000);
    assertThat(event.getProblems()).isEmpty();
  }

  @Test
  void ofMoreParagraphsThanAnArticleHasTheFirstAreReadAndTheCutIsTold() {
    String paragraphs =
        IntStream.range(0, 100_001)
            .mapToObj(number -> "<p>Paragraph " + number + ".</p>")
            .collect(Collectors.joining());

    EnrichedArticle event = read(page(ARTICLE + paragraphs));

    assertThat(event.getBody()).contains("Paragraph 99990.").doesNotContain("Paragraph 100000.");
    assertThat(event.getProblems()).extracting(Problem::getKind).containsExactly("truncated");
  }

  @Test
  void ofMoreAttributesThanAnElementHasTheFirstAreReadAndTheCutIsTold() {
    EnrichedArticle event = read(page(attributes(1_000) + SENTENCE + "</p>" + attributes(600)));

    assertThat(event.getBody()).isEqualTo(SENTENCE);
    assertThat(event.getProblems())
        .containsExactly(
            new Problem(
                "extract-text",
                "truncated",
                "an element of the page has 512 attributes or more; only the first 512 were read"));
  }

  @Test
  void asManyAttributesAsAreReadOfAnElementAreNoProblem() {
    assertThat(read(page(attributes(511) + SENTENCE)).getProblems()).isEmpty();
  }

  @Test
  void ofMoreMetaElementsUnderOneNameTheFirstAreReadAndTheCutIsTold() {
    EnrichedArticle event = read(page(metas("Author", 101) + metas("byl", 300) + ARTICLE));

    assertThat(event.getBody()).isEqualTo(SENTENCE);
    assertThat(event.getProblems())
        .containsExactly(
            new Problem(
                "extract-text",
                "truncated",
                "the page has more than 100 meta elements under one name, such as \"author\";"
                    + " only the first 100 of each name were read"));
  }

  @Test
  void aHundredMetaElementsUnderOneNameAreNoProblem() {
    assertThat(read(page(metas("author", 100) + ARTICLE)).getProblems()).isEmpty();
  }

  @Test
  void aNameWithoutEndIsQuotedInPart() {
    String name = "author".repeat(5_000) + "&#1;";

    EnrichedArticle event = read(page(metas(name, 101) + ARTICLE));

    assertThat(event.getProblems())
        .extracting(Problem::getMessage)
        .singleElement()
        .asString()
        .contains("\"authorauthor")
        .endsWith("of each name were read");
  }

  @Test
  void nullBytesAreLeftOutAndCounted() {
    EnrichedArticle event = read(page("<p>\0" + SENTENCE.replace("crane", "cra\0ne") + "</p>"));

    assertThat(event.getBody()).isEqualTo(SENTENCE);
    assertThat(event.getProblems())
        .extracting(Problem::getKind, problem -> problem.getMessage().startsWith("2 characters"))
        .containsExactly(tuple("replaced-characters", true));
  }

  @Test
  void aPageOfNullBytesIsRefused() {
    assertThatRefused(page("<p>" + "\0".repeat(MEBIBYTE) + "</p>")).withMessageContaining("binary");
  }

  @Test
  void aPageThatIsAllLinksIsRefusedAsOne() {
    String links = "<li><a href='/x'>A headline of another article</a></li>".repeat(50_000);

    assertThatRefused(page("<ul>" + links + "</ul>"))
        .withMessageContaining("little but links (50,000 of them)");
  }

  @Test
  void aPageWhoseTextStandsAroundNoArticleIsRefusedAsOne() {
    String form = "<form><p>Search the harbour news of Wick by day, month or year</p></form>";

    assertThatRefused(page("<nav>Home, news and sport</nav>" + form))
        .withMessageContaining("the document holds no article: its text is menus");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "<html></html>", "<!--", "<script>", "<p", "&#0;"})
  void aPageWithoutTextIsRefused(String page) {
    assertThatRefused(page).withMessageContaining("no text");
  }

  @Test
  void aPdfThatIsCalledHtmlIsRefusedByItsName() {
    assertThatRefused("%PDF-1.7\n" + "<p>words</p>".repeat(1_000)).withMessageContaining("PDF");
  }

  private ThrowableAssertAlternative<UnreadableArticleException> assertThatRefused(String page) {
    return assertThatExceptionOfType(UnreadableArticleException.class).isThrownBy(() -> read(page));
  }

  private EnrichedArticle read(String page) {
    byte[] content = page.getBytes(StandardCharsets.UTF_8);
    RawArticle raw = TestArticles.document("firth-press", "page.html", "text/html", content);
    return step.apply(ArticleDraft.of(raw)).event();
  }

  private static String page(String body) {
    return "<!DOCTYPE html><html><head><title>News of Wick</title></head><body>" + body;
  }

  private static String metas(String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> "<meta name='" + name + "' content='Writer " + number + "'>")
        .collect(Collectors.joining());
  }

  private static String attributes(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> " a" + number + "=1")
        .collect(Collectors.joining("", "<p", ">"));
  }
}
