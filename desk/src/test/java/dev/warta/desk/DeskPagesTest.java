package dev.warta.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Looks at the pages as a reader does, in a real browser. */
class DeskPagesTest {

  private static final String RICE_TITLE = "Harga beras turun";

  private static TestDesk desk;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(Browser.isInstalled(), Browser.MISSING);
    desk = TestDesk.start();
    browser = Browser.open(desk.url());
  }

  @AfterAll
  static void stop() throws IOException {
    if (desk != null) {
      browser.close();
      desk.close();
    }
  }

  @BeforeEach
  void beAtADesk() {
    browser.resize(1280, 900);
    browser.prefer("light");
  }

  @Test
  void aSearchLeadsToAnArticleItsQuoteAndWhoSaidIt() {
    browser.visit("/");
    browser.find("#search").sendKeys("beras", Keys.ENTER);
    browser.awaitText(".hit mark", "beras");
    browser.find(".hit h2 a").click();

    browser.awaitText("h1", RICE_TITLE);
    assertThat(browser.find(".m-quote .m-person").getText()).isEqualTo("Bram Siregar");
    browser.find(".speaker a").click();

    browser.awaitText(".entity-head h1", "Ratna Dewi");
    browser.awaitText("blockquote", "Bersama Bram Siregar kami membuka gudang");
  }

  @Test
  void aMarkSaysWhatItIsHowItWasFoundAndHowSureThatIs() {
    browser.visit("/article?id=" + TestDesk.RICE);

    browser.find(".m-quote .m-person").click();

    assertThat(browser.find("#tip").getText())
        .contains("Bram Siregar person")
        .contains("Found by test-names, 80 % sure")
        .contains("said by Ratna Dewi, Menteri (kata)");
  }

  @Test
  void anArticleThatArrivesIsShownWithoutAReload() {
    browser.visit("/");
    browser.awaitText(".live", "live");
    browser.script("window.isSamePage = true");

    desk.write(TestDesk.arriving("live", "Kapal baru saja tiba").build());

    browser.awaitText(".hit:first-child h2", "Kapal baru saja tiba");
    assertThat(browser.script("return window.isSamePage")).isEqualTo(true);
  }

  @Test
  void nothingMovesUnderAReaderWhoIsInTheList() {
    browser.visit("/");
    browser.awaitText(".live", "live");
    browser.press("j");
    String first = browser.find(".hit h2").getText();

    desk.write(TestDesk.arriving("waiting", "Kapal kedua menunggu").build());

    browser.awaitText(".fresh", "1 new article");
    assertThat(browser.find(".hit h2").getText()).isEqualTo(first);
    browser.press("n");
    browser.awaitText(".hit:first-child h2", "Kapal kedua menunggu");
  }

  @Test
  void whatArrivesDuringAPauseComesAfterIt() {
    browser.visit("/");
    browser.awaitText(".live", "live");
    browser.press("p");
    browser.awaitText(".live", "paused");
    String first = browser.find(".hit h2").getText();

    desk.write(TestDesk.arriving("paused", "Kapal ketiga dalam jeda").build());

    browser.awaitText(".fresh", "1 new article");
    assertThat(browser.find(".hit h2").getText()).isEqualTo(first);
    browser.press("p");
    browser.awaitText(".hit:first-child h2", "Kapal ketiga dalam jeda");
  }

  @Test
  void theKeyboardIsEnough() {
    browser.visit("/");
    browser.find(".hit");
    browser.press("/");
    browser.press("beras");
    browser.press(Keys.ENTER);
    browser.awaitText(".hit mark", "beras");
    browser.press(Keys.TAB);
    browser.press("j");
    browser.press(Keys.ENTER);

    browser.awaitText("h1", RICE_TITLE);
    browser.find("[data-mark]");
    browser.script("document.querySelector('[data-mark]').focus()");
    browser.press(Keys.ARROW_RIGHT);
    browser.awaitText("#tip", "said by Ratna Dewi");
    browser.press("gq");
    browser.awaitPath("/quotes");
    browser.find(".said");
    browser.press("?");
    browser.awaitText("dialog h2", "KEYS");
    browser.press(Keys.ESCAPE);
    assertThat(browser.all("dialog")).isEmpty();
  }

  @Test
  void theSearchIsInTheAddressSoThatBackGoesBack() {
    browser.visit("/?q=beras&language=id");
    browser.awaitText(".hit mark", "beras");

    browser.find(".chip[data-filter=q]").click();
    browser.awaitPath("/?language=id");
    browser.script("history.back()");

    browser.awaitPath("/?q=beras&language=id");
    browser.awaitText(".hit mark", "beras");
  }

  @Test
  void aReaderWhoPrefersDarkGetsItAndCanChoose() {
    browser.prefer("dark");
    browser.visit("/");
    browser.find(".hit");
    assertThat(brightness()).isLessThan(60);

    browser.press("t");

    assertThat(brightness()).isGreaterThan(200);
    browser.visit("/quotes");
    assertThat(brightness()).isGreaterThan(200);
    browser.script("localStorage.clear()");
  }

  private static long brightness() {
    return (Long)
        browser.script(
            "return Number(getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/)[0])");
  }

  @Test
  void whoHasTheTokenIsLedBackToThePage() throws Exception {
    try (DeskServer guarded = desk.guarded("secret")) {
      browser.visitAt(guarded.url(), "/quotes?speaker=ratna");
      browser.awaitText("h1", "Sign in");

      browser.find("#token").sendKeys("guess", Keys.ENTER);
      browser.awaitText(".note-problem", "token");
      browser.find("#token").sendKeys("secret", Keys.ENTER);

      browser.awaitText("blockquote", "Bersama Bram Siregar");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/?q=beras",
        "/quotes",
        "/trends",
        "/pipeline",
        "/login",
        "/article",
        "/hostile",
        "/entity"
      })
  void nothingIsWiderThanAPhone(String page) {
    browser.resize(360, 740);
    browser.visit(address(page));
    browser.find("main > *");

    assertThat((Long) browser.script("return document.documentElement.scrollWidth")).isEqualTo(360);
  }

  @Test
  void anArticleInArabicIsWrittenFromTheRight() {
    browser.visit("/article?id=" + TestDesk.COFFEE);

    assertThat(browser.find("h1").getCssValue("direction")).isEqualTo("rtl");
    assertThat(browser.find(".body").getAttribute("lang")).isEqualTo("ar");
    assertThat(browser.find("nav").getCssValue("direction")).isEqualTo("ltr");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/hostile", "/?q=berita"})
  void whatAStrangerWritesStaysText(String page) {
    browser.visit(address(page));

    browser.awaitText(page.equals("/hostile") ? "h1" : ".hit h2", TestDesk.MARKUP);
    assertThat(browser.all("main img, main script, a[href^='javascript']")).isEmpty();
    assertThat(browser.script("return document.title")).isNotEqualTo("run");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/?q=beras",
        "/quotes",
        "/trends",
        "/pipeline",
        "/login",
        "/article",
        "/arabic",
        "/entity"
      })
  void axeFindsNoSeriousViolation(String page) throws IOException {
    for (String scheme : List.of("light", "dark")) {
      browser.prefer(scheme);
      browser.visit(address(page));
      browser.find("main > *");
      awaitCalm();
      browser.script(axe());

      Object found =
          browser.asyncScript(
              "const done = arguments[0];"
                  + "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
                  + ".then(r => done(r.violations.filter(v => v.impact === 'serious' || v.impact === 'critical')"
                  + ".map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 120) + n.failureSummary).join('; '))))");

      assertThat((List<?>) found).as(scheme).isEmpty();
    }
  }

  private static void awaitCalm() {
    await().until(() -> browser.all("[aria-busy=true]").isEmpty());
  }

  private static String axe() throws IOException {
    try (InputStream in = DeskPagesTest.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  @EnabledIfSystemProperty(
      named = "warta.screenshots",
      matches = ".+",
      disabledReason =
          "-Dwarta.screenshots=FOLDER takes pictures of every page, -Dwarta.screenshots.of=URL of those of a running desk")
  void everyPageHasItsPicture() throws IOException {
    Path folder = Path.of(System.getProperty("warta.screenshots"));
    try (Browser camera = Browser.open(System.getProperty("warta.screenshots.of", desk.url()))) {
      camera.visit("/quotes");
      String article = camera.pathOf(".said a[href*='/article']");
      String person = camera.pathOf(".said a[href*='/entity']");
      Map<String, String> pages =
          Map.of(
              "front", "/",
              "article", article,
              "quotes", "/quotes",
              "entity", person,
              "trends", "/trends?span=1y",
              "pipeline", "/pipeline",
              "login", "/login");
      for (Map.Entry<String, String> page : pages.entrySet()) {
        for (String scheme : List.of("light", "dark")) {
          camera.prefer(scheme);
          camera.visit(page.getValue());
          camera.find("main > *");
          await().until(() -> camera.all("[aria-busy=true]").isEmpty());
          camera.screenshot(folder.resolve(page.getKey() + "-" + scheme + ".png"));
        }
      }
    }
  }

  private static String address(String page) {
    return switch (page) {
      case "/article" -> "/article?id=" + TestDesk.RICE;
      case "/arabic" -> "/article?id=" + TestDesk.COFFEE;
      case "/hostile" -> "/article?id=" + TestDesk.HOSTILE;
      case "/entity" -> "/entity?id=person:Ratna%20Dewi";
      default -> page;
    };
  }
}
