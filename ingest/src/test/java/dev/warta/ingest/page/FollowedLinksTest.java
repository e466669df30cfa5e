package dev.warta.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.events.ArticleId;
import dev.warta.events.Carrier;
import dev.warta.events.CarrierKind;
import dev.warta.events.Hints;
import dev.warta.events.RawArticle;
import dev.warta.ingest.fetch.AddressPolicy;
import dev.warta.ingest.fetch.FetchSettings;
import dev.warta.ingest.fetch.Fetcher;
import dev.warta.ingest.fetch.LocalSite;
import dev.warta.ingest.fetch.Network;
import dev.warta.ingest.fetch.UserAgent;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.Refusal;
import dev.warta.ingest.state.SourceKind;
import dev.warta.ingest.state.SourceState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FollowedLinksTest {

  private static final String FEED = "https://news.example/feed";

  private final Fetcher fetcher =
      new Fetcher(
          FetchSettings.DEFAULT.withMinDelay(Duration.ZERO),
          new UserAgent("0.1", null),
          new AddressPolicy(List.of(Network.of("127.0.0.0/8"))));
  private final List<String> said = new ArrayList<>();
  private LocalSite site;

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
  void thePageBehindTheLinkBecomesTheArticleWithWhatTheEntrySays() throws Exception {
    site.redirect("/go", 302, "/rice").page("/rice", "<p>the whole article");
    RawArticle entry = entry(site.url("/go"));

    RawArticle article = (RawArticle) followed(entry).get(0);

    assertThat(text(article)).isEqualTo("<p>the whole article");
    assertThat(article.getMediaType()).isEqualTo("text/html");
    assertThat(article.getUrl()).isEqualTo(site.url("/rice"));
    assertThat(article.getArticleId()).isEqualTo(entry.getArticleId());
    assertThat(article.getHints().getTitle()).isEqualTo("Harga Beras Turun");
    assertThat(article.getSource()).isEqualTo("harian");
    assertThat(article.getCarrier()).isEqualTo(entry.getCarrier());
    assertThat(said).isEmpty();
  }

  @Test
  void whereThePageCannotBeHadTheEntryStaysAndTheReasonIsTold() throws Exception {
    site.text("/robots.txt", "User-agent: *\nDisallow: /rice").page("/rice", "<p>rice");
    RawArticle entry = entry(site.url("/rice"));

    List<Object> handedOn = followed(entry);

    assertThat(handedOn).containsExactly(entry);
    assertThat(said)
        .containsExactly(
            site.url("/rice")
                + ": is forbidden to robots by "
                + site.url("/robots.txt")
                + "; the entry of "
                + FEED
                + " stays the article");
    assertThat(site.asked()).doesNotContain("/rice");
  }

  @Test
  void aStateIsPassedOnBehindTheArticlesBeforeIt() throws Exception {
    site.page("/1", "<p>one").page("/2", "<p>two");
    SourceState state = SourceState.untried(SourceKind.FEED, FEED, null);

    List<Object> handedOn = followed(entry(site.url("/1")), state, entry(site.url("/2")), state);

    assertThat(handedOn)
        .extracting(one -> one instanceof RawArticle article ? text(article) : "state")
        .containsExactly("<p>one", "state", "<p>two", "state");
  }

  @Test
  void aSlowHostHoldsUpNeitherOtherFeedsNorTheirStates() throws Exception {
    try (LocalSite slow = LocalSite.open()) {
      slow.text("/robots.txt", "User-agent: *\nCrawl-delay: 60").page("/p", "<p>slow");
      site.page("/p", "<p>quick");
      List<Object> found = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        found.add(entry("https://slow.example/feed", slow.url("/p/" + i)));
      }
      found.add(SourceState.untried(SourceKind.FEED, "https://slow.example/feed", null));
      for (int i = 0; i < 3; i++) {
        found.add(entry("https://quick.example/feed", site.url("/p/" + i)));
      }
      SourceState quick = SourceState.untried(SourceKind.FEED, "https://quick.example/feed", null);
      found.add(quick);

      List<Object> handedOn = followedUntil(quick, found);

      assertThat(handedOn)
          .extracting(one -> one instanceof RawArticle article ? article.getUrl() : "state")
          .containsExactly(site.url("/p/0"), site.url("/p/1"), site.url("/p/2"), "state");
    }
  }

  @Test
  void aFeedKeepsItsOrderOverSeveralHostsAndPolls() throws Exception {
    try (LocalSite other = LocalSite.open()) {
      site.text("/robots.txt", "User-agent: *\nCrawl-delay: 0.2").page("/p", "<p>slow");
      other.page("/p", "<p>quick");
      SourceState state = SourceState.untried(SourceKind.FEED, FEED, null);

      List<Object> handedOn =
          followed(
              entry(site.url("/p/1")),
              entry(other.url("/p/2")),
              state,
              entry(other.url("/p/3")),
              entry(site.url("/p/4")),
              state);

      assertThat(handedOn)
          .extracting(one -> one instanceof RawArticle article ? article.getUrl() : "state")
          .containsExactly(
              site.url("/p/1"),
              other.url("/p/2"),
              "state",
              other.url("/p/3"),
              site.url("/p/4"),
              "state");
    }
  }

  @Test
  void feedsOfOneHostTakeTurns() throws Exception {
    site.page("/p", "<p>page");
    List<Object> found = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      found.add(entry("https://long.example/feed", site.url("/p/long/" + i)));
    }
    found.add(entry("https://short.example/feed", site.url("/p/short")));
    site.text("/robots.txt", "User-agent: *\nCrawl-delay: 0.05");

    followedUntil(null, found);

    assertThat(site.asked().indexOf("/p/short")).isBetween(0, 10);
  }

  @Test
  void aSourceIsHeldBackWhileTooMuchWaits() throws Exception {
    site.page("/p", "<p>one");
    List<Object> found = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      found.add(entry(site.url("/p/" + i)));
    }
    List<Object> handedOn = new ArrayList<>();
    List<Integer> handedOnBefore = new ArrayList<>();
    ArticleSource noting =
        new ArticleSource() {

          @Override
          public String location() {
            return FEED;
          }

          @Override
          public void read(Handler handler) throws InterruptedException {
            for (Object one : found) {
              handler.article((RawArticle) one);
              handedOnBefore.add(handedOn.size());
            }
          }
        };

    new FollowedLinks(noting, fetcher, said::add, 5_000).read(new Collected(handedOn, null));

    assertThat(handedOn).hasSize(20);
    assertThat(said).isEmpty();
    for (int i = 0; i < 20; i++) {
      assertThat(i + 1 - handedOnBefore.get(i)).isLessThanOrEqualTo(6);
    }
  }

  private List<Object> followedUntil(Object last, List<Object> found) throws InterruptedException {
    List<Object> handedOn = new ArrayList<>();
    new FollowedLinks(new Found(found), fetcher, said::add).read(new Collected(handedOn, last));
    return handedOn;
  }

  private List<Object> followed(Object... found) throws InterruptedException {
    return followedUntil(null, List.of(found));
  }

  private static RawArticle entry(String link) {
    return entry(FEED, link);
  }

  private static RawArticle entry(String feed, String link) {
    byte[] content = "the summary".getBytes(UTF_8);
    return new RawArticle(
        ArticleId.ofUrl(link),
        "harian",
        link,
        "text/plain",
        "UTF-8",
        ByteBuffer.wrap(content),
        ArticleId.contentHash(content),
        Instant.parse("2026-03-01T00:00:00Z"),
        new Carrier(CarrierKind.feed, feed, null),
        new Hints(
            "Harga Beras Turun",
            List.of(),
            null,
            null,
            "id",
            null,
            List.of(),
            null,
            List.of(),
            List.of()),
        null);
  }

  private static String text(RawArticle article) {
    return UTF_8.decode(article.getContent().duplicate()).toString();
  }

  /** Hands on what it is given. */
  private record Found(List<Object> all) implements ArticleSource {

    @Override
    public String location() {
      return FEED;
    }

    @Override
    public void read(Handler handler) throws InterruptedException {
      for (Object one : all) {
        if (!handler.wantsMore()) {
          return;
        }
        if (one instanceof RawArticle article) {
          handler.article(article);
        } else {
          handler.passed((SourceState) one);
        }
      }
    }
  }

  /** Wants no more after the last, if there is one. */
  private record Collected(List<Object> handedOn, Object last) implements ArticleSource.Handler {

    @Override
    public boolean wantsMore() {
      return last == null || !handedOn.contains(last);
    }

    @Override
    public void article(RawArticle article) {
      handedOn.add(article);
    }

    @Override
    public void refused(Refusal refusal) {
      handedOn.add(refusal);
    }

    @Override
    public void passed(SourceState state) {
      handedOn.add(state);
    }
  }
}
