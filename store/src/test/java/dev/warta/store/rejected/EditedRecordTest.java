package dev.warta.store.rejected;

import static dev.warta.store.rejected.TestRejections.bytes;
import static dev.warta.store.rejected.TestRejections.item;
import static dev.warta.store.rejected.TestRejections.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.warta.events.ArticleId;
import dev.warta.events.ArticleTime;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventSerdes;
import dev.warta.events.Hints;
import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import dev.warta.events.TimePrecision;
import dev.warta.events.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditedRecordTest {

  private static final RejectedItem RICE_PRICES =
      item(rejected(4, TestArticles.RICE_PRICES, "media type \"x\" is not supported"));

  @Test
  void aLineThatNobodyChangedIsUnchangedWhateverTheArticleHas() {
    RawArticle full =
        RawArticle.newBuilder(TestArticles.RICE_PRICES)
            .setUrl("https://example.com/beras?\u0000\"")
            .setHints(
                Hints.newBuilder()
                    .setTitle("Beras\n\u2028 \uD83C\uDF3E")
                    .setAuthors(List.of("Laksmi", ""))
                    .setPublishedAt(
                        new ArticleTime(
                            "2024-06-19", Instant.parse("2024-06-19T00:00:00Z"), TimePrecision.day))
                    .build())
            .build();
    RejectedItem item = item(rejected(4, full, "no"));

    assertThat(roundTrip(item).isChanged()).isFalse();
    assertThat(raw(roundTrip(item))).isEqualTo(full);
  }

  @Test
  void textIsEditedInItsOwnCharsetAndItsHashIsMadeAnew() {
    RejectedItem item = item(rejected(4, latin1("Caf\u00e9"), "no"));

    EditedRecord.Replacement edited =
        parse(EditableLine.of(item).replace("Caf\u00e9", "Th\u00e9"), item);

    byte[] content = "Th\u00e9".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(edited.isChanged()).isTrue();
    assertThat(raw(edited).getContent()).isEqualTo(ByteBuffer.wrap(content));
    assertThat(raw(edited).getContentHash()).isEqualTo(ArticleId.contentHash(content));
    assertThat(raw(edited).getArticleId()).isEqualTo(TestArticles.RICE_PRICES.getArticleId());
  }

  @Test
  void aCharacterThatTheCharsetDoesNotHaveIsToldWithWhatToDo() {
    RejectedItem item = item(rejected(4, latin1("Caf\u00e9"), "no"));
    String line = EditableLine.of(item).replace("Caf\u00e9", "\u8336");

    assertThatThrownBy(() -> parse(line, item))
        .hasMessageContaining("ISO-8859-1", "set charset to UTF-8");
  }

  @Test
  void aDocumentThatIsNoTextIsExportedInBase64AndComesBackByteForByte() {
    RawArticle pdf =
        RawArticle.newBuilder(TestArticles.RICE_PRICES)
            .setContent(ByteBuffer.wrap(new byte[] {'%', 'P', 'D', 'F', (byte) 0xFF, 0}))
            .build();
    RejectedItem item = item(rejected(4, pdf, "no"));

    assertThat(EditableLine.of(item)).contains("\"contentBase64\":\"JVBERv8A\"");
    assertThat(roundTrip(item).isChanged()).isFalse();
  }

  @Test
  void bytesThatAreNoEventMayBeReplacedByAnArticle() {
    RejectedItem garbage =
        item(rejected(4, "articles.raw", null, bytes("garbage"), "a.B", "no event"));
    assertThat(EditableLine.of(garbage)).contains("\"valueBase64\":\"Z2FyYmFnZQ==\"");
    assertThat(roundTrip(garbage).isChanged()).isFalse();
    String article = EditableLine.of(RICE_PRICES);

    EditedRecord.Replacement replaced = parse(article, garbage);

    assertThat(replaced.isChanged()).isTrue();
    assertThat(replaced.key()).isEqualTo(bytes(TestArticles.RICE_PRICES.getArticleId()));
    assertThat(raw(replaced)).isEqualTo(TestArticles.RICE_PRICES);
  }

  @Test
  void anEnrichedArticleComesBackAsItWas() {
    EnrichedArticle article = TestArticles.enrichedRicePrices();
    RejectedItem item =
        item(
            rejected(
                4,
                "articles.enriched",
                article.getArticleId(),
                EventSerdes.enrichedArticle().serializer().serialize("", article),
                "a.B",
                "no"));

    assertThat(roundTrip(item).isChanged()).isFalse();
    assertThat(
            EventSerdes.enrichedArticle().deserializer().deserialize("", roundTrip(item).value()))
        .isEqualTo(article);
  }

  @Test
  void aWrongKeyIsPutRightByTheImport() {
    RejectedItem item =
        item(
            rejected(
                4,
                "articles.raw",
                "another",
                EventSerdes.rawArticle().serializer().serialize("", TestArticles.RICE_PRICES),
                "a.B",
                "the record's key is wrong"));

    assertThat(roundTrip(item).isChanged()).isTrue();
    assertThat(roundTrip(item).key()).isEqualTo(bytes(TestArticles.RICE_PRICES.getArticleId()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"source\":|\"sauce\":|rawArticle has no field \"sauce\"",
        "\"source\":\"harian-timur\",||rawArticle lacks the field \"source\"",
        "\"2024-06-20T03:15:00Z\"|\"yesterday\"|rawArticle.observedAt is no time",
        "\"kind\":\"file\"|\"kind\":\"pigeon\"|rawArticle.carrier.kind is none of",
        "\"authors\":[]|\"authors\":[1]|rawArticle.hints.authors[0] must be a text",
        "\"text\":|\"txt\":|unknown field \"txt\"",
        "\"id\":\"0:4\"|\"id\":\"four\"|PARTITION:OFFSET",
        "\"topic\":\"articles.raw\"|\"topic\":\"other\"|goes back there, not to other",
        "\"rawArticle\":{\"articleId\":\"|\"rawArticle\":{\"articleId\":\"0|the article id must stay",
      })
  void whatALineGetsWrongIsToldByItsPath(String right, String wrong, String told) {
    String line = EditableLine.of(RICE_PRICES);
    assertThat(line).contains(right);

    assertThatThrownBy(() -> parse(line.replace(right, wrong == null ? "" : wrong), RICE_PRICES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense|the line is not JSON",
        "[]|not a JSON object",
        "{}|has no \"id\"",
        "{\"id\":\"0:1\"}|nothing to publish",
        "{\"id\":\"0:1\",\"valueBase64\":\"*\"}|valueBase64 is not Base64",
        "{\"id\":\"0:1\",\"valueBase64\":\"eA==\",\"text\":\"x\"}|belong to a rawArticle",
        "{\"id\":\"0:1\",\"valueBase64\":\"eA==\"} {}|goes on behind",
      })
  void aLineThatIsNoRecordIsTold(String line, String told) {
    assertThatThrownBy(() -> EditedRecord.parse(bytes(line)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(told);
  }

  private static RawArticle latin1(String text) {
    return RawArticle.newBuilder(TestArticles.RICE_PRICES)
        .setCharset("ISO-8859-1")
        .setContent(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)))
        .build();
  }

  private static EditedRecord.Replacement roundTrip(RejectedItem item) {
    return parse(EditableLine.of(item), item);
  }

  private static EditedRecord.Replacement parse(String line, RejectedItem item) {
    return EditedRecord.parse(bytes(line)).replacementOf(item, Topics.DEFAULT);
  }

  private static RawArticle raw(EditedRecord.Replacement replacement) {
    return EventSerdes.rawArticle().deserializer().deserialize("", replacement.value());
  }
}
