package dev.warta.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.Enrichment;
import dev.warta.events.Origin;
import dev.warta.events.Place;
import dev.warta.events.TestArticles;
import dev.warta.store.ArticleStore;
import dev.warta.store.ArticleStoreContract;
import dev.warta.store.Batch;
import dev.warta.store.Batch.Advance;
import dev.warta.store.HandledMark;
import dev.warta.store.RejectionEntry;
import dev.warta.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresArticleStoreTest extends ArticleStoreContract {

  private static final RejectionEntry REJECTED =
      new RejectionEntry(
          new TopicPartition("articles.enriched", 2),
          41,
          "store",
          "UnstorableRecordException",
          "no UUID",
          "harian-timur",
          UUID.fromString(TestArticles.RICE_PRICES.getArticleId()),
          new Origin("articles.raw", 2, 17L),
          3,
          5,
          1);

  @RegisterExtension static final StoreExtension POSTGRES = new StoreExtension();

  private final ArticleStore store = POSTGRES.store();

  @Test
  void placesFollowTheNewestEnrichment() throws SQLException {
    EnrichedArticle older = TestArticles.enrichedRicePrices();
    EnrichedArticle newer =
        EnrichedArticle.newBuilder(older)
            .setPlaces(
                List.of(
                    Place.newBuilder(older.getPlaces().get(0)).setName("Thailand").build(),
                    Place.newBuilder(older.getPlaces().get(0)).setName("India").build()))
            .setEnrichment(new Enrichment(2, TestArticles.RECEIVED))
            .build();

    for (EnrichedArticle article : List.of(older, newer, older)) {
      store.write(new Batch(List.of(article), List.of(), Map.of()));
    }

    assertThat(texts("select name from place order by ordinal"))
        .containsExactly("Thailand", "India");
  }

  @Test
  void whereAndWhenARevisionWasFirstSeenAndStoredStaysWhenItIsReplaced() throws SQLException {
    String first =
        "select concat_ws('|', origin_topic, origin_partition, origin_offset, r.observed_at,"
            + " stored_at, first_observed_at) from revision r join article using (article_id)";
    EnrichedArticle older = TestArticles.enrichedRicePrices();
    EnrichedArticle newer =
        EnrichedArticle.newBuilder(older)
            .setContentHash("another")
            .setObservedAt(older.getObservedAt().plusSeconds(90))
            .setOrigin(new Origin("articles.raw", 3, 99L))
            .setEnrichment(new Enrichment(2, TestArticles.RECEIVED))
            .build();
    store.write(new Batch(List.of(older), List.of(), Map.of()));
    List<String> before = texts(first);

    store.write(new Batch(List.of(newer), List.of(), Map.of()));

    assertThat(texts(first)).isEqualTo(before);
    assertThat(texts("select content_hash from revision")).containsExactly("another");
    TestDatabase.empty(POSTGRES.database());
    store.write(new Batch(List.of(older, newer), List.of(), Map.of()));
    assertThat(texts("select origin_offset || content_hash from revision"))
        .containsExactly("0another");
  }

  @Test
  void theDocumentHoldsTheRestOfTheEventUnderItsOwnNames() throws SQLException {
    store.write(new Batch(List.of(TestArticles.enrichedRicePrices()), List.of(), Map.of()));

    assertThat(
            texts(
                "select document #>> '{publishedAt,value}' from revision"
                    + " union all select document #>> '{places,0,mentions,0,part}' from revision"
                    + " union all select (document ? 'body')::text from revision"))
        .containsExactly("2024-06-19", "body", "false");
  }

  @Test
  void aRejectionIsListedOnceHoweverOftenItComes() throws SQLException {
    store.write(
        new Batch(List.of(), List.of(), List.of(REJECTED, later(REJECTED)), List.of(), Map.of()));
    store.write(new Batch(List.of(), List.of(), List.of(later(REJECTED)), List.of(), Map.of()));

    assertThat(
            texts(
                "select concat_ws('|', topic, partition, record_offset, stage, cause, message, source,"
                    + " article_id, origin_topic, origin_partition, origin_offset,"
                    + " rejected_partition, rejected_offset, replays, handled_as) from rejection"))
        .containsExactly(
            "articles.enriched|2|41|store|UnstorableRecordException|no UUID|harian-timur|"
                + TestArticles.RICE_PRICES.getArticleId()
                + "|articles.raw|2|17|3|5|1");
  }

  @Test
  void whatTextCannotHoldIsReplacedInARejectionAndAMark() throws SQLException {
    RejectionEntry broken =
        new RejectionEntry(
            new TopicPartition("articles.raw", 0),
            9,
            "enrich",
            "Bad\u0000Class",
            "lone \uD800",
            "\uDC00",
            null,
            null,
            3,
            5,
            0);
    HandledMark mark = new HandledMark(3, 5, "re\u0000played", "\uD800", null, "\u0000");

    store.write(new Batch(List.of(), List.of(), List.of(broken), List.of(mark), Map.of()));

    assertThat(
            texts(
                "select concat_ws('|', cause, message, source, handled_as, handled_by, handled_to) from rejection"))
        .containsExactly("Bad\uFFFDClass|lone \uFFFD|\uFFFD|re\uFFFDplayed|\uFFFD|\uFFFD");
  }

  @Test
  void theLatestMarkSaysWhatWasDoneWithTheRecordItNames() throws SQLException {
    Instant noon = Instant.parse("2024-06-21T12:00:00Z");
    HandledMark first = new HandledMark(3, 5, "replayed", "budi", noon, "articles.raw:2:80");
    HandledMark last = new HandledMark(3, 5, "edited", "sari", noon, "articles.raw:2:81");
    HandledMark ofNothing = new HandledMark(3, 6, "replayed", "nobody", null, null);

    store.write(
        new Batch(
            List.of(), List.of(), List.of(REJECTED), List.of(first, last, ofNothing), Map.of()));

    assertThat(
            texts(
                "select concat_ws('|', handled_as, handled_by, handled_at at time zone 'UTC', handled_to)"
                    + " from rejection"))
        .containsExactly("edited|sari|2024-06-21 12:00:00|articles.raw:2:81");
  }

  @Test
  void aWriteThatWaitsForALockFailsAsAnOutageAndSucceedsWhenItIsFree() throws SQLException {
    Batch batch = new Batch(List.of(TestArticles.enrichedRicePrices()), List.of(), Map.of());
    try (Connection other = POSTGRES.database().getConnection()) {
      other.setAutoCommit(false);
      execute(other, "lock table revision in access exclusive mode");

      assertThatThrownBy(() -> store.write(batch))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("55P03");
      other.rollback();
    }
    store.write(batch);

    assertThat(store.counts().revisions()).isEqualTo(1);
  }

  @Test
  void aDeadlockIsAnOutageAndTheSameBatchIsStoredAfterIt() throws Exception {
    Batch batch =
        new Batch(
            List.of(TestArticles.enrichedRicePrices()),
            List.of(),
            Map.of(new TopicPartition("articles.enriched", 0), new Advance(0, 1)));
    // Who waits for less long looks for a deadlock first, and is the one to give way.
    try (ArticleStore store = openWith("deadlock_timeout=3s");
        Connection other = POSTGRES.database().getConnection()) {
      other.setAutoCommit(false);
      execute(other, "set local deadlock_timeout = '1min'");
      execute(other, "lock table revision in exclusive mode");
      CompletableFuture<Void> write = CompletableFuture.runAsync(() -> store.write(batch));
      awaitWaitForALock();
      execute(other, "lock table sink_offset in access exclusive mode");

      assertThatThrownBy(write::join)
          .hasCauseInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("40P01");
      other.rollback();
      store.write(batch);
    }

    assertThat(store.counts().revisions()).isEqualTo(1);
  }

  @Test
  void aFailureToSerializeIsAnOutageAndTheSameBatchIsStoredAfterIt() throws Exception {
    EnrichedArticle older = TestArticles.enrichedRicePrices();
    EnrichedArticle newer =
        EnrichedArticle.newBuilder(older)
            .setEnrichment(new Enrichment(2, TestArticles.RECEIVED))
            .build();
    Batch batch = new Batch(List.of(newer), List.of(), Map.of());
    store.write(new Batch(List.of(older), List.of(), Map.of()));
    try (ArticleStore store = openWith("default_transaction_isolation=serializable");
        Connection other = POSTGRES.database().getConnection()) {
      other.setAutoCommit(false);
      execute(other, "update revision set stored_at = now()");
      CompletableFuture<Void> write = CompletableFuture.runAsync(() -> store.write(batch));
      awaitWaitForALock();
      other.commit();

      assertThatThrownBy(write::join)
          .hasCauseInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("40001");
      store.write(batch);
    }

    assertThat(texts("select enrichment_version from revision")).containsExactly("2");
  }

  @Test
  void aConnectionThatWritesIsBoundedInEveryWait() throws SQLException {
    String url = POSTGRES.jdbcUrl("postgres");

    try (Pools pools = Pools.forWriting(url, "postgres", "postgres", 1);
        Connection writer = pools.writing().getConnection()) {
      assertThat(
              List.of(
                  setting(writer, "lock_timeout"),
                  setting(writer, "statement_timeout"),
                  setting(writer, "idle_in_transaction_session_timeout"),
                  setting(writer, "tcp_keepalives_idle")))
          .containsExactly("10s", "1min", "15s", "15");
    }
  }

  @Test
  void aSearchReadsTheIndexForEveryConfiguration() throws SQLException {
    List<String> plan =
        texts(
            "set enable_seqscan = off; explain select article_id from revision r"
                + " where (r.search @@ 'kapal'::tsquery"
                + " and text_search_configuration(r.language) = any ('{indonesian}'::regconfig[]))"
                + " or (r.search @@ 'kapal | ship'::tsquery"
                + " and text_search_configuration(r.language) = any ('{english}'::regconfig[]))");

    assertThat(plan).anyMatch(line -> line.contains("BitmapOr"));
    assertThat(plan).filteredOn(line -> line.contains("Scan on revision_search")).hasSize(2);
  }

  @Test
  void aDatabaseThatIsNotThereIsToldInWords() {
    assertThatThrownBy(
            () -> PostgresArticleStore.open("jdbc:postgresql://localhost:1/warta", "warta", "", 1))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("cannot connect to jdbc:postgresql://localhost:1/warta as warta");
  }

  @Test
  void aDatabaseThatCannotHoldEveryLanguageIsRefused() throws SQLException {
    TestDatabase.execute(
        POSTGRES.database(),
        "create database narrow encoding 'SQL_ASCII' locale 'C' template template0");

    assertThatThrownBy(
            () -> PostgresArticleStore.open(POSTGRES.jdbcUrl("narrow"), "postgres", "postgres", 1))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("SQL_ASCII");
  }

  private static ArticleStore openWith(String setting) {
    return PostgresArticleStore.open(
        POSTGRES.jdbcUrl("postgres") + "&options=-c%20" + setting, "postgres", "postgres", 1);
  }

  private static void awaitWaitForALock() {
    await().until(() -> !texts("select pid from pg_locks where not granted").isEmpty());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The same record, rejected a second time. */
  private static RejectionEntry later(RejectionEntry rejection) {
    return new RejectionEntry(
        rejection.partition(),
        rejection.offset(),
        rejection.stage(),
        rejection.cause(),
        rejection.message(),
        rejection.source(),
        rejection.articleId(),
        rejection.origin(),
        rejection.rejectedPartition(),
        rejection.rejectedOffset() + 1,
        rejection.replays());
  }

  private static String setting(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show " + name)) {
      row.next();
      return row.getString(1);
    }
  }

  private static List<String> texts(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = POSTGRES.database().getConnection();
        Statement statement = connection.createStatement()) {
      boolean isResult = statement.execute(sql);
      while (!isResult) {
        isResult = statement.getMoreResults();
      }
      ResultSet row = statement.getResultSet();
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }

  @Override
  protected ArticleStore store() {
    return store;
  }

  @Override
  protected String document(String articleId) {
    return TestDatabase.document(POSTGRES.database(), articleId);
  }

  @Override
  protected List<String> problems(String articleId) {
    return TestDatabase.problems(POSTGRES.database(), articleId);
  }
}
