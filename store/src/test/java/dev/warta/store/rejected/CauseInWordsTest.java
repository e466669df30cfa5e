package dev.warta.store.rejected;

import static dev.warta.store.rejected.TestRejections.bytes;
import static dev.warta.store.rejected.TestRejections.item;
import static dev.warta.store.rejected.TestRejections.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.events.EventSerdes;
import dev.warta.events.TestArticles;
import java.util.Arrays;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CauseInWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dev.warta.events.UnknownSchemaException|the record's schema|does not hold|Update Warta",
        "dev.warta.enrich.UnreadableArticleException|media type \"a/b\" is not supported|kind that no step can read|text/plain",
        "dev.warta.enrich.UnreadableArticleException|the document has no text; check|holds no text|Look at",
        "dev.warta.enrich.UnreadableArticleException|something new|No step can make|Export",
        "dev.warta.store.UnstorableRecordException|cannot store (SQLState 54000)|will not take a row|SQLState",
        "org.apache.kafka.common.errors.RecordTooLargeException|too large|larger than the topic|Raise",
        "java.lang.NullPointerException|boom|says of itself: boom|Report it",
      })
  void aCauseIsToldWithWhatToDo(String cause, String message, String meaning, String remedy) {
    CauseInWords words = of(cause, message);

    assertThat(words.meaning()).contains(meaning);
    assertThat(words.remedy()).contains(remedy);
  }

  /** The words are found by the message, so the message must be what the serde really says. */
  @Test
  void bytesThatAreNoEventAreToldFromDamagedOnes() {
    assertThat(of(SerializationException.class.getName(), messageFor(bytes("garbage"))).meaning())
        .contains("not an event at all");
    byte[] article = EventSerdes.rawArticle().serializer().serialize("", TestArticles.RICE_PRICES);
    byte[] cut = Arrays.copyOf(article, article.length / 2);
    assertThat(of(SerializationException.class.getName(), messageFor(cut)).meaning())
        .contains("damaged or cut off");
  }

  private static String messageFor(byte[] value) {
    try {
      EventSerdes.rawArticle().deserializer().deserialize("", value);
    } catch (SerializationException e) {
      return e.getMessage();
    }
    throw new AssertionError("it could be read");
  }

  private static CauseInWords of(String cause, String message) {
    return CauseInWords.of(
        item(rejected(0, "articles.raw", null, bytes("x"), cause, message)).about());
  }
}
