package dev.warta.store.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Looks into a database of a test, and empties it between tests. */
public final class TestDatabase {

  private TestDatabase() {}

  /** Deletes all rows of all tables of the store. */
  public static void empty(DataSource database) throws SQLException {
    execute(
        database,
        "truncate article, revision, place, entity, quote, sighting, rejection, sink_offset");
  }

  /** The first column of what a query finds. */
  public static List<String> texts(DataSource database, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }

  /** The document of an article's current revision, as JSON. */
  static String document(DataSource database, String articleId) {
    return ofArticle(database, articleId, "document::text", "").get(0);
  }

  /** The problems in that document, each as {@code kind: message}. */
  static List<String> problems(DataSource database, String articleId) {
    return ofArticle(
        database,
        articleId,
        "problem ->> 'kind' || ': ' || (problem ->> 'message')",
        ", jsonb_array_elements(document -> 'problems') problem");
  }

  private static List<String> ofArticle(
      DataSource database, String articleId, String column, String more) {
    try {
      return texts(
          database,
          "select %s from revision join article using (article_id)%s where article_id = '%s' and revision = current_revision"
              .formatted(column, more, articleId));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs any statement. */
  public static void execute(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set lock_timeout = 10000");
      statement.execute(sql);
    }
  }
}
