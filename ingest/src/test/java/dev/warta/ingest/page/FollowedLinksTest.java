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

  private List<Object> followed(Object... found) throws InterruptedException {
    List<Object> handedOn = new ArrayList<>();
    new FollowedLinks(new Found(List.of(found)), fetcher, said::add).read(new Collected(handedOn));
    return handedOn;
  }

  private static RawArticle entry(String link) {
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
        new Carrier(CarrierKind.feed, FEED, null),
        new Hints(
            "Harga Beras Turun", List.of(), null, null, "id", null, List.of(), null, List.of()));
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
        if (one instanceof RawArticle article) {
          handler.article(article);
        } else {
          handler.passed((SourceState) one);
        }
      }
    }
  }

  private record Collected(List<Object> handedOn) implements ArticleSource.Handler {

    @Override
    public boolean wantsMore() {
      return true;
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
