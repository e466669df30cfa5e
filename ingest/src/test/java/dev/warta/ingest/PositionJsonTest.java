package dev.warta.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.warta.events.TestArticles;
import dev.warta.ingest.Position.RawSpan;
import dev.warta.ingest.PositionJson.Identity;
import dev.warta.ingest.PositionJson.Saved;
import dev.warta.ingest.source.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionJsonTest {

  private static final Identity IDENTITY = new Identity("c0ffee", "mQ8Zb1c2T0uG");
  private static final Position POSITION =
      new Position(
          2,
          new Place(
              "in/beras \"murah\".jsonl", "beras \"murah\".jsonl", 12, 3_000_000_000L, "ab12"),
          TestArticles.RECEIVED,
          11,
          1,
          Map.of(
              new TopicPartition("articles.raw", 0),
              new RawSpan(5, 10, 11),
              new TopicPartition("articles.raw", 3),
              RawSpan.beginningAt(7)));

  @Test
  void whatIsWrittenIsRead() throws Exception {
    assertThat(read(PositionJson.write(POSITION, IDENTITY)))
        .isEqualTo(new Saved(POSITION, IDENTITY));
  }

  @Test
  void aSourceAtItsStartHasNoPlace() throws Exception {
    Position atStart = new Position(3, null, TestArticles.RECEIVED, 11, 1, Map.of());

    assertThat(read(PositionJson.write(atStart, IDENTITY)).position()).isEqualTo(atStart);
  }

  @Test
  void fieldsOfALaterVersionArePassedOver() throws Exception {
    String json = new String(PositionJson.write(POSITION, IDENTITY), StandardCharsets.UTF_8);
    String later =
        json.replaceFirst("\\{", "{\"later\":{\"raw\":[1,{\"source\":9}]},\"more\":[2],");

    assertThat(read(later.getBytes(StandardCharsets.UTF_8)).position()).isEqualTo(POSITION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not JSON",
        "[]",
        "{}",
        "{\"files\":\"a\",\"rawTopicId\":\"b\",\"source\":0,\"since\":\"yesterday\",\"published\":1,\"refused\":0}",
        "{\"files\":\"a\",\"rawTopicId\":\"b\",\"source\":\"x\",\"since\":\"2024-06-20T03:15:00Z\",\"published\":1,\"refused\":0}",
        "{\"raw\":1}",
        "{\"place\":null}"
      })
  void whatIsNoPositionIsSaidToBeNone(String text) {
    assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class);
  }

  private static Saved read(byte[] json) throws IOException {
    return PositionJson.read(json, "articles.raw");
  }
}
