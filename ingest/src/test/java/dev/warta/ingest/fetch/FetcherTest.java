package dev.warta.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.warta.ingest.fetch.FetchResult.Failed;
import dev.warta.ingest.fetch.FetchResult.Fetched;
import dev.warta.ingest.fetch.FetchResult.NotModified;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FetcherTest {

  private static final UserAgent AGENT = new UserAgent("0.1", "https://news.example/bot");
  private static final AddressPolicy LOOPBACK =
      new AddressPolicy(List.of(Network.of("127.0.0.0/8")));
  private static final FetchSettings QUICK =
      FetchSettings.DEFAULT.withMinDelay(Duration.ZERO).withMaxTime(Duration.ofSeconds(20));

  /** {@code <p>rice</p>} a hundred times, as brotli. */
  private static final byte[] BROTLI =
      Base64.getDecoder().decode("G0sE+B2nwZqbH1PNM1YGp17kyictCowA2s82DA==");

  private LocalSite site;

  @BeforeEach
  void openSite() throws IOException {
    site = LocalSite.open();
  }

  @AfterEach
  void closeSite() {
    site.close();
  }

  @Test
  void aPageComesWithItsHeadersAndIntroducesTheAsker() throws Exception {
    List<String> agents = new ArrayList<>();
    site.at(
        "/rice",
        exchange -> {
          agents.addAll(exchange.getRequestHeaders().get("User-Agent"));
          exchange.getResponseHeaders().set("ETag", "\"v1\"");
          exchange.getResponseHeaders().add("X-Robots-Tag", "noai");
          exchange.getResponseHeaders().add("X-Robots-Tag", "noarchive");
          exchange.getResponseHeaders().set("Cache-Control", "public, max-age=600");
          exchange.getResponseHeaders().set("Set-Cookie", "id=1");
          LocalSite.answer(exchange, 200, "Text/HTML; Charset=\"windows-1251\"", "<p>rice");
        });

    Fetched page = (Fetched) fetched(QUICK, FetchRequest.ofPage(site.url("/rice")));

    assertThat(new String(page.body(), UTF_8)).isEqualTo("<p>rice");
    assertThat(page.headers().mediaType()).contains("text/html");
    assertThat(page.headers().charset()).contains("windows-1251");
    assertThat(page.headers().etag()).contains("\"v1\"");
    assertThat(page.headers().all("x-robots-tag")).containsExactly("noai", "noarchive");
    assertThat(page.headers().maxAge()).contains(Duration.ofMinutes(10));
    assertThat(agents).containsExactly("Warta/0.1 (+https://news.example/bot)");
  }

  @Test
  void cookiesAreNotSentBack() throws Exception {
    List<String> cookies = new ArrayList<>();
    site.at(
        "/rice",
        exchange -> {
          cookies.add(exchange.getRequestHeaders().getFirst("Cookie"));
          exchange.getResponseHeaders().set("Set-Cookie", "id=1; Path=/");
          LocalSite.answer(exchange, 200, "text/html", "<p>rice");
        });

    try (Fetcher fetcher = new Fetcher(QUICK, AGENT, LOOPBACK)) {
      result(fetcher, FetchRequest.ofFeed(site.url("/rice")));
      result(fetcher, FetchRequest.ofFeed(site.url("/rice")));
    }

    assertThat(cookies).hasSize(2).containsOnlyNulls();
  }

  @Test
  void whatHasNotChangedIsNotSentAgain() throws Exception {
    site.at(
        "/rice",
        exchange -> {
          boolean isKnown = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
          exchange.sendResponseHeaders(isKnown ? 304 : 200, -1);
        });

    FetchResult result =
        fetched(QUICK, FetchRequest.ofPage(site.url("/rice")).ifChangedSince("\"v1\"", null));

    assertThat(result).isInstanceOf(NotModified.class);
  }

  @Test
  void permanentRedirectsAreToldUpToTheFirstThatIsNot() throws Exception {
    site.redirect("/old", 301, "/newer?a=b c")
        .redirect("/newer", 308, "newest")
        .redirect("/newest", 302, site.url("/today"))
        .page("/today", "<p>rice");

    Fetched page = (Fetched) fetched(QUICK, FetchRequest.ofPage(site.url("/old")));

    assertThat(page.address()).isEqualTo(site.url("/today"));
    assertThat(page.movedTo()).contains(site.url("/newest"));
    assertThat(site.asked()).contains("/newer?a=b%20c");
  }

  @Test
  void redirectsInACircleAndWithoutEndAreGivenUp() throws Exception {
    site.redirect("/a", 302, "/b").redirect("/b", 302, "/a");
    AtomicInteger steps = new AtomicInteger();
    site.at(
        "/on",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/on/" + steps.incrementAndGet());
          exchange.sendResponseHeaders(302, -1);
        });

    assertThat(failed(QUICK, FetchRequest.ofPage(site.url("/a"))).reason()).contains("circle");
    assertThat(failed(QUICK, FetchRequest.ofPage(site.url("/on"))).reason())
        .contains("more than 10 times");
    assertThat(steps).hasValue(11);
  }

  @Test
  void aRedirectToAPrivateAddressIsRefusedAndNotAsked() throws Exception {
    try (LocalSite inner = LocalSite.open()) {
      inner.page("/secret", "<p>secret");
      site.redirect("/rice", 302, "http://inner.example:" + inner.port() + "/secret");
      AddressPolicy onlyOne = new AddressPolicy(List.of(Network.of("127.0.0.1")));
      HostResolver resolver =
          host -> List.of(InetAddress.getByName(host.equals("inner.example") ? "127.0.0.2" : host));

      Failed failed;
      try (Fetcher fetcher = fetcher(QUICK, onlyOne, resolver)) {
        failed = (Failed) result(fetcher, FetchRequest.ofFeed(site.url("/rice")));
      }

      assertThat(failed.failure()).isEqualTo(FetchFailure.REFUSED_ADDRESS);
      assertThat(failed.reason()).contains("127.0.0.2, this machine");
      assertThat(inner.asked()).isEmpty();
    }
  }

  @Test
  void loopbackIsRefusedUnlessAllowed() throws Exception {
    site.page("/rice", "<p>rice");

    try (Fetcher fetcher = new Fetcher(QUICK, AGENT, AddressPolicy.PUBLIC)) {
      Failed failed = (Failed) result(fetcher, FetchRequest.ofPage(site.url("/rice")));

      assertThat(failed.failure()).isEqualTo(FetchFailure.REFUSED_ADDRESS);
    }
    assertThat(site.asked()).isEmpty();
  }

  @Test
  void anAnswerOfTheDnsThatChangesLeadsNowhereElse() throws Exception {
    site.page("/rice", "<p>rice");
    AtomicInteger lookups = new AtomicInteger();
    HostResolver rebinding =
        host ->
            List.of(
                InetAddress.getByName(lookups.getAndIncrement() == 0 ? "127.0.0.1" : "10.0.0.1"));

    try (Fetcher fetcher = fetcher(QUICK, LOOPBACK, rebinding)) {
      String address = "http://news.example:" + site.port() + "/rice";

      assertThat(result(fetcher, FetchRequest.ofFeed(address))).isInstanceOf(Fetched.class);
      assertThat(lookups).hasValue(1);
      assertThat(((Failed) result(fetcher, FetchRequest.ofFeed(address))).reason())
          .contains("10.0.0.1, a private address");
    }
  }

  @Test
  void ofSeveralAddressesTheFirstThatAnswersIsTaken() throws Exception {
    site.page("/rice", "<p>rice");
    HostResolver two =
        host -> List.of(InetAddress.getByName("127.0.0.3"), InetAddress.getByName("127.0.0.1"));

    try (Fetcher fetcher = fetcher(QUICK, LOOPBACK, two)) {
      assertThat(
              result(fetcher, FetchRequest.ofFeed("http://news.example:" + site.port() + "/rice")))
          .isInstanceOf(Fetched.class);
    }
  }

  @Test
  void anAnswerThatDripsIsCutOff() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    site.at(
        "/rice",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, 0);
          try {
            while (!end.await(20, TimeUnit.MILLISECONDS)) {
              exchange.getResponseBody().write('x');
              exchange.getResponseBody().flush();
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });

    Failed failed =
        failed(QUICK.withMaxTime(Duration.ofMillis(700)), FetchRequest.ofFeed(site.url("/rice")));
    end.countDown();

    assertThat(failed.failure()).isEqualTo(FetchFailure.TIMEOUT);
  }

  @Test
  void aLargeDocumentIsNotReadOn() throws Exception {
    site.at("/said", e -> LocalSite.answer(e, 200, "text/html", new byte[20_000]));
    site.at(
        "/unsaid",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(new byte[20_000]);
        });

    FetchSettings small = QUICK.withMaxBytes(10_000);

    assertThat(failed(small, FetchRequest.ofFeed(site.url("/said"))).reason())
        .isEqualTo("has more than 10,000 bytes, the largest document taken");
    assertThat(failed(small, FetchRequest.ofFeed(site.url("/unsaid"))).failure())
        .isEqualTo(FetchFailure.TOO_LARGE);
  }

  @Test
  void aBombIsNotUnpacked() throws Exception {
    byte[] bomb = gzip(new byte[50_000_000]);
    site.at("/bomb", e -> encoded(e, "gzip", bomb));
    site.at("/twice", e -> encoded(e, "gzip, gzip", gzip(bomb)));

    FetchSettings small = QUICK.withMaxBytes(1_000_000);

    assertThat(bomb).hasSizeLessThan(1_000_000);
    assertThat(failed(small, FetchRequest.ofFeed(site.url("/bomb"))).failure())
        .isEqualTo(FetchFailure.TOO_LARGE);
    assertThat(failed(small, FetchRequest.ofFeed(site.url("/twice"))).failure())
        .isEqualTo(FetchFailure.TOO_LARGE);
  }

  @Test
  void everyCompressionThatIsAskedForIsUndone() throws Exception {
    byte[] rice = "<p>rice</p>".repeat(100).getBytes(UTF_8);
    site.at("/gzip", e -> encoded(e, "gzip", gzip(rice)));
    site.at("/deflate", e -> encoded(e, "deflate", deflate(rice)));
    site.at("/brotli", e -> encoded(e, "br", BROTLI));
    site.at("/lie", e -> encoded(e, "gzip", rice));

    for (String path : List.of("/gzip", "/deflate", "/brotli", "/lie")) {
      Fetched page = (Fetched) fetched(QUICK, FetchRequest.ofFeed(site.url(path)));

      assertThat(page.body()).as(path).isEqualTo(rice);
    }
  }

  @Test
  void brokenCompressionFails() throws Exception {
    byte[] half = java.util.Arrays.copyOf(gzip("<p>rice".repeat(99).getBytes(UTF_8)), 20);
    site.at("/half", e -> encoded(e, "gzip", half));

    assertThat(failed(QUICK, FetchRequest.ofFeed(site.url("/half"))).failure())
        .isEqualTo(FetchFailure.ENCODING);
  }

  @Test
  void robotsTxtForbidsAndAllows() throws Exception {
    site.text("/robots.txt", "User-agent: warta\nDisallow: /private\n\nUser-agent: *\nDisallow: /")
        .page("/rice", "<p>rice")
        .page("/private", "<p>private");

    Failed failed = failed(QUICK, FetchRequest.ofPage(site.url("/private/rice")));

    assertThat(failed.failure()).isEqualTo(FetchFailure.ROBOTS);
    assertThat(failed.reason()).isEqualTo("is forbidden to robots by " + site.url("/robots.txt"));
    assertThat(fetched(QUICK, FetchRequest.ofPage(site.url("/rice")))).isInstanceOf(Fetched.class);
    assertThat(fetched(QUICK, FetchRequest.ofFeed(site.url("/private"))))
        .isInstanceOf(Fetched.class);
  }

  @Test
  void robotsTxtIsAskedForOnce() throws Exception {
    site.text("/robots.txt", "User-agent: *\nAllow: /").page("/rice", "<p>rice");

    try (Fetcher fetcher = new Fetcher(QUICK, AGENT, LOOPBACK)) {
      List<CompletableFuture<FetchResult>> pages = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        pages.add(fetcher.fetch(FetchRequest.ofPage(site.url("/rice?page=" + i))));
      }
      for (CompletableFuture<FetchResult> page : pages) {
        assertThat(page.get(20, TimeUnit.SECONDS)).isInstanceOf(Fetched.class);
      }
    }

    assertThat(site.asked()).hasSize(21).startsWith("/robots.txt").containsOnlyOnce("/robots.txt");
    assertThat(site.mostUnderWay()).isEqualTo(1);
  }

  @Test
  void robotsTxtThatCannotBeHadForbidsEverythingForNow() throws Exception {
    site.at("/robots.txt", e -> e.sendResponseHeaders(503, -1)).page("/rice", "<p>rice");

    Failed failed = failed(QUICK, FetchRequest.ofPage(site.url("/rice")));

    assertThat(failed.failure()).isEqualTo(FetchFailure.ROBOTS_UNREACHABLE);
    assertThat(failed.reason()).contains("/robots.txt answers 503 (unavailable for now)");
  }

  @Test
  void aLongRobotsTxtIsReadAsFarAsTheStandardAsks() throws Exception {
    String long_ = "User-agent: *\nDisallow: /private\n" + "# padding\n".repeat(100_000);
    site.text("/robots.txt", long_).page("/rice", "<p>rice");

    assertThat(fetched(QUICK, FetchRequest.ofPage(site.url("/rice")))).isInstanceOf(Fetched.class);
    assertThat(failed(QUICK, FetchRequest.ofPage(site.url("/private"))).failure())
        .isEqualTo(FetchFailure.ROBOTS);
  }

  @Test
  void aHostHasItsRestBetweenRequestsInTheirOrder() throws Exception {
    List<Long> times = new ArrayList<>();
    site.text("/robots.txt", "User-agent: *\nCrawl-delay: 0.3")
        .at(
            "/rice",
            exchange -> {
              times.add(System.nanoTime());
              LocalSite.answer(exchange, 200, "text/html", "<p>rice");
            });

    try (Fetcher fetcher = new Fetcher(QUICK, AGENT, LOOPBACK)) {
      CompletableFuture<FetchResult> last = null;
      for (int i = 0; i < 4; i++) {
        last = fetcher.fetch(FetchRequest.ofPage(site.url("/rice?page=" + i)));
      }
      last.get(20, TimeUnit.SECONDS);

      for (int i = 1; i < times.size(); i++) {
        assertThat(times.get(i) - times.get(i - 1)).isGreaterThanOrEqualTo(300_000_000L);
      }
      assertThat(site.asked())
          .containsExactly(
              "/robots.txt", "/rice?page=0", "/rice?page=1", "/rice?page=2", "/rice?page=3");
      await().untilAsserted(() -> assertThat(fetcher.hosts()).isZero());
    }
  }

  @Test
  void aServerThatAsksForPatienceIsToldWithTheTime() throws Exception {
    site.at(
        "/rice",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "120");
          LocalSite.answer(exchange, 429, "text/html", "<p>slowly");
        });

    Failed failed = failed(QUICK, FetchRequest.ofFeed(site.url("/rice")));

    assertThat(failed.status()).hasValue(429);
    assertThat(failed.retryAfter()).contains(Duration.ofMinutes(2));
    assertThat(failed.reason()).isEqualTo("answers 429 (too many requests)");
  }

  @Test
  void whatIsGoneIsGone() throws Exception {
    site.at("/rice", e -> LocalSite.answer(e, 410, "text/html", new byte[200_000]));

    assertThat(failed(QUICK, FetchRequest.ofFeed(site.url("/rice"))).failure())
        .isEqualTo(FetchFailure.GONE);
  }

  @Test
  void aMediaTypeThatIsNotWantedIsNotRead() throws Exception {
    site.at("/rice.pdf", e -> LocalSite.answer(e, 200, "application/pdf", new byte[1000]));

    Failed failed =
        failed(QUICK, FetchRequest.ofFeed(site.url("/rice.pdf")).accepting(Set.of("text/html")));

    assertThat(failed.failure()).isEqualTo(FetchFailure.MEDIA_TYPE);
    assertThat(failed.reason()).isEqualTo("is application/pdf");
  }

  @Test
  void aServerThatCannotProveWhoItIsIsNotTrusted() throws Exception {
    SSLContext own = TestCertificates.selfSigned("localhost");
    try (LocalSite tls = LocalSite.openTls(own)) {
      tls.page("/rice", "<p>rice");
      String address = "https://localhost:" + tls.port() + "/rice";

      Failed failed = failed(QUICK, FetchRequest.ofFeed(address));

      assertThat(failed.failure()).isEqualTo(FetchFailure.TLS);
      assertThat(tls.asked()).isEmpty();
    }
  }

  @Test
  void aTrustedCertificateOfAnotherHostIsNotTakenEither() throws Exception {
    SSLContext own = TestCertificates.selfSigned("localhost");
    HostResolver loopback = host -> List.of(InetAddress.getByName("127.0.0.1"));
    try (LocalSite tls = LocalSite.openTls(own);
        Fetcher fetcher = new Fetcher(QUICK, AGENT, LOOPBACK, loopback, own, Clock.systemUTC())) {
      tls.page("/rice", "<p>rice");

      FetchResult right =
          result(fetcher, FetchRequest.ofFeed("https://localhost:" + tls.port() + "/rice"));
      FetchResult wrong =
          result(fetcher, FetchRequest.ofFeed("https://other.example:" + tls.port() + "/rice"));

      assertThat(right).isInstanceOf(Fetched.class);
      assertThat(((Failed) wrong).failure()).isEqualTo(FetchFailure.TLS);
    }
  }

  @Test
  void hostsThatAreNotThereAndAddressesThatAreNoneFailInWords() throws Exception {
    HostResolver nobody =
        host -> {
          throw new java.net.UnknownHostException(host);
        };

    try (Fetcher fetcher = fetcher(QUICK, LOOPBACK, nobody)) {
      assertThat(((Failed) result(fetcher, FetchRequest.ofPage("http://no.example/"))).failure())
          .isEqualTo(FetchFailure.NO_SUCH_HOST);
      assertThat(((Failed) result(fetcher, FetchRequest.ofPage("ftp://a.example/"))).failure())
          .isEqualTo(FetchFailure.BAD_ADDRESS);
    }
    site.close();
    assertThat(failed(QUICK, FetchRequest.ofFeed(site.url("/rice"))).failure())
        .isEqualTo(FetchFailure.CONNECTION);
  }

  @Test
  void tooManyThatWaitAreRejectedAndTheRestEndsWithTheFetcher() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    site.at(
        "/slow",
        exchange -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    Fetcher fetcher = new Fetcher(QUICK.withMaxWaiting(2), AGENT, LOOPBACK);
    List<CompletableFuture<FetchResult>> two =
        List.of(
            fetcher.fetch(FetchRequest.ofFeed(site.url("/slow"))),
            fetcher.fetch(FetchRequest.ofFeed(site.url("/slow"))));

    assertThatThrownBy(() -> fetcher.fetch(FetchRequest.ofFeed(site.url("/slow"))))
        .isInstanceOf(RejectedExecutionException.class);
    fetcher.close();

    assertThat(two)
        .allSatisfy(
            page ->
                assertThat(((Failed) page.get(5, TimeUnit.SECONDS)).failure())
                    .isEqualTo(FetchFailure.STOPPED));
    end.countDown();
  }

  private static void encoded(
      com.sun.net.httpserver.HttpExchange exchange, String encoding, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Encoding", encoding);
    LocalSite.answer(exchange, 200, "text/html", body);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] deflate(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflate = new DeflaterOutputStream(out)) {
      deflate.write(bytes);
    }
    return out.toByteArray();
  }

  private static Failed failed(FetchSettings settings, FetchRequest request) throws Exception {
    return (Failed) fetched(settings, request);
  }

  private static FetchResult fetched(FetchSettings settings, FetchRequest request)
      throws Exception {
    try (Fetcher fetcher = new Fetcher(settings, AGENT, LOOPBACK)) {
      return result(fetcher, request);
    }
  }

  private static FetchResult result(Fetcher fetcher, FetchRequest request) throws Exception {
    return fetcher.fetch(request).get(20, TimeUnit.SECONDS);
  }

  private static Fetcher fetcher(
      FetchSettings settings, AddressPolicy policy, HostResolver resolver) throws Exception {
    return new Fetcher(
        settings, AGENT, policy, resolver, SSLContext.getDefault(), Clock.systemUTC());
  }
}
