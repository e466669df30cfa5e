package dev.warta.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.warta.events.ArticleId;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventSerdes;
import dev.warta.events.Gone;
import dev.warta.events.RawArticle;
import dev.warta.events.Sighting;
import dev.warta.events.TestArticles;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What becomes of articles whose document is gone from where it was. */
class GoneArticlesTest extends TopologyTestCase {

  private static final byte[] NOTHING = {};
  private static final Instant GONE_AT = TestArticles.RECEIVED.plus(Duration.ofDays(1));
  private static final RawArticle GONE = goneAt(GONE_AT);
  private static final RawArticle BACK = seenAt(GONE_AT.plusSeconds(1));

  GoneArticlesTest() {
    super(64 * 1024, EnrichTopology.steps(64 * 1024));
  }

  private static RawArticle goneAt(Instant time) {
    return RawArticle.newBuilder(TestArticles.RICE_PRICES)
        .setContent(ByteBuffer.wrap(NOTHING))
        .setContentHash(ArticleId.contentHash(NOTHING))
        .setObservedAt(time)
        .setGone(new Gone(410, TestArticles.RECEIVED))
        .build();
  }

  private static RawArticle seenAt(Instant time) {
    return RawArticle.newBuilder(TestArticles.RICE_PRICES).setObservedAt(time).build();
  }

  @Test
  void anArticleThatIsGoneIsARevisionWithoutText() {
    receive(TestArticles.RICE_PRICES, GONE);

    EnrichedArticle text = enriched.readValue();
    EnrichedArticle gone = enriched.readValue();
    assertThat(text.getGoneSince()).isNull();
    assertThat(gone.getGoneSince()).isEqualTo(GONE_AT);
    assertThat(gone.getRevision()).isEqualTo(2);
    assertThat(gone.getPreviousContentHash()).isEqualTo(text.getContentHash());
    assertThat(gone.getTitle()).isEmpty();
    assertThat(gone.getBody()).isEmpty();
    assertThat(gone.getProblems()).isEmpty();
    assertThat(rejected.isEmpty()).isTrue();
  }

  @Test
  void whatIsGoneAlreadyIsASightingOfThatRevision() {
    receive(TestArticles.RICE_PRICES, GONE, goneAt(GONE_AT.plusSeconds(60)));

    assertThat(enriched.readValuesToList()).hasSize(2);
    assertThat(sightings.readValuesToList()).extracting(Sighting::getRevision).containsExactly(2);
  }

  @Test
  void anArticleThatComesBackAsItWasIsARevisionAndMayGoAgain() {
    receive(TestArticles.RICE_PRICES, GONE, BACK, BACK, goneAt(GONE_AT.plusSeconds(60)));

    assertThat(enriched.readValuesToList())
        .extracting(EnrichedArticle::getRevision, event -> event.getGoneSince() != null)
        .containsExactly(tuple(1, false), tuple(2, true), tuple(3, false), tuple(4, true));
    assertThat(sightings.readValuesToList()).extracting(Sighting::getRevision).containsExactly(3);
  }

  @Test
  void anOldCopyOfWhatIsGoneIsASightingOfItsRevision() {
    receive(TestArticles.RICE_PRICES, GONE, TestArticles.RICE_PRICES);

    assertThat(enriched.readValuesToList()).hasSize(2);
    assertThat(sightings.readValuesToList()).extracting(Sighting::getRevision).containsExactly(1);
  }

  @Test
  void anUnknownArticleThatIsGoneIsRejectedWithItsCause() {
    receive(GONE, TestArticles.RICE_PRICES);

    assertThat(header(rejected.readRecord(), "__streams.errors.message"))
        .contains("gone (410)", "not known");
    assertThat(enriched.readValue().getRevision()).isEqualTo(1);
  }

  @Test
  void aReprocessedRevisionLeavesItGone() {
    receive(TestArticles.RICE_PRICES, GONE);
    EnrichedArticle text = enriched.readValue();
    EnrichedArticle gone = enriched.readValue();
    var reprocessed =
        driver.createInputTopic(
            TOPICS.reprocessed(),
            new StringSerializer(),
            EventSerdes.enrichedArticle().serializer());

    reprocessed.pipeInput(gone.getArticleId(), gone);
    reprocessed.pipeInput(text.getArticleId(), text);
    receive(goneAt(GONE_AT.plusSeconds(60)));

    assertThat(enriched.readValuesToList()).containsExactly(gone, text);
    assertThat(sightings.readValuesToList()).extracting(Sighting::getRevision).containsExactly(2);
  }
}
