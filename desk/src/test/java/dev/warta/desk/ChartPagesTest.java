package dev.warta.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Looks at the trends, the pipeline and maps in a real browser, with an API that holds still. */
class ChartPagesTest {

  private static final String FIRST_OF_JUNE =
      "/trends?from=2024-06-01T00:00:00Z&to=2024-06-11T00:00:00Z";
  private static final String FOURTH_TO_SEVENTH =
      "/trends?from=2024-06-04T00%3A00%3A00Z&to=2024-06-08T00%3A00%3A00Z";

  private static TestCharts api;
  private static PagesServer server;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(Browser.isInstalled(), Browser.MISSING);
    api = new TestCharts();
    server = PagesServer.start(api.routes());
    browser = Browser.open(server.url());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      browser.close();
      server.close();
    }
  }

  @BeforeEach
  void allIsWell() {
    api.pipelineIs(TestCharts.ALL_IS_WELL);
    browser.resize(1280, 900);
    browser.prefer("light");
  }

  @Test
  void draggingOverAPlotChoosesTheSpanAndBackGoesBack() {
    browser.visit(FIRST_OF_JUNE);

    browser.drag(".u-over", 0.35, 0.65);

    browser.awaitPath(FOURTH_TO_SEVENTH);
    browser.script("history.back()");
    browser.awaitPath(FIRST_OF_JUNE);
    browser.find(".u-over");
  }

  @Test
  void theKeyboardChoosesASpanToo() {
    browser.visit(FIRST_OF_JUNE);
    browser.find(".u-over");
    browser.script("document.querySelector('.plot-canvas').focus()");

    browser.press(Keys.HOME);
    browser.press(Keys.ARROW_RIGHT);
    browser.press(Keys.ARROW_RIGHT);
    browser.press(Keys.ARROW_RIGHT);
    browser.awaitText(".plot-said", "Tue, 4 Jun 2024: 40");
    browser.pressHolding(Keys.SHIFT, Keys.ARROW_RIGHT, 3);
    browser.awaitText(".plot-said", "Tue, 4 Jun 2024 to Fri, 7 Jun 2024: 220");
    browser.press(Keys.ENTER);

    browser.awaitPath(FOURTH_TO_SEVENTH);
  }

  @Test
  void aTableSaysWhatThePlotShows() {
    browser.visit(FIRST_OF_JUNE);

    browser.find(".plot-table summary").click();

    browser.awaitText(".plot-table tr:last-child", "Mon, 10 Jun 2024 100");
  }

  @Test
  void theVerdictSaysWhereItIsSlow() {
    api.pipelineIs(TestCharts.SLOW_STORE);

    browser.visit("/pipeline");

    browser.awaitText(".verdict h2", "Slow at store");
    browser.awaitText(".stage[data-state=slow]", "32,410");
  }

  @Test
  void nothingIsSaidToBeWellOfADeskThatNoLongerAnswers() {
    browser.visit("/pipeline");
    browser.awaitText(".verdict h2", "All is well");

    api.pipelineIs(null);

    browser.awaitText(".verdict h2", "Not known");
    browser.awaitText(".verdict p", "the database does not answer Last said");
    api.pipelineIs(TestCharts.SLOW_STORE);
    browser.awaitText(".verdict h2", "Slow at store");
  }

  @Test
  void whatIsNotKnownIsSaid() {
    api.pipelineIs(TestCharts.UNKNOWN_STORE);

    browser.visit("/pipeline");

    browser.awaitText(".stage[data-state=unknown]", "rate not known");
    browser.awaitText("main", "Not known: no audit has been made");
  }

  @Test
  void aRejectedDocumentIsReplayedFromThePage() {
    browser.visit("/pipeline");
    browser.find(".cause summary").click();
    browser.awaitText(".rejected-document", TestCharts.MARKUP);

    browser.find(".replay button").click();

    browser.awaitText(".replay", "Sent again, as articles.raw:0:7.");
    assertThat(api.replays()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {FIRST_OF_JUNE, "/pipeline"})
  void whatAStrangerWritesStaysText(String page) {
    browser.visit(page);

    browser.awaitText("main", TestCharts.MARKUP);
    assertThat(browser.all("main img")).isEmpty();
    assertThat(browser.script("return document.title")).isNotEqualTo("run");
  }

  @Test
  void placesOnBothSidesOfTheDateLineAreNeighboursOnTheMap() {
    List<Object> map =
        map(
            "{name: 'Suva', latitude: -18.1, longitude: 178.4, kind: 'city', country: 'FJ'},"
                + "{name: 'Apia', latitude: -13.8, longitude: -171.7, kind: 'city', country: 'WS'}");

    double suva = ((Number) map.get(1)).doubleValue();
    double apia = ((Number) map.get(2)).doubleValue();
    assertThat(apia - suva).isBetween(50.0, 400.0);
  }

  @Test
  void aMapSaysWhichPlacesItDoesNotShow() {
    List<Object> map =
        map(
            "{name: 'Oslo', latitude: 59.9, longitude: 10.7, kind: 'city', country: 'NO'},"
                + "{name: 'Europe', latitude: null, longitude: null, kind: 'other', country: null}");

    assertThat(map.get(0)).isEqualTo("Map of 1 place: Oslo. Without coordinates: Europe.");
    assertThat(map).hasSize(2);
  }

  /** What a map of these places says of itself, and how far from the left its marks are. */
  @SuppressWarnings("unchecked")
  private static List<Object> map(String places) {
    browser.visit("/login");
    return (List<Object>)
        browser.asyncScript(
            "const done = arguments[0]; import('/assets/js/map.js').then(({worldMap}) => {"
                + ("const map = worldMap([" + places + "]);")
                + "done([map.getAttribute('aria-label'),"
                + " ...[...map.querySelectorAll('.map-dot')].map(dot => Number(dot.getAttribute('cx')))]);"
                + "});");
  }

  @ParameterizedTest
  @ValueSource(strings = {FIRST_OF_JUNE, "/pipeline"})
  void nothingIsWiderThanAPhone(String page) {
    browser.resize(360, 740);
    browser.visit(page);
    browser.awaitText("main", TestCharts.MARKUP);

    assertThat(browser.script("return document.documentElement.scrollWidth")).isEqualTo(360L);
  }

  @ParameterizedTest
  @ValueSource(strings = {FIRST_OF_JUNE, "/pipeline"})
  void axeFindsNoSeriousViolation(String page) throws IOException {
    for (String scheme : List.of("light", "dark")) {
      browser.prefer(scheme);
      browser.visit(page);
      browser.awaitText("main", TestCharts.MARKUP);
      await().until(() -> browser.all("[aria-busy=true]").isEmpty());
      browser.script(axe());

      Object found =
          browser.asyncScript(
              "const done = arguments[0];"
                  + "axe.run().then(r => done(r.violations"
                  + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
                  + ".map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 120)).join('; '))))");

      assertThat((List<?>) found).as(scheme).isEmpty();
    }
  }

  private static String axe() throws IOException {
    try (InputStream in = ChartPagesTest.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
