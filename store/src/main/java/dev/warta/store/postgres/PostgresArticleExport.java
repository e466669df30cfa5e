package dev.warta.store.postgres;

import dev.warta.store.ArticleExport;
import dev.warta.store.ArticleFilter;
import dev.warta.store.SearchRequest;
import dev.warta.store.StoreUnavailableException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Reads articles with a cursor of the server, in one snapshot. */
final class PostgresArticleExport implements ArticleExport {

  /** An article may have megabytes. */
  private static final int ROWS_AT_A_TIME = 16;

  /** Each row is found by its key when it is its turn: what is sorted or hashed are keys alone. */
  private static final String ARTICLES =
      """
      select %s::text
      from (
          select r.article_id, r.revision
          from revision r
          join article a on a.article_id = r.article_id and a.current_revision = r.revision
          where %%s
          offset 0
      ) matching
      join revision r using (article_id, revision)"""
          .formatted(PostgresArticles.EVENT);

  private final DataSource dataSource;

  PostgresArticleExport(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public void export(String text, ArticleFilter filter, Duration longest, Receiver receiver)
      throws IOException {
    if (!PostgresArticleSearch.holdNames(filter)) {
      return;
    }
    long end = System.nanoTime() + longest.toNanos();
    SearchRequest request = new SearchRequest(text, filter, SearchRequest.MAX_LIMIT);
    try (Connection connection = dataSource.getConnection()) {
      Map<String, List<String>> queries = PostgresArticleSearch.queries(connection, request);
      if (queries.isEmpty() && !text.isBlank()) {
        return;
      }
      // The pool undoes both when it gets the connection back, and rolls back.
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      Sql articles = Sql.filled(ARTICLES, Matching.conditions(queries, filter));
      try (PreparedStatement select = Parameters.prepare(connection, articles)) {
        select.setFetchSize(ROWS_AT_A_TIME);
        handOn(select, end, receiver);
      }
    } catch (SQLException e) {
      throw PostgresErrors.onReading("cannot export articles", e);
    }
  }

  private static void handOn(PreparedStatement select, long end, Receiver receiver)
      throws SQLException, IOException {
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        if (System.nanoTime() > end) {
          throw new StoreUnavailableException("an export took too long, and was ended", null);
        }
        receiver.accept(row.getString(1));
      }
    }
  }
}
