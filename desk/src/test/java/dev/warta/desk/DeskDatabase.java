package dev.warta.desk;

import dev.warta.events.EnrichedArticle;
import dev.warta.store.Batch;
import dev.warta.store.postgres.PostgresArticleStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** A real PostgreSQL with the store that a desk is served from. */
final class DeskDatabase implements AutoCloseable {

  private static final int CONNECTIONS = 4;

  private final EmbeddedPostgres postgres;
  private final PostgresArticleStore store;

  private DeskDatabase(EmbeddedPostgres postgres, PostgresArticleStore store) {
    this.postgres = postgres;
    this.store = store;
  }

  static DeskDatabase start() throws IOException {
    EmbeddedPostgres postgres = EmbeddedPostgres.start();
    return new DeskDatabase(
        postgres,
        PostgresArticleStore.open(
            postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", CONNECTIONS));
  }

  PostgresArticleStore store() {
    return store;
  }

  void write(EnrichedArticle... articles) {
    store.write(new Batch(List.of(articles), List.of(), Map.of()));
  }

  /** Forgets all articles. */
  void empty() throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("truncate article, revision, place, entity, quote");
    }
  }

  @Override
  public void close() throws IOException {
    store.close();
    postgres.close();
  }
}
