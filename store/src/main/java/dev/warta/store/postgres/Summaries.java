package dev.warta.store.postgres;

import dev.warta.store.ArticleSummary;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Reads current revisions by the ids of their articles. */
final class Summaries {

  private static final String SQL =
      """
      select a.article_id, r.revision, r.title, r.source, a.url, r.language, r.authors,
          r.published_at, r.observed_at, r.countries, r.word_count
      from unnest(?::uuid[]) with ordinality as wanted(article_id, ordinal)
      join article a on a.article_id = wanted.article_id
      join revision r on r.article_id = a.article_id and r.revision = a.current_revision
      order by wanted.ordinal""";

  private static final Pattern UUID_FORM =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private Summaries() {}

  static List<ArticleSummary> read(Connection connection, Collection<String> articleIds)
      throws SQLException {
    List<ArticleSummary> summaries = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(SQL)) {
      select.setArray(1, connection.createArrayOf("uuid", uuids(articleIds)));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          summaries.add(summary(row));
        }
      }
    }
    return summaries;
  }

  /** What is not a UUID is no article's id. */
  private static Object[] uuids(Collection<String> articleIds) {
    return articleIds.stream().filter(id -> UUID_FORM.matcher(id).matches()).toArray();
  }

  private static ArticleSummary summary(ResultSet row) throws SQLException {
    return new ArticleSummary(
        row.getString("article_id"),
        row.getInt("revision"),
        row.getString("title"),
        row.getString("source"),
        row.getString("url"),
        row.getString("language"),
        Columns.texts(row, "authors"),
        Columns.instant(row, "published_at"),
        Columns.instant(row, "observed_at"),
        Columns.texts(row, "countries"),
        row.getInt("word_count"));
  }
}
