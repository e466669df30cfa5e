package dev.warta.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds all that the pages load against what is served, and against the policy under which it runs.
 */
class PageFilesTest {

  private static final String PLOTS = "/assets/lib/uplot/uPlot.esm.js";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static PagesServer server;

  @BeforeAll
  static void start() throws Exception {
    server = PagesServer.start(List.of());
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void theLibraryOfPlotsIsServedFromItsWebJar() throws Exception {
    HttpResponse<String> answer = get(PLOTS);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type"))
        .hasValue("text/javascript; charset=utf-8");
    assertThat(answer.body()).contains("Leon Sorokin", "export { uPlot as default }");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/lib/uplot/package.json",
        "/assets/lib/uplot/uPlot.cjs.js",
        "/assets/lib/other/uPlot.esm.js",
        "/assets/lib/uplot/..%2FuPlot.esm.js",
        "/assets/js/..%2Ftrends.html"
      })
  void nothingElseOfTheClassPathIsServed(String path) throws Exception {
    assertThat(get(path).statusCode()).isIn(400, 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/trends", "/pipeline", PLOTS, "/assets/js/map.js"})
  void nothingMayRunThatIsNotAFileOfOurs(String path) throws Exception {
    String policy = get(path).headers().firstValue("content-security-policy").orElseThrow();

    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .doesNotContain("unsafe");
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatAFileLoadsIsServed(Path file) throws Exception {
    for (String path : loadedBy(file)) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void noTextBecomesMarkupOrCode(Path file) throws Exception {
    assertThat(Files.readString(file))
        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write")
        .doesNotContainPattern("\\beval\\(|new Function\\(|DOMParser|createContextualFragment");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noPageHasScriptOrStyleWithinIt(Path page) throws Exception {
    assertThat(Files.readString(page))
        .doesNotContainPattern("<script(?![^>]*\\ssrc=)")
        .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=");
  }

  static List<Path> pages() throws IOException, URISyntaxException {
    return files().stream().filter(file -> file.toString().endsWith(".html")).toList();
  }

  static List<Path> files() throws IOException, URISyntaxException {
    Path web = Path.of(PageFilesTest.class.getResource("web").toURI());
    try (Stream<Path> files = Files.walk(web)) {
      return files.filter(file -> file.toString().matches(".*\\.(html|css|js)")).sorted().toList();
    }
  }

  /** The addresses of a page's scripts and styles, or of the modules that a module imports. */
  private static Set<String> loadedBy(Path file) throws IOException {
    Pattern loading =
        Pattern.compile("(?m)(?:src|href)=\"(/assets/[^\"]+)\"|^import (?:.* from )?'([^']+)'");
    Matcher loaded = loading.matcher(Files.readString(file));
    List<String> paths = new ArrayList<>();
    while (loaded.find()) {
      Stream.of(1, 2).map(loaded::group).filter(path -> path != null).forEach(paths::add);
    }
    return paths.stream()
        .map(path -> path.replaceFirst("^\\./", "/assets/js/"))
        .collect(TreeSet::new, Set::add, Set::addAll);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(server.url() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
