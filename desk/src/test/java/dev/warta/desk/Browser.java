package dev.warta.desk;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/**
 * A reader with Chromium, as the system's packages install it; nothing is downloaded.
 *
 * <p>What it looks for it waits for.
 */
final class Browser implements AutoCloseable {

  static final String MISSING =
      "no chromium with its chromedriver in /usr/bin: the pages are not looked at";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private final ChromeDriver driver;
  private final String desk;

  private Browser(ChromeDriver driver, String desk) {
    this.driver = driver;
    this.desk = desk;
  }

  static boolean isInstalled() {
    return Files.isExecutable(DRIVER) && chromium().isPresent();
  }

  private static Optional<Path> chromium() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * @param desk its address, without a slash at the end
   */
  static Browser open(String desk) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium().orElseThrow().toFile());
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--lang=en");
    // With a driver named, Selenium looks for none, and downloads none.
    System.setProperty("webdriver.chrome.driver", DRIVER.toString());
    Browser browser = new Browser(new ChromeDriver(options), desk);
    browser.resize(1280, 900);
    return browser;
  }

  void visit(String path) {
    visitAt(desk, path);
  }

  /** At another desk. */
  void visitAt(String otherDesk, String path) {
    driver.get(otherDesk + path);
  }

  /** The address that is shown, without the desk's. */
  String path() {
    return driver.getCurrentUrl().substring(desk.length());
  }

  /** The page's own width, narrower than what a window can be. */
  void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** What the system says that the reader prefers: light or dark. */
  void prefer(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(String.join("", List.of(keys))).perform();
  }

  void press(Keys key) {
    new Actions(driver).sendKeys(key).perform();
  }

  /** Presses a key several times while another is held. */
  void pressHolding(Keys held, Keys key, int times) {
    Actions actions = new Actions(driver).keyDown(held);
    for (int i = 0; i < times; i++) {
      actions.sendKeys(key);
    }
    actions.keyUp(held).perform();
  }

  /** Drags over an element, between two parts of its width from 0 to 1. */
  void drag(String css, double from, double to) {
    WebElement element = find(css);
    int width = element.getSize().getWidth();
    new Actions(driver)
        .moveToElement(element, (int) ((from - 0.5) * width), 0)
        .clickAndHold()
        .moveToElement(element, (int) ((to - 0.5) * width), 0)
        .release()
        .perform();
  }

  WebElement find(String css) {
    return eventually("there is " + css, () -> all(css).stream().findFirst().orElse(null));
  }

  /** Where a link leads, without the desk's address. */
  String pathOf(String css) {
    return find(css).getDomProperty("href").substring(desk.length());
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  List<String> texts(String css) {
    return all(css).stream().map(WebElement::getText).toList();
  }

  /** Waits until the page shows a text in an element. */
  void awaitText(String css, String text) {
    eventually(
        css + " says " + text,
        () -> texts(css).stream().anyMatch(shown -> shown.contains(text)) ? text : null);
  }

  void awaitPath(String beginning) {
    eventually(
        "the address begins with " + beginning, () -> path().startsWith(beginning) ? "" : null);
  }

  private static <T> T eventually(String what, Callable<T> found) {
    return await(what)
        .atMost(PATIENCE)
        .ignoreException(StaleElementReferenceException.class)
        .until(found, Objects::nonNull);
  }

  Object script(String javaScript, Object... arguments) {
    return driver.executeScript(javaScript, arguments);
  }

  Object asyncScript(String javaScript) {
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
    return driver.executeAsyncScript(javaScript);
  }

  void screenshot(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
