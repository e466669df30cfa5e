package dev.warta.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ferries wait.<p>Crews rest.</p>Ports fill. | Ferries wait.;Crews rest.;Ports fill.",
        "<div>Ferries wait.</div><div>Crews rest.</div> | Ferries wait.;Crews rest.",
        "<ul><li>A <b>calm</b> day<ul><li>in <a href='/p'>port</a></li></ul></li></ul> | A calm day;in port",
        "<blockquote>We <b>wait</b>.<p>Still.</p>For <i>rain</i>.</blockquote> | We wait.;Still.;For rain.",
        "<p>Cre<b>ws</b> <a>rest</a>, <del>all</del> <ins>most</ins> of them.</p> | Crews rest, all most of them.",
        "<table><tr><th>Port</th><th>Ships</th></tr><tr><td>Wick</td><td>3</td></tr></table> | Port Ships;Wick 3",
        "<dl><dt>Tide</dt><dd>High at noon.</dd></dl> | Tide;High at noon.",
      })
  void allThatAReaderSeesIsKeptBlockByBlock(String markup, String blocks) {
    assertThat(read(markup).text().strip().split("\n\n")).containsExactly(blocks.split(";"));
  }

  @Test
  void linesEndWhereTheMarkupBreaksThemAndNowhereElse() {
    assertThat(read("<p>By Ina Moll<br>in \n  Wick</p>").text().strip())
        .isEqualTo("By Ina Moll\nin Wick");
    assertThat(read("<pre>Wick  3\nAlloa 4</pre>").text().strip()).isEqualTo("Wick  3\nAlloa 4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "script",
        "style",
        "nav",
        "aside",
        "figure",
        "footer",
        "form",
        "header",
        "noscript",
        "template"
      })
  void whatStandsAroundAnArticleIsLeftOut(String tag) {
    String around = "<" + tag + ">Menu</" + tag + ">";

    assertThat(read(around + "<p>Ferries wait.</p>" + around).text().strip())
        .isEqualTo("Ferries wait.");
  }

  @Test
  void headerOfTheArticleIsKept() {
    HtmlText marked =
        read(
            "<header>Firth Press</header><article><header><h1>Ferries wait</h1>By Ina Moll</header>"
                + "<p>Crews rest.</p></article>");
    HtmlText cut = read("<header><h1>Ferries wait</h1>By Ina Moll</header><p>Crews rest.</p>");

    assertThat(marked).isEqualTo(cut);
    assertThat(marked.title()).isEqualTo("Ferries wait");
    assertThat(marked.text().strip()).isEqualTo("By Ina Moll\n\nCrews rest.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<div>", "<p>a", "<blockquote>a", "<li>a<b>b</b>", "<header>", "a<br>"})
  void mebibytesOfMarkupAreReadInSeconds(String pattern) {
    String markup = pattern.repeat(2 * 1024 * 1024 / pattern.length());

    long start = System.nanoTime();
    read(markup);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  private static HtmlText read(String markup) {
    return HtmlText.of(markup);
  }
}
