package dev.warta.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signs in to a desk with a token, as a browser does. */
class SessionTest {

  private static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static DeskDatabase database;
  private DeskServer desk;

  @BeforeAll
  static void startDatabase() throws Exception {
    database = DeskDatabase.start();
  }

  @AfterAll
  static void stopDatabase() throws Exception {
    database.close();
  }

  @BeforeEach
  void start() throws Exception {
    desk = DeskServer.start(new DeskSettings(LOOPBACK, "se+cret ü"), database.store());
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  @Test
  void theRightTokenBeginsASessionThatIsGoodAfterARestartToo() throws Exception {
    HttpResponse<String> login = send(login("se%2Bcret+%C3%BC"));

    String cookie = login.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(login.statusCode()).isEqualTo(303);
    assertThat(login.headers().firstValue("Location")).contains("/");
    assertThat(cookie)
        .contains("HttpOnly")
        .contains("SameSite=Strict")
        .contains("Path=/")
        .doesNotContain("cret");
    desk.close();
    start();
    assertThat(send(articles(cookie)).statusCode()).isEqualTo(200);
  }

  @Test
  void aCookieThatIsMadeUpIsNone() throws Exception {
    assertThat(send(articles("warta-session=se+cret")).statusCode()).isEqualTo(401);
  }

  @Test
  void theEndOfASessionTakesTheCookieAway() throws Exception {
    HttpResponse<String> end =
        send(post("/session/end", "").header("Sec-Fetch-Site", "same-origin"));

    assertThat(end.statusCode()).isEqualTo(303);
    assertThat(end.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("warta-session=; Max-Age=0");
  }

  @Test
  void whoGuessesIsSoonTurnedAwayAndWhoHasTheTokenIsNot() throws Exception {
    for (int guess = 0; guess < 10; guess++) {
      assertThat(send(login("guess" + guess)).statusCode()).isEqualTo(401);
    }

    assertThat(send(login("se%2Bcret+%C3%BC")).statusCode()).isEqualTo(429);
    assertThat(send(articles("warta-session=" + cookieValue())).statusCode()).isEqualTo(200);
  }

  @Test
  void aBrowserIsSentBackToTheFormAfterAWrongToken() throws Exception {
    HttpResponse<String> wrong = send(login("guess").header("Accept", "text/html,*/*"));

    assertThat(wrong.statusCode()).isEqualTo(303);
    assertThat(wrong.headers().firstValue("Location")).contains("/login?problem=wrong-token");
  }

  @Test
  void nothingIsTakenFromOtherSitesNorFromABrowserThatDoesNotSayWhichPageSends() throws Exception {
    assertThat(send(login("x").header("Origin", "http://evil.example")).statusCode())
        .isEqualTo(403);
    assertThat(send(login("x").header("Sec-Fetch-Site", "cross-site")).statusCode()).isEqualTo(403);
    assertThat(send(login("x").header("Cookie", "warta-session=y")).statusCode()).isEqualTo(403);
  }

  @Test
  void whatIsTooLongOrSentElsewhereIsRefused() throws Exception {
    assertThat(send(login("x".repeat(9_000))).statusCode()).isEqualTo(413);
    HttpResponse<String> get = send(request("/session"));
    assertThat(get.statusCode()).isEqualTo(401);
    assertThat(
            send(request("/session").header("Cookie", "warta-session=" + cookieValue()))
                .headers()
                .firstValue("Allow"))
        .contains("POST");
  }

  private static String cookieValue() {
    return new Session("se+cret ü").cookie().replaceFirst("^warta-session=([^;]*);.*", "$1");
  }

  private HttpRequest.Builder login(String token) {
    return post("/session", "token=" + token);
  }

  private HttpRequest.Builder post(String path, String form) {
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form));
  }

  private HttpRequest.Builder articles(String cookie) {
    return request("/api/articles").header("Cookie", cookie.split(";")[0]);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(desk.url() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
