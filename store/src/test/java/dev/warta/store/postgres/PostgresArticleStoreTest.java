package dev.warta.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.Enrichment;
import dev.warta.events.Place;
import dev.warta.events.TestArticles;
import dev.warta.store.ArticleStore;
import dev.warta.store.ArticleStoreContract;
import dev.warta.store.Batch;
import dev.warta.store.StoreUnavailableException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresArticleStoreTest extends ArticleStoreContract {

  private static EmbeddedPostgres postgres;
  private static ArticleStore store;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    store =
        PostgresArticleStore.open(
            postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", 2);
  }

  @AfterAll
  static void stop() throws IOException {
    store.close();
    postgres.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    TestDatabase.empty(postgres.getPostgresDatabase());
  }

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
        postgres.getPostgresDatabase(),
        "create database narrow encoding 'SQL_ASCII' locale 'C' template template0");

    assertThatThrownBy(
            () ->
                PostgresArticleStore.open(
                    postgres.getJdbcUrl("postgres", "narrow"), "postgres", "postgres", 1))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("SQL_ASCII");
  }

  private static List<String> texts(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
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
}
