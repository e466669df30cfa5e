package dev.warta.store.postgres;

import dev.warta.store.ArticleStore;
import dev.warta.store.ArticleStoreContract;
import dev.warta.store.DockerEngine;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The contract on the oldest PostgreSQL that is supported. */
@ExtendWith(DockerEngine.class)
class PostgresArticleStoreContainerIT extends ArticleStoreContract {

  private static PostgreSQLContainer postgres;
  private static ArticleStore store;

  @BeforeAll
  static void start() {
    postgres = new PostgreSQLContainer("postgres:15");
    postgres.start();
    store =
        PostgresArticleStore.open(
            postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword(), 2);
  }

  @AfterAll
  static void stop() {
    if (store != null) {
      store.close();
    }
    postgres.stop();
  }

  @BeforeEach
  void empty() throws SQLException {
    TestDatabase.empty(database());
  }

  private static DataSource database() {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(postgres.getJdbcUrl());
    database.setUser(postgres.getUsername());
    database.setPassword(postgres.getPassword());
    return database;
  }

  @Override
  protected ArticleStore store() {
    return store;
  }

  @Override
  protected String document(String articleId) {
    return TestDatabase.document(database(), articleId);
  }

  @Override
  protected List<String> problems(String articleId) {
    return TestDatabase.problems(database(), articleId);
  }
}
