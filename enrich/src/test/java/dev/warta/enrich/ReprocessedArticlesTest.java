package dev.warta.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.warta.enrich.revision.AssignRevision;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Enrichment;
import dev.warta.events.EventSerdes;
import dev.warta.events.Origin;
import dev.warta.events.RawArticle;
import dev.warta.events.Sighting;
import dev.warta.events.TestArticles;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the live flow does with revisions that were enriched again beside it. */
class ReprocessedArticlesTest extends TopologyTestCase {

  private static final int MAX_REQUEST_BYTES = 64 * 1024;
  private static final StepRunner STEPS = EnrichTopology.steps(MAX_REQUEST_BYTES);
  private static final String ID = TestArticles.RICE_PRICES.getArticleId();

  /** The same text in other bytes: known by its content only. */
  private static final RawArticle RICE_PRICES_REFORMATTED =
      TestArticles.plainText(
          "harian-timur",
          "beras.txt",
          TestArticles.RICE_PRICES_TEXT.replace(" turun ", "  turun "));

  /** What other steps than today's would read in {@link TestArticles#RICE_PRICES}. */
  private static final EnrichedArticle RICE_PRICES_READ_ANEW =
      readAs(TestArticles.RICE_PRICES_EDITED);

  private TestInputTopic<String, EnrichedArticle> reprocessed;

  ReprocessedArticlesTest() {
    super(MAX_REQUEST_BYTES, STEPS);
  }

  private static EnrichedArticle readAs(RawArticle document) {
    EnrichedArticle event =
        EnrichTopology.withoutKafka()
            .apply(OpenDraft.draft(ID, document, new Origin(TOPICS.raw(), 0, 0L), 0L))
            .event();
    return EnrichedArticle.newBuilder(event)
        .setRevision(1)
        .setContentHash(TestArticles.RICE_PRICES.getContentHash())
        .setEnrichment(new Enrichment(EnrichTopology.VERSION + 1, NOW.plusSeconds(60)))
        .build();
  }

  @BeforeEach
  void openReprocessed() {
    reprocessed =
        driver.createInputTopic(
            TOPICS.reprocessed(),
            new StringSerializer(),
            EventSerdes.enrichedArticle().serializer());
  }

  @Test
  void theEventPassesUnchangedToTheEnrichedOnes() {
    receive(TestArticles.RICE_PRICES);
    enriched.readValue();

    reprocessed.pipeInput(ID, RICE_PRICES_READ_ANEW);

    assertThat(enriched.readKeyValue()).isEqualTo(KeyValue.pair(ID, RICE_PRICES_READ_ANEW));
  }

  @Test
  void contentReadAsTodayOrAsThenIsASightingOfTheSameRevision() {
    receive(TestArticles.RICE_PRICES);

    reprocessed.pipeInput(ID, RICE_PRICES_READ_ANEW);
    receive(TestArticles.RICE_PRICES_EDITED, RICE_PRICES_REFORMATTED, TestArticles.RICE_PRICES);

    assertThat(sightings.readValuesToList())
        .extracting(Sighting::getRevision)
        .containsExactly(1, 1, 1);
  }

  @Test
  void withoutAdoptionTheSameContentWouldHaveBeenARevision() {
    receive(TestArticles.RICE_PRICES, TestArticles.RICE_PRICES_EDITED);

    assertThat(enriched.readValuesToList())
        .extracting(EnrichedArticle::getRevision)
        .containsExactly(1, 2);
  }

  @Test
  void anOlderRevisionDoesNotBecomeTheCurrentOne() {
    receive(TestArticles.RICE_PRICES, TestArticles.RICE_PRICES_EDITED);

    reprocessed.pipeInput(ID, RICE_PRICES_READ_ANEW);
    receive(
        TestArticles.plainText(
            "harian-timur",
            "beras.txt",
            TestArticles.RICE_PRICES_TEXT.replace("delapan persen", "sepuluh persen")));
    receive(RICE_PRICES_REFORMATTED);

    assertThat(enriched.readValuesToList())
        .extracting(EnrichedArticle::getRevision, EnrichedArticle::getPreviousContentHash)
        .endsWith(tuple(3, TestArticles.RICE_PRICES_EDITED.getContentHash()));
    assertThat(sightings.readValue().getRevision()).isEqualTo(1);
  }

  @Test
  void contentThatALaterRevisionHasStaysThatRevisions() {
    receive(TestArticles.RICE_PRICES, TestArticles.RICE_PRICES_EDITED);

    reprocessed.pipeInput(ID, RICE_PRICES_READ_ANEW);
    receive(
        TestArticles.plainText(
            "harian-timur",
            "beras.txt",
            TestArticles.RICE_PRICES_TEXT
                .replace("delapan persen", "sembilan persen")
                .replace(" turun ", "  turun ")));

    assertThat(sightings.readValue().getRevision()).isEqualTo(2);
  }

  @Test
  void anArticleThatIsNotKnownPassesAndIsStillNewWhenItComes() {
    reprocessed.pipeInput(ID, RICE_PRICES_READ_ANEW);
    receive(TestArticles.RICE_PRICES);

    assertThat(enriched.readValuesToList())
        .extracting(EnrichedArticle::getRevision, event -> event.getEnrichment().getVersion())
        .containsExactly(tuple(1, EnrichTopology.VERSION + 1), tuple(1, EnrichTopology.VERSION));
    assertThat(sightings.isEmpty()).isTrue();
  }

  @Test
  void aRevisionThatIsNotKnownPassesAndChangesNothing() {
    receive(TestArticles.RICE_PRICES);
    Object before = driver.getKeyValueStore(AssignRevision.STORE).get(ID);

    reprocessed.pipeInput(
        ID, EnrichedArticle.newBuilder(RICE_PRICES_READ_ANEW).setRevision(2).build());

    assertThat(enriched.readValuesToList()).hasSize(2);
    assertThat(driver.getKeyValueStore(AssignRevision.STORE).get(ID)).isEqualTo(before);
  }

  @Test
  void aRecordUnderAForeignKeyIsRejected() {
    receive(TestArticles.RICE_PRICES);
    enriched.readValue();

    reprocessed.pipeInput("another-id", RICE_PRICES_READ_ANEW);

    assertThat(rejected.readRecordsToList()).hasSize(1);
    assertThat(enriched.isEmpty()).isTrue();
  }
}
