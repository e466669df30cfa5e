package dev.warta.ingest.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SourceStateJsonTest {

  private static final Instant NOW = Instant.parse("2024-06-19T08:30:00Z");
  private static final SourceState FEED =
      SourceState.untried(SourceKind.FEED, "https://harian.example/rss", "Harian Timur")
          .with(
              SourceHealth.untried()
                  .read(NOW, 12)
                  .failed(NOW.plusSeconds(60), Verdict.BLOCKED, "HTTP 403"),
              "{\"etag\":\"\\\"a\\\"\",\"seen\":[1,2]}");

  @Test
  void whatIsWrittenIsRead() throws IOException {
    SourceState untried = SourceState.untried(SourceKind.HTTP, "127.0.0.1:8710", null);

    assertThat(SourceStateJson.read(SourceStateJson.write(FEED))).isEqualTo(FEED);
    assertThat(SourceStateJson.read(SourceStateJson.write(untried))).isEqualTo(untried);
    SourceState inPart = FEED.with(FEED.health().read(NOW, 3, 2, "2 of the last 5"));
    assertThat(SourceStateJson.read(SourceStateJson.write(inPart))).isEqualTo(inPart);
  }

  @Test
  void fieldsOfALaterReleaseArePassedOver() throws IOException {
    String json = new String(SourceStateJson.write(FEED), StandardCharsets.UTF_8);
    String later = json.replaceFirst("\\{", "{\"later\":{\"x\":[1]},\"more\":1,");

    assertThat(SourceStateJson.read(later.getBytes(StandardCharsets.UTF_8))).isEqualTo(FEED);
  }

  @Test
  void whatIsNoStateSaysWhy() {
    assertThatThrownBy(() -> SourceStateJson.read("{\"kind\":\"feed\"}".getBytes()))
        .isInstanceOf(IOException.class)
        .hasMessage("it has no \"articles\"");
    assertThatThrownBy(() -> SourceStateJson.read("no".getBytes())).isInstanceOf(IOException.class);
  }

  @Test
  void aStateIsToldFromWhatElseLiesInTheTopic() {
    assertThat(SourceStateJson.isKey(FEED.key())).isTrue();
    assertThat(SourceStateJson.isKey("files:0123")).isFalse();
  }
}
