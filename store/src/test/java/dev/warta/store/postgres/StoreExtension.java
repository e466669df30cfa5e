package dev.warta.store.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A store with a PostgreSQL of its own for the tests of a class, empty before each of them. */
final class StoreExtension implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

  private EmbeddedPostgres postgres;
  private PostgresArticleStore store;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    postgres = EmbeddedPostgres.start();
    store = PostgresArticleStore.open(jdbcUrl("postgres"), "postgres", "postgres", 2);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws SQLException {
    TestDatabase.empty(database());
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    store.close();
    postgres.close();
  }

  PostgresArticleStore store() {
    return store;
  }

  /** The store's database, to look into. */
  DataSource database() {
    return postgres.getPostgresDatabase();
  }

  /** The address of a database of this PostgreSQL. */
  String jdbcUrl(String database) {
    return postgres.getJdbcUrl("postgres", database);
  }
}
