package dev.warta.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.warta.ingest.source.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedListTest {

  @TempDir private Path folder;

  @Test
  void addressesListsAndOpmlCanBeNamedTogether() throws Exception {
    String list =
        file(
            "feeds.txt",
            "# ours\nhttps://kabar.example/rss # daily\n\nfeed://zeitung.example/atom#a\n");
    String opml =
        file(
            "feeds.opml",
            "<opml><body><outline text='City'><outline xmlUrl='https://kabar.example/rss'/>"
                + "<outline type=rss xmlUrl=\"https://courier.example/?a=1&amp;b=2\"/></outline></body></opml>");

    List<String> feeds = FeedList.of(List.of("https://pagi.example/feed", list, opml));

    assertThat(feeds)
        .containsExactly(
            "https://pagi.example/feed",
            "https://kabar.example/rss",
            "http://zeitung.example/atom#a",
            "https://courier.example/?a=1&b=2");
  }

  @Test
  void aLineThatIsNoAddressIsToldWithItsNumber() throws Exception {
    String list = file("feeds.txt", "https://kabar.example/rss\nkabar.example\n");

    assertThatThrownBy(() -> FeedList.of(List.of(list)))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("feeds.txt:2: \"kabar.example\" is not the address of a feed");
  }

  @Test
  void whatNamesNoFeedIsRefused() throws Exception {
    String empty = file("feeds.txt", "# nothing yet\n");
    String page = file("page.opml", "<html><body>Feeds</body></html>");

    assertThatThrownBy(() -> FeedList.of(List.of(empty))).hasMessageContaining("no feed is named");
    assertThatThrownBy(() -> FeedList.of(List.of(page))).hasMessageContaining("no OPML");
    assertThatThrownBy(() -> FeedList.of(List.of("nowhere.txt")))
        .hasMessageContaining("neither the address of a feed");
    assertThatThrownBy(() -> FeedList.of(List.of("ftp://kabar.example/rss")))
        .hasMessageContaining("expected http");
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }
}
