package dev.warta.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.events.ArticleId;
import dev.warta.events.CarrierKind;
import dev.warta.events.RawArticle;
import dev.warta.ingest.fetch.AddressPolicy;
import dev.warta.ingest.fetch.FetchSettings;
import dev.warta.ingest.fetch.Fetcher;
import dev.warta.ingest.fetch.LocalSite;
import dev.warta.ingest.fetch.Network;
import dev.warta.ingest.fetch.UserAgent;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.Refusal;
import dev.warta.ingest.state.SourceHealth;
import dev.warta.ingest.state.SourceKind;
import dev.warta.ingest.state.SourceState;
import dev.warta.ingest.state.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PagesSourceTest {

  private static final String NEWS_SITEMAP =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
          xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
        <url><loc>%s</loc><news:news>
          <news:publication><news:name>Harian</news:name><news:language>id</news:language></news:publication>
          <news:publication_date>2026-03-03T09:15:00+07:00</news:publication_date>
          <news:title>Harga Beras Turun</news:title><news:keywords>beras, pasar</news:keywords>
        </news:news></url>
      </urlset>
      """;

  private final Fetcher fetcher =
      new Fetcher(
          FetchSettings.DEFAULT.withMinDelay(Duration.ZERO),
          new UserAgent("0.1", null),
          new AddressPolicy(List.of(Network.of("127.0.0.0/8"))));
  private LocalSite site;

  @TempDir private Path folder;

  @BeforeEach
  void openSite() throws IOException {
    site = LocalSite.open();
  }

  @AfterEach
  void close() {
    site.close();
    fetcher.close();
  }

  @Test
  void aPageBecomesAnArticleWithWhatItsHostAsksFor() throws Exception {
    site.text("/ai.txt", "User-Agent: *\nDisallow: /")
        .redirect("/old", 301, "/rice")
        .at(
            "/rice",
            exchange -> {
              exchange.getResponseHeaders().set("X-Robots-Tag", "noai, noimageai");
              exchange.getResponseHeaders().set("tdm-reservation", "1");
              LocalSite.answer(exchange, 200, "text/html; charset=utf-8", "<p>Harga beras turun");
            });

    RawArticle article = read(addresses(site.url("/old"))).articles.get(0);

    assertThat(article.getUrl()).isEqualTo(site.url("/rice"));
    assertThat(article.getArticleId()).isEqualTo(ArticleId.ofUrl(site.url("/rice")));
    assertThat(article.getSource()).isEqualTo("127.0.0.1:" + site.port());
    assertThat(article.getMediaType()).isEqualTo("text/html");
    assertThat(article.getCharset()).isEqualTo("utf-8");
    assertThat(UTF_8.decode(article.getContent().duplicate()).toString())
        .isEqualTo("<p>Harga beras turun");
    assertThat(article.getCarrier().getKind()).isEqualTo(CarrierKind.http);
    assertThat(article.getHints().getDirectives())
        .containsExactly("x-robots-tag: noai, noimageai", "tdm-reservation: 1", "ai.txt: disallow");
  }

  @Test
  void theHostsFileOfReservationsSpeaksForPagesThatDoNotSpeakThemselves() throws Exception {
    site.at(
            "/.well-known/tdmrep.json",
            exchange ->
                LocalSite.answer(
                    exchange,
                    200,
                    "application/json",
                    """
                    [{"location": "/rice", "tdm-reservation": 1, "tdm-policy": "https://a.example/p"},
                     {"location": "/", "tdm-reservation": 0}]
                    """))
        .page("/rice", "<p>rice")
        .page("/tram", "<p>tram")
        .at(
            "/own",
            exchange -> {
              exchange.getResponseHeaders().set("tdm-reservation", "1");
              LocalSite.answer(exchange, 200, "text/html", "<p>own");
            });

    Collected collected =
        read(
            addresses(
                List.of(site.url("/rice"), site.url("/tram"), site.url("/own")), null, false));

    assertThat(collected.articles)
        .extracting(article -> article.getHints().getDirectives())
        .containsExactlyInAnyOrder(
            List.of("tdm-reservation: 1", "tdm-policy: https://a.example/p"),
            List.of("tdm-reservation: 0"),
            List.of("tdm-reservation: 1"));
    assertThat(site.asked()).containsOnlyOnce("/.well-known/tdmrep.json");
  }

  @Test
  void theFilesOfAHostComeBeforeItsPagesAndAllAtItsPace() throws Exception {
    site.text("/robots.txt", "User-agent: *\nCrawl-delay: 0.2\nDisallow: /.well-known")
        .text("/ai.txt", "User-Agent: *\nDisallow: /")
        .at("/.well-known/tdmrep.json", e -> LocalSite.answer(e, 200, "application/json", "[]"))
        .page("/rice", "<p>rice")
        .page("/tram", "<p>tram");

    Collected collected =
        read(addresses(List.of(site.url("/rice"), site.url("/tram")), null, false));

    assertThat(collected.articles)
        .extracting(article -> article.getHints().getDirectives())
        .containsOnly(List.of("ai.txt: disallow"));
    assertThat(site.asked()).startsWith("/robots.txt").endsWith("/rice", "/tram").hasSize(5);
    assertThat(site.shortestRest()).isGreaterThanOrEqualTo(Duration.ofMillis(200));
  }

  @Test
  void aHostThatForbidsItsPagesIsNotAskedForItsOtherFiles() throws Exception {
    site.text("/robots.txt", "User-agent: *\nDisallow: /")
        .text("/ai.txt", "User-Agent: *\nDisallow: /")
        .page("/rice", "<p>rice");

    read(addresses(List.of(site.url("/rice")), null, false));

    assertThat(site.asked()).containsExactly("/robots.txt");
  }

  @Test
  void aSitemapGoesBeforeThePagesThatWaitForItsHost() throws Exception {
    site.text("/robots.txt", "User-agent: *\nCrawl-delay: 0.2")
        .text("/one.txt", site.url("/rice") + "\n" + site.url("/tram"))
        .text("/two.txt", site.url("/ferry"))
        .page("/rice", "<p>rice")
        .page("/tram", "<p>tram")
        .page("/ferry", "<p>ferry");

    Collected collected =
        read(sitemaps(List.of(site.url("/one.txt"), site.url("/two.txt")), null, false));

    assertThat(collected.articles).hasSize(3);
    assertThat(site.asked())
        .containsExactly("/robots.txt", "/one.txt", "/two.txt", "/rice", "/tram", "/ferry");
    assertThat(site.mostUnderWay()).isEqualTo(1);
    assertThat(site.shortestRest()).isGreaterThanOrEqualTo(Duration.ofMillis(200));
  }

  @Test
  void aFileNamesAPageALineAndWhatIsNoneIsToldWithItsLine() throws Exception {
    site.page("/rice", "<p>rice").page("/tram", "<p>tram");
    Path list =
        Files.writeString(
            folder.resolve("urls.txt"),
            "# pages\n%s\n\nrice\n%s\n".formatted(site.url("/rice"), site.url("/tram")));

    Collected collected = read(addresses(list.toString()));

    assertThat(collected.articles)
        .extracting(RawArticle::getUrl)
        .containsExactly(site.url("/rice"), site.url("/tram"));
    assertThat(collected.refusals).extracting(Refusal::position).containsExactly(4L);
  }

  @Test
  void aNewsSitemapGivesItsHints() throws Exception {
    site.page("/rice", "<p>rice").text("/news.xml", NEWS_SITEMAP.formatted(site.url("/rice")));

    RawArticle article = read(sitemaps(site.url("/news.xml"))).articles.get(0);

    assertThat(article.getHints().getTitle()).isEqualTo("Harga Beras Turun");
    assertThat(article.getHints().getLanguage()).isEqualTo("id");
    assertThat(article.getHints().getTags()).containsExactly("beras", "pasar");
    assertThat(article.getHints().getPublishedAt().getValue())
        .isEqualTo("2026-03-03T09:15:00+07:00");
    assertThat(article.getCarrier().getKind()).isEqualTo(CarrierKind.sitemap);
    assertThat(article.getCarrier().getLocation()).isEqualTo(site.url("/news.xml"));
  }

  @Test
  void robotsTxtLeadsOverAnIndexToACompressedSitemap() throws Exception {
    String index =
        "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap><loc>%s</loc></sitemap></sitemapindex>"
            .formatted(site.url("/pages.xml.gz"));
    byte[] packed = gzip(NEWS_SITEMAP.formatted(site.url("/rice")));
    site.text("/robots.txt", "User-agent: *\nDisallow: /drafts\nSitemap: " + site.url("/index.xml"))
        .at("/index.xml", e -> LocalSite.answer(e, 200, "application/xml", index))
        .at("/pages.xml.gz", e -> LocalSite.answer(e, 200, "application/x-gzip", packed))
        .page("/rice", "<p>rice");

    Collected collected = read(sitemaps(site.url("/robots.txt")));

    assertThat(collected.articles)
        .extracting(RawArticle::getUrl)
        .containsExactly(site.url("/rice"));
  }

  @Test
  void aPageThatASitemapNamesUnchangedIsNotAskedForAgain() throws Exception {
    site.page("/rice", "<p>rice").text("/news.xml", NEWS_SITEMAP.formatted(site.url("/rice")));
    Collected first = read(sitemaps(site.url("/news.xml")));

    Collected second = read(sitemaps(site.url("/news.xml"), first.state, false));

    assertThat(first.articles).hasSize(1);
    assertThat(second.articles).isEmpty();
    assertThat(site.asked()).containsOnlyOnce("/rice");
  }

  @Test
  void anUnchangedPageIsAskedForConditionallyAndNotHandedOnAgain() throws Exception {
    AtomicInteger sent = new AtomicInteger();
    site.at(
        "/rice",
        exchange -> {
          if ("\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
          } else {
            sent.incrementAndGet();
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            LocalSite.answer(exchange, 200, "text/html", "<p>rice");
          }
        });
    Collected first = read(addresses(site.url("/rice")));

    Collected second = read(addresses(site.url("/rice"), first.state, false));

    assertThat(first.articles).hasSize(1);
    assertThat(second.articles).isEmpty();
    assertThat(sent).hasValue(1);
  }

  @Test
  void whatIsNoArticleIsRefusedWithTheReason() throws Exception {
    site.text("/robots.txt", "User-agent: *\nDisallow: /private")
        .at("/rice.pdf", e -> LocalSite.answer(e, 200, "application/pdf", "%PDF-1.4"))
        .at("/lie", e -> LocalSite.answer(e, 200, "text/html", "%PDF-1.4"));

    Collected collected =
        read(
            addresses(
                List.of(
                    site.url("/rice.pdf"), site.url("/lie"), site.url("/private"), site.url("/no")),
                null,
                false));

    assertThat(collected.refusals)
        .extracting(Refusal::reason)
        .containsExactlyInAnyOrder(
            "is application/pdf",
            "is a PDF document",
            "is forbidden to robots by " + site.url("/robots.txt"),
            "answers 404 (not found)");
    assertThat(collected.state.health().trouble()).isNotNull();
  }

  @Test
  void aHostThatForbidsRobotsGivesThatVerdict() throws Exception {
    site.text("/robots.txt", "User-agent: *\nDisallow: /");

    Collected collected = read(addresses(site.url("/rice")));

    assertThat(collected.state.health().verdict(Instant.now())).isEqualTo(Verdict.ROBOTS);
  }

  @Test
  void anEditIsFoundAtTheRecheckThatIsDueAlsoAfterARestart() throws Exception {
    AtomicInteger version = new AtomicInteger(1);
    site.at(
        "/rice",
        exchange -> LocalSite.answer(exchange, 200, "text/html", "<p>version " + version.get()));
    SourceState seen = read(addresses(site.url("/rice"))).state;
    version.set(2);

    Collected later =
        read(addresses(List.of(emptyList()), seenAgo(seen, Duration.ofDays(8)), true));

    assertThat(later.articles)
        .extracting(article -> UTF_8.decode(article.getContent().duplicate()).toString())
        .containsExactly("<p>version 2");
    assertThat(memory(later.state).page(site.url("/rice")).orElseThrow().due()).isEmpty();
  }

  @Test
  void aPageThatIsGoneForGoodIsHandedOnAsGoneOnce() throws Exception {
    AtomicInteger status = new AtomicInteger(200);
    site.at("/rice", exchange -> LocalSite.answer(exchange, status.get(), "text/html", "<p>rice"));
    SourceState seen = read(addresses(site.url("/rice"))).state;
    status.set(410);

    Collected later =
        read(addresses(List.of(emptyList()), seenAgo(seen, Duration.ofHours(2)), true));

    assertThat(later.refusals).isEmpty();
    assertThat(later.articles).hasSize(1);
    RawArticle gone = later.articles.get(0);
    assertThat(gone.getArticleId()).isEqualTo(ArticleId.ofUrl(site.url("/rice")));
    assertThat(gone.getContent().remaining()).isZero();
    assertThat(gone.getGone().getStatus()).isEqualTo(410);
    assertThat(gone.getGone().getLastSeenAt()).isBefore(gone.getObservedAt());
    assertThat(memory(later.state).all()).isEmpty();
    assertThat(later.state.health().verdict(Instant.now())).isEqualTo(Verdict.MOVED);
    assertThat(later.state.health().reason(Instant.now())).contains("410").contains("there before");
  }

  @Test
  void aPageThatIsNotFoundIsGoneOnlyIfItIsNotFoundAnHourLaterEither() throws Exception {
    AtomicInteger status = new AtomicInteger(200);
    site.at("/rice", exchange -> LocalSite.answer(exchange, status.get(), "text/html", "<p>rice"));
    SourceState seen = read(addresses(site.url("/rice"))).state;
    status.set(404);

    Collected first = read(addresses(site.url("/rice"), seen, false));
    Collected soon = read(addresses(site.url("/rice"), first.state, false));
    Collected hourLater =
        read(addresses(site.url("/rice"), seenAgo(soon.state, Duration.ofHours(1)), false));
    Collected after = read(addresses(site.url("/rice"), hourLater.state, false));

    assertThat(first.articles).isEmpty();
    assertThat(first.refusals.get(0).text())
        .startsWith(site.url("/rice") + ": answers 404 (not found); it was there on ")
        .contains("an hour later");
    assertThat(soon.articles).isEmpty();
    assertThat(hourLater.articles)
        .extracting(article -> article.getGone().getStatus())
        .containsExactly(404);
    assertThat(after.articles).isEmpty();
  }

  @Test
  void aPageThatIsFoundAgainWasNeverGone() throws Exception {
    AtomicInteger status = new AtomicInteger(200);
    site.at("/rice", exchange -> LocalSite.answer(exchange, status.get(), "text/html", "<p>rice"));
    SourceState seen = read(addresses(site.url("/rice"))).state;
    status.set(404);
    SourceState missing = read(addresses(site.url("/rice"), seen, false)).state;
    status.set(200);
    SourceState found = read(addresses(site.url("/rice"), missing, false)).state;
    status.set(404);

    Collected missingAnew =
        read(addresses(site.url("/rice"), seenAgo(found, Duration.ofHours(2)), false));

    assertThat(missingAnew.articles).isEmpty();
    assertThat(missingAnew.refusals).hasSize(1);
  }

  @Test
  void whatIsGoneIsTheArticleThatARedirectLedTo() throws Exception {
    AtomicInteger status = new AtomicInteger(200);
    site.at("/rice", exchange -> LocalSite.answer(exchange, status.get(), "text/html", "<p>rice"))
        .at(
            "/short",
            exchange -> {
              exchange.getResponseHeaders().set("Location", "/rice");
              exchange.sendResponseHeaders(302, -1);
            });
    Collected seen = read(addresses(site.url("/short")));
    status.set(410);

    Collected later = read(addresses(site.url("/short"), seen.state, false));

    assertThat(later.articles)
        .extracting(RawArticle::getArticleId)
        .containsExactly(seen.articles.get(0).getArticleId());
  }

  @Test
  void aPageThatWasNeverThereIsNotGone() throws Exception {
    site.at("/rice", exchange -> LocalSite.answer(exchange, 410, "text/html", "<p>gone"));

    Collected collected = read(addresses(site.url("/rice")));

    assertThat(collected.articles).isEmpty();
    assertThat(collected.refusals).hasSize(1);
  }

  @Test
  void checksThatWereMissedAreNotMadeUpFor() {
    Instant seen = Instant.parse("2026-03-01T00:00:00Z");
    KnownPage page = KnownPage.first("http://a.example/", "http://a.example/", "ab", seen);

    assertThat(page.due()).contains(seen.plus(Duration.ofHours(1)));
    assertThat(page.checkedAt(seen.plus(Duration.ofHours(1))).due())
        .contains(seen.plus(Duration.ofHours(24)));
    assertThat(page.checkedAt(seen.plus(Duration.ofDays(2))).due())
        .contains(seen.plus(Duration.ofDays(7)));
  }

  @Test
  void aPageThatIsNoTextAtARecheckIsLookedAtAgainOnlyWhenTheNextIsDue() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    site.at(
        "/rice",
        exchange ->
            LocalSite.answer(
                exchange, 200, "text/html", asked.incrementAndGet() == 1 ? "<p>rice" : "%PDF-1.4"));
    SourceState seen = read(addresses(site.url("/rice"))).state;

    Collected later =
        read(addresses(List.of(emptyList()), seenAgo(seen, Duration.ofDays(8)), true));

    assertThat(later.refusals).extracting(Refusal::reason).containsExactly("is a PDF document");
    assertThat(asked).hasValue(2);
  }

  @Test
  @Timeout(60)
  void whenTheMemoryIsFullItIsToldOnceThatPagesAreForgottenBeforeTheirTime() throws Exception {
    String long1 = "/" + "a".repeat(3_000);
    String long2 = "/" + "b".repeat(3_000);
    site.page(long1, "<p>one").page(long2, "<p>two").page("/rice", "<p>rice");
    List<String> named = List.of(site.url(long1), site.url(long2), site.url("/rice"));
    SourceState own = state(null, SourceKind.PAGES, named);
    Map<String, SourceState> full = fullMemory(own);
    Collected collected = new Collected();
    collected.stopsAtArticles = 3;

    PagesSource.ofAddresses(
            named,
            fetcher,
            full.get(own.location()),
            location -> Optional.ofNullable(full.get(location)),
            true)
        .read(collected);

    assertThat(collected.articles).hasSize(3);
    assertThat(collected.refusals).extracting(Refusal::location).containsExactly(own.location());
    assertThat(collected.refusals.get(0).text()).contains("more pages than can be remembered");
  }

  @Test
  void aSiteThatRefusesMostPagesIsBlockedThoughOneCouldBeRead() throws Exception {
    site.page("/rice", "<p>rice");
    List<String> named = new ArrayList<>(List.of(site.url("/rice")));
    for (int i = 0; i < 6; i++) {
      named.add(refusedWith(403, "/closed" + i));
    }

    SourceHealth health = read(addresses(named, null, false)).state.health();

    assertThat(health.verdict(Instant.now())).isEqualTo(Verdict.BLOCKED);
    assertThat(health.reason(Instant.now())).startsWith("6 of the last 7 ").contains("403");
    assertThat(health.errors()).isEqualTo(6);
    assertThat(health.articles()).isEqualTo(1);
    assertThat(health.successAt()).isNotNull();
  }

  @Test
  void aFewPagesThatCannotBeHadAreCountedAndToldButMakeNoSourceIll() throws Exception {
    site.page("/rice", "<p>rice").page("/tram", "<p>tram");
    List<String> named = List.of(site.url("/rice"), refusedWith(403, "/closed"), site.url("/tram"));

    SourceHealth health = read(addresses(named, null, false)).state.health();

    assertThat(health.verdict(Instant.now())).isEqualTo(Verdict.HEALTHY);
    assertThat(health.reason(Instant.now()))
        .contains("2.0 a day")
        .contains("1 of the last 3 ")
        .contains("/closed answers 403");
    assertThat(health.errors()).isEqualTo(1);
  }

  @Test
  void theLastPagesAreJudgedTogetherHoweverTheyFallIntoSavedStretches() throws Exception {
    List<String> named = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      site.page("/page" + i + "/", "<p>page " + i);
      named.add(site.url("/page" + i + "/"));
    }
    named.add(refusedWith(403, "/closed"));

    SourceHealth health = read(addresses(named, null, false)).state.health();

    assertThat(health.verdict(Instant.now())).isEqualTo(Verdict.HEALTHY);
    assertThat(health.errors()).isEqualTo(1);
  }

  @Test
  void aSitemapThatIsRefusedIsBlocked() throws Exception {
    SourceHealth health = read(sitemaps(refusedWith(403, "/sitemap.xml"))).state.health();

    assertThat(health.verdict(Instant.now())).isEqualTo(Verdict.BLOCKED);
    assertThat(health.reason(Instant.now())).contains("403");
  }

  @Test
  void aSitemapThatNamesNothingNewWasReadAllTheSame() throws Exception {
    site.text("/news.xml", NEWS_SITEMAP.formatted(site.url("/rice"))).page("/rice", "<p>rice");
    SourceState first = read(sitemaps(site.url("/news.xml"))).state;

    SourceState second = read(sitemaps(site.url("/news.xml"), first, false)).state;

    assertThat(site.asked()).containsOnlyOnce("/rice");
    assertThat(second.health().successAt()).isAfter(first.health().successAt());
    assertThat(second.health().articles()).isEqualTo(1);
  }

  private String refusedWith(int status, String path) {
    site.at(path, exchange -> LocalSite.answer(exchange, status, "text/html", "<p>no"));
    return site.url(path);
  }

  /** Of pages that are to be looked at again in an hour; the next one does not fit. */
  private static Map<String, SourceState> fullMemory(SourceState own) {
    PageMemory overfull = memory(own);
    int pages = 0;
    while (overfull.forgottenTooEarly() == 0) {
      overfull.put(seenNow(pages++));
    }
    PageMemory memory = memory(own);
    for (int i = 0; i < pages - 1; i++) {
      memory.put(seenNow(i));
    }
    Map<String, SourceState> states = new HashMap<>();
    memory.changes(own).forEach(state -> states.put(state.location(), state));
    return states;
  }

  private static KnownPage seenNow(int number) {
    String address = "http://a.example/%d/".formatted(number) + "x".repeat(2_900);
    return KnownPage.first(address, address, "ab", Instant.now().plusMillis(number));
  }

  private String emptyList() throws IOException {
    return Files.writeString(folder.resolve("none.txt"), "# none\n").toString();
  }

  private static SourceState seenAgo(SourceState state, Duration ago) {
    PageMemory memory = memory(state);
    List.copyOf(memory.all())
        .forEach(
            page ->
                memory.put(
                    new KnownPage(
                        page.address(),
                        page.url(),
                        page.etag(),
                        page.lastModified(),
                        page.version(),
                        page.hash(),
                        page.seenAt().minus(ago),
                        page.lastSeenAt().minus(ago),
                        page.missingSince() == null ? null : page.missingSince().minus(ago),
                        page.checks())));
    List<SourceState> changed = memory.changes(state);
    return changed.get(changed.size() - 1);
  }

  private static PageMemory memory(SourceState state) {
    return PageMemory.of(state, location -> Optional.empty());
  }

  private PagesSource addresses(String named) {
    return addresses(named, null, false);
  }

  private PagesSource addresses(String named, SourceState state, boolean rechecks) {
    return addresses(List.of(named), state, rechecks);
  }

  private PagesSource addresses(List<String> named, SourceState state, boolean rechecks) {
    return PagesSource.ofAddresses(
        named,
        fetcher,
        state(state, SourceKind.PAGES, named),
        location -> Optional.empty(),
        rechecks);
  }

  private PagesSource sitemaps(String named) {
    return sitemaps(named, null, false);
  }

  private PagesSource sitemaps(String named, SourceState state, boolean rechecks) {
    return sitemaps(List.of(named), state, rechecks);
  }

  private PagesSource sitemaps(List<String> all, SourceState state, boolean rechecks) {
    return PagesSource.ofSitemaps(
        all,
        fetcher,
        state(state, SourceKind.SITEMAP, all),
        location -> Optional.empty(),
        rechecks);
  }

  private static SourceState state(SourceState known, SourceKind kind, List<String> named) {
    return known != null ? known : SourceState.untried(kind, PagesSource.location(named), null);
  }

  private static Collected read(PagesSource source) throws InterruptedException {
    Collected collected = new Collected();
    source.read(collected);
    return collected;
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return out.toByteArray();
  }

  private static final class Collected implements ArticleSource.Handler {

    private final List<RawArticle> articles = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private SourceState state;
    private int stopsAtArticles = Integer.MAX_VALUE;

    @Override
    public boolean wantsMore() {
      return articles.size() < stopsAtArticles;
    }

    @Override
    public void article(RawArticle article) {
      articles.add(article);
    }

    @Override
    public void refused(Refusal refusal) {
      refusals.add(refusal);
    }

    @Override
    public void passed(SourceState passed) {
      state = passed;
    }
  }
}
