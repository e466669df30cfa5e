package dev.warta.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.events.ArticleId;
import dev.warta.events.RawArticle;
import dev.warta.ingest.fetch.AddressPolicy;
import dev.warta.ingest.fetch.FetchSettings;
import dev.warta.ingest.fetch.Fetcher;
import dev.warta.ingest.fetch.Network;
import dev.warta.ingest.fetch.UserAgent;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.Refusal;
import dev.warta.ingest.state.SourceState;
import dev.warta.ingest.state.SourceStateJson;
import dev.warta.ingest.state.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedsSourceTest {

  private static final String PATH = "/rss.xml";
  private static final String FIRST = item("1", "Satu", "Isi satu");
  private static final String SECOND = item("2", "Dua", "Isi dua");

  /** Without rests at a host: they are the fetcher's own, and told by its tests. */
  private static final FetchSettings SETTINGS =
      new FetchSettings(
          8,
          1,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          FetchSettings.DEFAULT.maxBytes(),
          3,
          100);

  private static final AddressPolicy LOOPBACK =
      new AddressPolicy(List.of(Network.of("127.0.0.0/8")));

  private final Fetcher fetcher = new Fetcher(SETTINGS, new UserAgent("test", null), LOOPBACK);
  private final FeedServer server = new FeedServer();
  private final TestClock clock = new TestClock();
  private final Map<String, SourceState> states = new HashMap<>();
  private final List<String> told = new ArrayList<>();
  private final List<String> failedAt = new ArrayList<>();

  @AfterEach
  void stop() {
    fetcher.close();
    server.close();
  }

  @Test
  void entriesBecomeArticlesOldestFirst() throws Exception {
    server.feed(PATH, rss(SECOND + FIRST));

    Collected round = pollOnce(PATH);

    assertThat(round.titles()).containsExactly("Satu", "Dua");
    RawArticle first = round.articles.get(0);
    assertThat(first.getArticleId()).isEqualTo(ArticleId.ofUrl("https://kabar.example/1"));
    assertThat(first.getUrl()).isEqualTo("https://kabar.example/1");
    assertThat(first.getSource()).isEqualTo("kabar.example");
    assertThat(first.getMediaType()).isEqualTo("text/plain");
    assertThat(first.getCarrier().getLocation()).isEqualTo(server.address(PATH));
    assertThat(content(first)).isEqualTo("Isi satu");
  }

  @Test
  void thePicturesOfAnEntryGoWithIt() throws Exception {
    server.feed(
        PATH,
        """
        <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"
            xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
          <title>Kabar</title><link>https://kabar.example/</link>
          <item><link>https://kabar.example/1</link><title>Satu</title>
            <enclosure url="https://kabar.example/satu.mp3" type="audio/mpeg" length="7"/>
            <enclosure url="/satu.jpg" type="image/jpeg" length="7"/>
            <media:content url="https://kabar.example/dua.png?w=9"/>
            <media:content url="https://kabar.example/tiga.mp4" medium="video">
              <media:thumbnail url="https://kabar.example/tiga"/></media:content>
            <media:content url="https://kabar.example/satu.jpg" medium="image"/>
            <itunes:image href="https://kabar.example/empat"/></item>
        </channel></rss>""");

    assertThat(pollOnce(PATH).articles.get(0).getHints().getImages())
        .containsExactly(
            "https://kabar.example/satu.jpg",
            "https://kabar.example/dua.png?w=9",
            "https://kabar.example/tiga",
            "https://kabar.example/empat");
  }

  @Test
  void whatWasSeenIsNotHandedOnAgainEvenAfterARestart() throws Exception {
    server.feed(PATH, rss(FIRST));
    pollOnce(PATH);
    server.feed(PATH, rss(SECOND + FIRST));

    clock.advance(Duration.ofDays(2));
    Collected second = pollOnce(PATH);
    clock.advance(Duration.ofDays(2));
    Collected third = pollOnce(PATH);

    assertThat(second.titles()).containsExactly("Dua");
    assertThat(third.titles()).isEmpty();
    assertThat(state(PATH).health().articles()).isEqualTo(2);
  }

  @Test
  void aChangedEntryIsHandedOnAgainUnderItsId() throws Exception {
    server.feed(PATH, rss(FIRST + SECOND));
    Collected first = pollOnce(PATH);
    server.feed(PATH, rss(item("1", "Satu", "Isi satu, diperbarui") + SECOND));

    clock.advance(Duration.ofDays(2));
    Collected second = pollOnce(PATH);

    assertThat(second.articles)
        .singleElement()
        .extracting(FeedsSourceTest::content)
        .isEqualTo("Isi satu, diperbarui");
    assertThat(first.articles)
        .extracting(RawArticle::getArticleId)
        .contains(second.articles.get(0).getArticleId());
  }

  @Test
  void anEntryWhoseIdChangesAtEachPollIsKnownByItsLink() throws Exception {
    String item =
        "<item><guid>%s</guid><link>https://kabar.example/1</link><title>Satu</title></item>";
    server.feed(PATH, rss(item.formatted("a")));
    pollOnce(PATH);
    server.feed(PATH, rss(item.formatted("b")));

    clock.advance(Duration.ofDays(2));

    assertThat(pollOnce(PATH).articles).isEmpty();
  }

  @Test
  void entriesThatShareALinkAreToldApartByTheirIds() throws Exception {
    String item =
        "<item><guid isPermaLink='false'>%s</guid><link>https://kabar.example/</link><title>%s</title></item>";
    server.feed(PATH, rss(item.formatted("a", "Satu") + item.formatted("b", "Dua")));

    Collected round = pollOnce(PATH);

    assertThat(round.articles)
        .extracting(RawArticle::getArticleId)
        .containsExactlyInAnyOrder(
            ArticleId.ofSourceId("kabar.example", "a"), ArticleId.ofSourceId("kabar.example", "b"));
    assertThat(round.articles).extracting(RawArticle::getUrl).containsOnlyNulls();
  }

  @Test
  void anUnchangedFeedIsNotSentAgain() throws Exception {
    server.answer(PATH, 200, rss(FIRST), Map.of("ETag", "\"v1\""));
    pollOnce(PATH);

    clock.advance(Duration.ofDays(2));
    Collected second = pollOnce(PATH);

    assertThat(server.asked).containsExactly(PATH, PATH + " if not \"v1\"");
    assertThat(second.articles).isEmpty();
    assertThat(state(PATH).health().verdict(clock.instant())).isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void aPermanentRedirectIsRemembered() throws Exception {
    server.answer(PATH, 301, "", Map.of("Location", "/new.xml"));
    server.feed("/new.xml", rss(FIRST));
    pollOnce(PATH);

    clock.advance(Duration.ofDays(2));
    pollOnce(PATH);

    assertThat(server.asked).containsExactly(PATH, "/new.xml", "/new.xml");
    assertThat(told).containsExactly("moved to " + server.address("/new.xml"));
  }

  @Test
  void aFeedThatMovesToAnotherIsLeft() throws Exception {
    server.answer(PATH, 308, "", Map.of("Location", "/new.xml"));
    server.feed("/new.xml", rss(FIRST));

    Collected round = pollOnce(PATH, "/new.xml");

    assertThat(round.titles()).containsExactly("Satu");
    assertThat(state(PATH).health().verdict(clock.instant())).isEqualTo(Verdict.MOVED);
  }

  @Test
  void aFeedThatIsGoneIsRetired() throws Exception {
    server.answer(PATH, 410, "", Map.of());
    pollOnce(PATH);

    clock.advance(Duration.ofDays(29));
    pollOnce(PATH);

    assertThat(server.asked).hasSize(1);
    assertThat(state(PATH).health().verdict(clock.instant())).isEqualTo(Verdict.MOVED);
  }

  @Test
  void aServerThatWantsToBeLeftAloneIs() throws Exception {
    server.answer(PATH, 429, "", Map.of("Retry-After", "172800"));
    pollOnce(PATH);
    server.feed(PATH, rss(FIRST));

    clock.advance(Duration.ofDays(2).minusMinutes(1));
    Collected early = pollOnce(PATH);
    assertThat(state(PATH).health().verdict(clock.instant())).isEqualTo(Verdict.BLOCKED);
    clock.advance(Duration.ofMinutes(2));
    Collected late = pollOnce(PATH);

    assertThat(early.articles).isEmpty();
    assertThat(late.titles()).containsExactly("Satu");
    assertThat(told).first().asString().startsWith("failed: answers 429");
    assertThat(told).last().isEqualTo("back");
  }

  @Test
  void aServerThatIsOverloadedIsLeftAloneForAsLongAsItAsks() throws Exception {
    server.answer(PATH, 503, "", Map.of("Retry-After", "172800"));
    pollOnce(PATH);
    server.feed(PATH, rss(FIRST));

    clock.advance(Duration.ofDays(2).minusMinutes(1));
    Collected early = pollOnce(PATH);
    assertThat(state(PATH).health().verdict(clock.instant())).isEqualTo(Verdict.BROKEN);
    clock.advance(Duration.ofMinutes(2));
    Collected late = pollOnce(PATH);

    assertThat(early.articles).isEmpty();
    assertThat(late.titles()).containsExactly("Satu");
    assertThat(told).first().asString().startsWith("failed: answers 503");
    assertThat(told).last().isEqualTo("back");
  }

  @Test
  void aSilentOrBrokenFeedDoesNotKeepTheOthersBack() throws Exception {
    server.answer("/silent", 200, null, Map.of());
    server.feed("/page", "<html><body>Log in</body></html>");
    server.feed("/cut", rss(FIRST).substring(0, rss(FIRST).length() - 30));
    server.feed(PATH, rss(SECOND));

    Collected round = pollOnce("/silent", "/page", "/cut", PATH);

    assertThat(round.titles()).containsExactlyInAnyOrder("Satu", "Dua");
    assertThat(told)
        .contains("failed: is a web page, not a feed")
        .anyMatch(message -> message.startsWith("broken: it ends inside"));
    assertThat(failedAt)
        .containsExactlyInAnyOrder(server.address("/silent"), server.address("/page"));
  }

  @Test
  void aFeedOfThousandsOfEntriesIsRememberedWithinTheLimitOfAState() throws Exception {
    StringBuilder items = new StringBuilder();
    IntStream.range(0, Feed.MAX_ENTRIES)
        .forEach(i -> items.append(item("n" + i, "Judul " + i, "Isi " + i)));
    server.feed(PATH, rss(items.toString()));
    Collected first = pollOnce(PATH);

    clock.advance(Duration.ofDays(2));
    Collected second = pollOnce(PATH);

    assertThat(first.articles).hasSize(Feed.MAX_ENTRIES);
    assertThat(second.articles).isEmpty();
    assertThat(state(PATH).memory().length()).isLessThan(256_000);
  }

  @Test
  void anEntryLargerThanARecordIsRefusedAndTheOthersGoOn() throws Exception {
    server.feed(PATH, rss(item("1", "Satu", "x".repeat(20_000)) + SECOND));

    Collected round = pollOnce(PATH);

    assertThat(round.titles()).containsExactly("Dua");
    assertThat(round.refusals)
        .singleElement()
        .extracting(Refusal::text)
        .asString()
        .contains("entry https://kabar.example/1 has 20,0", "at most 10,000 bytes");
  }

  @Test
  void feedsArePolledAgainWhenTheyAreDueUntilNoMoreIsWanted() throws Exception {
    server.feed(PATH, rss(FIRST));
    Collected collected = new Collected(3, () -> clock.advance(Duration.ofHours(3)));

    source(false, PATH).read(collected);

    assertThat(server.asked).hasSizeGreaterThanOrEqualTo(3);
    assertThat(collected.titles()).containsExactly("Satu");
  }

  private Collected pollOnce(String... paths) throws Exception {
    Collected collected = new Collected(Integer.MAX_VALUE, () -> {});
    source(true, paths).read(collected);
    return collected;
  }

  private FeedsSource source(boolean isOnce, String... paths) {
    List<String> locations = List.of(paths).stream().map(server::address).toList();
    Feeds feeds =
        new Feeds(
            locations,
            location -> Optional.ofNullable(states.get(location)),
            null,
            10_000,
            new Told(),
            clock,
            new Random(7));
    return new FeedsSource(feeds, fetcher::fetch, isOnce);
  }

  private SourceState state(String path) {
    return states.get(server.address(path));
  }

  private static String rss(String items) {
    return "<rss version='2.0'><channel><title>Kabar</title><link>https://kabar.example/</link>%s</channel></rss>"
        .formatted(items);
  }

  private static String item(String name, String title, String text) {
    return "<item><link>https://kabar.example/%s</link><title>%s</title><description>%s</description></item>"
        .formatted(name, title, text);
  }

  private static String content(RawArticle article) {
    return StandardCharsets.UTF_8.decode(article.getContent().duplicate()).toString();
  }

  /** Keeps what is handed on, and states as the topic would. */
  private final class Collected implements ArticleSource.Handler {

    private final List<RawArticle> articles = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final int wantedPolls;
    private final Runnable afterPoll;
    private int polls;

    Collected(int wantedPolls, Runnable afterPoll) {
      this.wantedPolls = wantedPolls;
      this.afterPoll = afterPoll;
    }

    List<String> titles() {
      return articles.stream().map(article -> article.getHints().getTitle()).toList();
    }

    @Override
    public boolean wantsMore() {
      return polls < wantedPolls;
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
    public void passed(SourceState state) {
      try {
        states.put(state.location(), SourceStateJson.read(SourceStateJson.write(state)));
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      polls++;
      afterPoll.run();
    }
  }

  private final class Told implements FeedsListener {

    @Override
    public void onFailed(String location, String reason) {
      told.add("failed: " + reason);
      failedAt.add(location);
    }

    @Override
    public void onBack(String location) {
      told.add("back");
    }

    @Override
    public void onMoved(String location, String newAddress) {
      told.add("moved to " + newAddress);
    }

    @Override
    public void onBroken(String location, List<String> problems) {
      problems.forEach(problem -> told.add("broken: " + problem));
    }
  }

  /** Time that passes when the test says so. */
  private static final class TestClock extends Clock {

    private volatile Instant now = Instant.parse("2024-06-19T08:30:00Z");

    void advance(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
