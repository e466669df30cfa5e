package dev.warta.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.events.ArticleId;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Problem;
import dev.warta.events.TestArticles;
import dev.warta.store.Batch;
import dev.warta.store.journey.ArticleJourney;
import dev.warta.store.journey.Candidate;
import dev.warta.store.rejected.RecordPlace;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresJourneysTest {

  private static final String ID = TestArticles.RICE_PRICES.getArticleId();
  private static final String URL = "https://harian.example/beras";

  @RegisterExtension static final StoreExtension POSTGRES = new StoreExtension();

  private final PostgresArticleStore store = POSTGRES.store();

  @Test
  void anArticleIsFoundByItsIdItsAddressAndAPartOfItsTitle() {
    store(
        EnrichedArticle.newBuilder(TestArticles.enrichedRicePrices())
            .setUrl(URL)
            .setCanonicalUrl(URL)
            .build());

    for (String text :
        List.of(
            ID,
            ID.toUpperCase(Locale.ROOT),
            URL,
            "HTTPS://Harian.Example/beras?utm_source=x#top",
            "harga beras turun",
            "ga Beras Tur",
            "Tiba di Surabaya")) {
      assertThat(store.journeys().find(text, 10))
          .as(text)
          .extracting(Candidate::articleId)
          .containsExactly(ID);
    }
  }

  @Test
  void anAddressThatIsHashedIntoTheIdIsFoundThoughTheStoreNamesAnother() {
    String id = ArticleId.ofUrl(URL);
    store(
        EnrichedArticle.newBuilder(TestArticles.enrichedRicePrices())
            .setArticleId(id)
            .setCanonicalUrl("https://other.example/")
            .build());

    assertThat(store.journeys().find(URL, 10)).extracting(Candidate::articleId).containsExactly(id);
  }

  @Test
  void signsThatMeanSomethingToTheDatabaseMeanNothingInATitle() {
    store(TestArticles.enrichedRicePrices());

    for (String text : List.of("%", "_", "\\", "\"", "beras -impor", "\u0000", "https://", "")) {
      assertThat(store.journeys().find(text, 10)).as(text).isEmpty();
    }
  }

  @Test
  void aJourneyHoldsRevisionsWithTheirProblemsAndSightings() {
    EnrichedArticle first =
        EnrichedArticle.newBuilder(TestArticles.enrichedRicePrices())
            .setProblems(List.of(new Problem("detect-language", "failed", "too short")))
            .build();
    store(first);
    store(EnrichedArticle.newBuilder(first).setRevision(2).setProblems(List.of()).build());
    store.write(new Batch(List.of(), List.of(TestArticles.ricePricesAgain()), Map.of()));

    ArticleJourney journey = store.journeys().journey(ID);

    assertThat(journey.currentRevision()).isEqualTo(2);
    assertThat(journey.revisions())
        .extracting(ArticleJourney.Revision::revision)
        .containsExactly(1, 2);
    assertThat(journey.revisions().get(0).problems())
        .containsExactly(new ArticleJourney.Problem("detect-language", "failed", "too short"));
    assertThat(journey.revisions().get(1).problems()).isEmpty();
    assertThat(journey.sightingCount()).isEqualTo(1);
    assertThat(journey.sightings().get(0).origin())
        .isEqualTo(new RecordPlace("articles.raw", 0, 1));
    assertThat(journey.sightings().get(0).carrier()).isEqualTo("file harian-timur/beras.txt");
  }

  @Test
  void theJourneyOfAnArticleThatIsGoneSaysSoAndWhichRevisionDoes() {
    Instant since = TestArticles.RECEIVED.plusSeconds(60);
    store(TestArticles.enrichedRicePrices());
    store(
        EnrichedArticle.newBuilder(TestArticles.enrichedRicePrices())
            .setRevision(2)
            .setTitle("")
            .setBody("")
            .setGoneSince(since)
            .build());

    ArticleJourney journey = store.journeys().journey(ID);

    assertThat(journey.currentRevision()).isEqualTo(1);
    assertThat(journey.goneSince()).isEqualTo(since);
    assertThat(journey.revisions())
        .extracting(ArticleJourney.Revision::goneSince)
        .containsExactly(null, since);
    assertThat(store.articles().current(ID).orElseThrow())
        .contains("\"title\": \"Harga Beras Turun", "\"goneSince\": \"2024-06-20T03:16:00");
  }

  @Test
  void anArticleThatWasOnlyRejectedIsFoundWithWhatBecameOfIt() throws SQLException {
    TestDatabase.execute(
        POSTGRES.database(),
        """
        insert into rejection (topic, partition, record_offset, stage, cause, message, source,
            article_id, rejected_partition, rejected_offset, replays, handled_as, handled_by,
            handled_at, handled_to)
        values ('articles.raw', 3, 7, 'enrich', 'UnreadableArticleException', 'no text',
            'harian-timur', '%s', 0, 4, 1, 'replayed', 'ayu', now(), 'articles.raw:3:9')"""
            .formatted(ID));

    assertThat(store.journeys().find(ID, 10))
        .containsExactly(new Candidate(ID, null, "harian-timur", null));
    ArticleJourney journey = store.journeys().journey(ID);
    assertThat(journey.currentRevision()).isZero();
    assertThat(journey.rejections())
        .singleElement()
        .satisfies(
            rejected -> {
              assertThat(rejected.id()).hasToString("0:4");
              assertThat(rejected.place()).isEqualTo(new RecordPlace("articles.raw", 3, 7));
              assertThat(rejected.replays()).isEqualTo(1);
              assertThat(rejected.handledTo()).isEqualTo("articles.raw:3:9");
            });
  }

  @Test
  void ofAnUnknownArticleNothingIsTold() {
    assertThat(store.journeys().find(ID, 10)).isEmpty();
    assertThat(store.journeys().journey(ID).isEmpty()).isTrue();
  }

  private void store(EnrichedArticle article) {
    store.write(new Batch(List.of(article), List.of(), Map.of()));
  }
}
