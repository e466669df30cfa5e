package dev.warta.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.warta.enrich.revision.AssignRevision;
import dev.warta.events.ArticleId;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Hints;
import dev.warta.events.Place;
import dev.warta.events.RawArticle;
import dev.warta.events.Sighting;
import dev.warta.events.TestArticles;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class EnrichTopologyTest extends TopologyTestCase {

  private static final int MAX_REQUEST_BYTES = 64 * 1024;
  private static final StepRunner STEPS = EnrichTopology.steps(MAX_REQUEST_BYTES);

  EnrichTopologyTest() {
    super(MAX_REQUEST_BYTES, STEPS);
  }

  @Test
  void firstTimeIsRevisionOneWithEverythingTheStepsFind() {
    receive(TestArticles.RICE_PRICES);

    EnrichedArticle event = enriched.readValue();
    assertThat(event.getRevision()).isEqualTo(1);
    assertThat(event.getPreviousContentHash()).isNull();
    assertThat(event.getOrigin().getTopic()).isEqualTo(TOPICS.raw());
    assertThat(event.getTitle())
        .isEqualTo("Harga Beras Turun Setelah Impor dari Vietnam Tiba di Surabaya");
    assertThat(event.getAuthors()).containsExactly("Laksmi Andayani", "Bram Siregar");
    assertThat(event.getEditors()).containsExactly("wid");
    assertThat(event.getLanguage().getTag()).isEqualTo("id");
    assertThat(event.getPlaces())
        .extracting(Place::getName)
        .containsExactly("Vietnam", "Thailand", "India", "Surabaya");
    assertThat(event.getBody()).startsWith("Harga beras di pasar").endsWith("harga yang bersaing.");
    assertThat(event.getWordCount()).isGreaterThan(40);
    assertThat(event.getFingerprint().remaining()).isEqualTo(512);
    assertThat(event.getEnrichment().getEnrichedAt()).isEqualTo(NOW);
    assertThat(event.getProblems()).isEmpty();
    assertThat(sightings.isEmpty()).isTrue();
    assertThat(rejected.isEmpty()).isTrue();
  }

  @Test
  void theSameBytesAgainAreASighting() {
    receive(TestArticles.RICE_PRICES, TestArticles.RICE_PRICES);

    assertThat(enriched.readValuesToList()).hasSize(1);
    Sighting sighting = sightings.readValue();
    assertThat(sighting.getRevision()).isEqualTo(1);
    assertThat(sighting.getOrigin().getOffset()).isEqualTo(1);
  }

  @Test
  void otherBytesWithTheSameTextAreASighting() {
    RawArticle moreSpace =
        TestArticles.plainText(
            "harian-timur",
            "beras.txt",
            TestArticles.RICE_PRICES_TEXT.replace("\n", "\r\n") + "\r\n");

    receive(TestArticles.RICE_PRICES, moreSpace);

    assertThat(enriched.readValuesToList()).hasSize(1);
    assertThat(sightings.readValuesToList()).hasSize(1);
  }

  @Test
  void aChangedWordIsRevisionTwoThatNamesTheContentBefore() {
    receive(TestArticles.RICE_PRICES, TestArticles.RICE_PRICES_EDITED);

    assertThat(enriched.readValuesToList())
        .extracting(EnrichedArticle::getRevision, EnrichedArticle::getPreviousContentHash)
        .containsExactly(tuple(1, null), tuple(2, TestArticles.RICE_PRICES.getContentHash()));
  }

  @Test
  void anOldRevisionReadAgainIsASightingOfThatRevision() {
    receive(TestArticles.RICE_PRICES, TestArticles.RICE_PRICES_EDITED, TestArticles.RICE_PRICES);

    assertThat(enriched.readValuesToList()).hasSize(2);
    assertThat(sightings.readValuesToList()).extracting(Sighting::getRevision).containsExactly(1);
  }

  @Test
  void articlesKeepTheirOrderAndTheirOwnRevisions() {
    receive(
        TestArticles.RICE_PRICES,
        TestArticles.FERRY_STRIKE,
        TestArticles.RICE_PRICES_EDITED,
        TestArticles.FERRY_STRIKE);

    assertThat(enriched.readKeyValuesToList())
        .extracting(event -> event.key, event -> event.value.getRevision())
        .containsExactly(
            tuple(TestArticles.RICE_PRICES.getArticleId(), 1),
            tuple(TestArticles.FERRY_STRIKE.getArticleId(), 1),
            tuple(TestArticles.RICE_PRICES.getArticleId(), 2));
    assertThat(sightings.readKeyValuesToList())
        .extracting(event -> event.key)
        .containsExactly(TestArticles.FERRY_STRIKE.getArticleId());
  }

  @Test
  void anUndecodableRecordIsRejectedAsItCameWithItsCause() {
    byte[] garbage = "not an event".getBytes(StandardCharsets.UTF_8);

    TestInputTopic<byte[], byte[]> rawBytes =
        driver.createInputTopic(TOPICS.raw(), new ByteArraySerializer(), new ByteArraySerializer());

    rawBytes.pipeInput("some-key".getBytes(StandardCharsets.UTF_8), garbage);
    receive(TestArticles.RICE_PRICES);

    TestRecord<byte[], byte[]> record = rejected.readRecord();
    assertThat(record.value()).isEqualTo(garbage);
    assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("some-key");
    assertThat(header(record, "__streams.errors.topic")).isEqualTo(TOPICS.raw());
    assertThat(header(record, "__streams.errors.offset")).isEqualTo("0");
    assertThat(header(record, "__streams.errors.message")).contains("single-object");
    assertThat(enriched.readValuesToList()).hasSize(1);
  }

  @Test
  void aDocumentNoStepCanReadIsRejectedAndTheRestGoesOn() {
    byte[] blank = " \n ".getBytes(StandardCharsets.UTF_8);
    RawArticle empty =
        RawArticle.newBuilder(TestArticles.FERRY_STRIKE)
            .setContent(ByteBuffer.wrap(blank))
            .setContentHash(ArticleId.contentHash(blank))
            .build();

    receive(empty, TestArticles.RICE_PRICES);

    assertThat(header(rejected.readRecord(), "__streams.errors.exception"))
        .contains("UnreadableArticleException");
    assertThat(enriched.readValuesToList()).hasSize(1);
  }

  @Test
  void aRecordUnderAForeignKeyIsRejected() {
    raw.pipeInput("another-id", TestArticles.RICE_PRICES);

    assertThat(header(rejected.readRecord(), "__streams.errors.message")).contains("another-id");
    assertThat(enriched.isEmpty()).isTrue();
  }

  @Test
  void aRecordWithoutValueIsRejected() {
    raw.pipeInput(TestArticles.RICE_PRICES.getArticleId(), (RawArticle) null);

    assertThat(rejected.readRecordsToList()).hasSize(1);
  }

  @Test
  void anEventTooLargeToPublishIsRejectedAndItsArticleIsStillNew() {
    String sentences = "Kalimat yang sangat panjang sekali. ".repeat(4000);
    RawArticle large = TestArticles.plainText("harian-timur", "beras.txt", "Judul\n\n" + sentences);

    receive(large, TestArticles.RICE_PRICES);

    assertThat(header(rejected.readRecord(), "__streams.errors.message"))
        .contains("bytes", "--max-record-bytes");
    assertThat(enriched.readValue().getRevision()).isEqualTo(1);
  }

  @Test
  void aTitleChangedBesideTheSameTextIsRevisionTwo() {
    receive(titled("Judul lama"), titled("Judul baru"), titled("Judul baru"));

    assertThat(enriched.readValuesToList())
        .extracting(EnrichedArticle::getRevision, EnrichedArticle::getTitle)
        .containsExactly(tuple(1, "Judul lama"), tuple(2, "Judul baru"));
    assertThat(sightings.readValuesToList()).hasSize(1);
  }

  private static RawArticle titled(String title) {
    RawArticle article =
        TestArticles.plainText(
            "harian-timur", "1", "Harga beras di pasar induk turun lagi pekan ini.");
    return RawArticle.newBuilder(article)
        .setHints(Hints.newBuilder().setTitle(title).build())
        .build();
  }

  @Test
  void aWrongContentHashIsCorrected() {
    receive(RawArticle.newBuilder(TestArticles.RICE_PRICES).setContentHash("").build());

    assertThat(enriched.readValue().getContentHash())
        .isEqualTo(TestArticles.RICE_PRICES.getContentHash());
  }

  @Test
  void revisionsSurviveARestart() {
    receive(TestArticles.RICE_PRICES);
    List<KeyValue<String, Object>> remembered = new ArrayList<>();
    try (var histories = driver.<String, Object>getKeyValueStore(AssignRevision.STORE).all()) {
      histories.forEachRemaining(remembered::add);
    }
    driver.close();

    open();
    remembered.forEach(
        history ->
            driver
                .<String, Object>getKeyValueStore(AssignRevision.STORE)
                .put(history.key, history.value));
    receive(TestArticles.RICE_PRICES, TestArticles.RICE_PRICES_EDITED);

    assertThat(sightings.readValuesToList()).hasSize(1);
    assertThat(enriched.readValuesToList())
        .extracting(EnrichedArticle::getRevision)
        .containsExactly(2);
  }
}
