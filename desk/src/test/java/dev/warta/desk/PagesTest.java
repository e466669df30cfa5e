package dev.warta.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final int LARGEST_PAGE_BYTES = 150 * 1024;

  /** What a page or a module loads: all of it by addresses of its own. */
  private static final Pattern LOADED =
      Pattern.compile(
          "(?:src|<link[^>]*href)=\"(/[^\"]+)\"|from '(\\./[^']+|/[^']+)'|import\\('([^']+)'\\)");

  private static Server server;
  private static URI desk;

  @BeforeAll
  static void start() throws Exception {
    server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    Pages pages = new Pages();
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            return pages.serve(request, response, callback);
          }
        });
    server.start();
    desk = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/");
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/article?id=x", "/quotes", "/entity", "/trends", "/pipeline", "/login"})
  void aPageIsServedUnderAPolicyThatLetsNothingStrangeRun(String path) throws Exception {
    HttpResponse<byte[]> page = get(path);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .contains("script-src 'self';")
        .doesNotContain("unsafe");
    assertThat(text(page)).doesNotContain("style=").doesNotContainPattern("<script>|\\son\\w+=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/",
        "/assets/js/",
        "/assets/js/none.js",
        "/assets/../openapi.json",
        "/assets/js/..%2f..%2fopenapi.json",
        "/assets/js/%2e%2e/front.html",
        "/front.html",
        "/DeskServer.class"
      })
  void whatIsNoPageIsNotServed(String path) throws Exception {
    assertThat(get(path).statusCode()).isIn(400, 404);
  }

  @Test
  void aPageThatIsKnownIsNotSentAgain() throws Exception {
    String tag = get("/").headers().firstValue("ETag").orElseThrow();

    HttpResponse<byte[]> again = get("/", "If-None-Match", "\"other\", " + tag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(get("/", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void aPageIsCompressedForThoseWhoTakeIt() throws Exception {
    HttpResponse<byte[]> plain = get("/assets/css/desk.css");
    HttpResponse<byte[]> compressed = get("/assets/css/desk.css", "Accept-Encoding", "br, gzip");

    assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(compressed.headers().firstValue("ETag"))
        .isNotEqualTo(plain.headers().firstValue("ETag"));
    assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes())
        .isEqualTo(plain.body());
  }

  @Test
  void theFirstPageIsLight() throws Exception {
    Map<String, Integer> sizes = loadedBy("/");

    assertThat(sizes)
        .containsKeys("/assets/css/desk.css", "/assets/js/front.js", "/assets/js/dom.js");
    assertThat(sizes.values().stream().mapToInt(Integer::intValue).sum())
        .as("bytes before compression of %s", sizes)
        .isLessThan(LARGEST_PAGE_BYTES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/article", "/quotes", "/entity", "/trends", "/pipeline", "/login"})
  void allThatAPageLoadsIsThere(String page) throws Exception {
    assertThat(loadedBy(page)).isNotEmpty().doesNotContainValue(-1);
  }

  /** The sizes of a page and of all that it loads, by path; -1 for what is not there. */
  private static Map<String, Integer> loadedBy(String page) throws Exception {
    Map<String, Integer> sizes = new HashMap<>();
    Queue<String> paths = new ArrayDeque<>();
    paths.add(page);
    while (!paths.isEmpty()) {
      String path = paths.remove();
      if (!sizes.containsKey(path)) {
        HttpResponse<byte[]> response = get(path);
        sizes.put(path, response.statusCode() == 200 ? response.body().length : -1);
        Matcher loaded = LOADED.matcher(text(response));
        while (loaded.find()) {
          String address = firstGroup(loaded);
          paths.add(desk.resolve(path).resolve(address).getPath());
        }
      }
    }
    return sizes;
  }

  private static String firstGroup(Matcher matcher) {
    for (int i = 1; i <= matcher.groupCount(); i++) {
      if (matcher.group(i) != null) {
        return matcher.group(i);
      }
    }
    throw new IllegalStateException(matcher.group());
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static HttpResponse<byte[]> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(desk + path.substring(1)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
  }
}
