package dev.warta.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.Origin;
import dev.warta.events.Sighting;
import dev.warta.events.TestArticles;
import dev.warta.events.Topics;
import dev.warta.store.Batch;
import dev.warta.store.Batch.Advance;
import dev.warta.store.StoreUnavailableException;
import dev.warta.store.audit.OutcomeKind;
import dev.warta.store.audit.StoreSnapshot;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PostgresSnapshotTest {

  private static final Topics TOPICS = Topics.DEFAULT;
  private static final TopicPartition RAW_0 = new TopicPartition(TOPICS.raw(), 0);
  private static final TopicPartition RAW_1 = new TopicPartition(TOPICS.raw(), 1);
  private static final TopicPartition ENRICHED_0 = new TopicPartition(TOPICS.enriched(), 0);

  @RegisterExtension static final StoreExtension POSTGRES = new StoreExtension();

  private final PostgresArticleStore store = POSTGRES.store();

  @Test
  void outcomesOfAPartitionComeInOrderAndOthersDoNot() {
    store.write(
        new Batch(
            List.of(revision(3, RAW_0, 9), revision(1, RAW_0, 2), revision(2, RAW_1, 5)),
            List.of(sighting(RAW_0, 4)),
            Map.of(ENRICHED_0, new Advance(0, 3))));

    try (StoreSnapshot snapshot = store.snapshot(TOPICS)) {
      assertThat(offsets(snapshot, OutcomeKind.REVISION, RAW_0)).containsExactly(2L, 9L);
      assertThat(offsets(snapshot, OutcomeKind.REVISION, RAW_1)).containsExactly(5L);
      assertThat(offsets(snapshot, OutcomeKind.SIGHTING, RAW_0)).containsExactly(4L);
      assertThat(snapshot.partitions(TOPICS.raw())).isEqualTo(2);
      assertThat(snapshot.partitions("other.articles.raw")).isZero();
      assertThat(snapshot.offsets()).containsExactly(Map.entry(ENRICHED_0, 3L));
    }
  }

  @Test
  void aRejectionCountsByWhereItsRecordLay() throws SQLException {
    rejection(TOPICS.raw(), 11, "'articles.raw', 0, 11");
    rejection(TOPICS.raw(), 12, "null, null, null");
    rejection(TOPICS.enriched(), 1, "'articles.raw', 0, 20");
    rejection(TOPICS.sightings(), 1, "'articles.raw', 0, 21");
    rejection(TOPICS.reprocessed(), 1, "'articles.raw', 0, 22");
    rejection(TOPICS.enriched(), 2, "null, null, null");

    try (StoreSnapshot snapshot = store.snapshot(TOPICS)) {
      assertThat(offsets(snapshot, OutcomeKind.REJECTED_RAW, RAW_0)).containsExactly(11L, 12L);
      assertThat(offsets(snapshot, OutcomeKind.REJECTED_EVENT, RAW_0)).containsExactly(20L, 21L);
      assertThat(snapshot.rejectionsWithoutOrigin()).isEqualTo(1);
    }
  }

  @Test
  void theArticleBehindAnOffsetIsTold() {
    store.write(
        new Batch(
            List.of(revision(3, RAW_0, 9), revision(2, RAW_0, 8)),
            List.of(sighting(RAW_0, 4)),
            Map.of()));

    List<String> articles = new ArrayList<>();
    try (StoreSnapshot snapshot = store.snapshot(TOPICS)) {
      for (OutcomeKind kind : List.of(OutcomeKind.REVISION, OutcomeKind.SIGHTING)) {
        snapshot.forEachArticle(
            kind,
            RAW_0,
            new long[] {4, 9},
            (offset, id, revision) -> articles.add(offset + " " + id + " " + revision));
      }
    }

    String id = TestArticles.RICE_PRICES.getArticleId();
    assertThat(articles).containsExactly("9 " + id + " 3", "4 " + id + " 1");
  }

  @Test
  void whatIsStoredLaterIsNotInTheSnapshot() {
    try (StoreSnapshot snapshot = store.snapshot(TOPICS)) {
      assertThat(snapshot.offsets()).isEmpty();

      store.write(
          new Batch(
              List.of(revision(1, RAW_0, 0)), List.of(), Map.of(ENRICHED_0, new Advance(0, 1))));

      assertThat(snapshot.offsets()).isEmpty();
      assertThat(offsets(snapshot, OutcomeKind.REVISION, RAW_0)).isEmpty();
    }
  }

  /** A million rows with their texts are a hundred times the index. */
  @ParameterizedTest
  @EnumSource(OutcomeKind.class)
  void outcomesAreReadFromAnIndexAloneAndNeverSorted(OutcomeKind kind) throws SQLException {
    List<String> plan = new ArrayList<>();
    String sql = PostgresSnapshot.offsetsOf(kind);
    for (String value :
        List.of("'articles.raw'", "0", "'articles.enriched'", "'articles.sightings'")) {
      sql = sql.replaceFirst("\\?", value);
    }
    try (Connection connection = POSTGRES.database().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(PostgresSnapshot.SETTINGS);
      try (ResultSet row = statement.executeQuery("explain " + sql)) {
        while (row.next()) {
          plan.add(row.getString(1));
        }
      }
    }

    assertThat(plan.get(0)).startsWith("Index Only Scan");
  }

  @Test
  void aDatabaseThatIsOutIsToldAsSuch() throws Exception {
    EmbeddedPostgres other = EmbeddedPostgres.start();
    try (PostgresArticleStore gone =
        PostgresArticleStore.open(
            other.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", 1)) {
      other.close();

      assertThatThrownBy(() -> gone.snapshot(TOPICS))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("cannot read what is stored");
    }
  }

  private static List<Long> offsets(StoreSnapshot snapshot, OutcomeKind kind, TopicPartition raw) {
    List<Long> offsets = new ArrayList<>();
    snapshot.forEachOutcome(kind, raw, offsets::add);
    return offsets;
  }

  private static EnrichedArticle revision(int number, TopicPartition raw, long offset) {
    return EnrichedArticle.newBuilder(TestArticles.enrichedRicePrices())
        .setRevision(number)
        .setOrigin(new Origin(raw.topic(), raw.partition(), offset))
        .build();
  }

  private static Sighting sighting(TopicPartition raw, long offset) {
    return Sighting.newBuilder(TestArticles.ricePricesAgain())
        .setOrigin(new Origin(raw.topic(), raw.partition(), offset))
        .build();
  }

  private static void rejection(String topic, long offset, String origin) throws SQLException {
    execute(
        "insert into rejection (topic, partition, record_offset, stage, cause, message,"
            + " origin_topic, origin_partition, origin_offset, rejected_partition, rejected_offset)"
            + " values ('%s', 0, %d, 'enrich', 'Cause', 'message', %s, 0, 0)"
                .formatted(topic, offset, origin));
  }

  private static void execute(String sql) throws SQLException {
    TestDatabase.execute(POSTGRES.database(), sql);
  }
}
