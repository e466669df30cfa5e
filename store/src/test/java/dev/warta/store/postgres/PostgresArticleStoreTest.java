package dev.warta.store.postgres;

import dev.warta.store.ArticleStore;
import dev.warta.store.ArticleStoreContract;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

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

  @Override
  protected ArticleStore store() {
    return store;
  }
}
