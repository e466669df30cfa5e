package dev.warta.store.postgres;

import dev.warta.store.QuoteHit;
import dev.warta.store.QuoteRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads quotes from the current revisions, the latest first. */
final class Quotes {

  private static final String QUOTES =
      """
      select q.article_id, q.revision, q.text, q.speaker, q.role, q.at, r.title, r.source,
          coalesce(r.canonical_url, r.url) as url, r.language
      from %s
      cross join lateral (
          select r.* from article a
          join revision r on r.article_id = a.article_id and r.revision = a.current_revision
          where a.article_id = q.article_id and a.current_revision = q.revision and (%s)
          limit 1
      ) r
      where %s
      order by q.at desc, q.article_id, q.ordinal
      limit ?""";

  /** Of a speaker all are sorted, and looked at until there are enough; see {@link Matching}. */
  private static final String OF_SPEAKER =
      "(select * from %s and %s order by at desc, article_id, ordinal offset 0) q";

  /**
   * Of a {@linkplain Frequency frequent} speaker the latest quotes of all are looked through; with
   * its limit this is not planned as a condition, which might be looked up first.
   */
  private static final String SPOKEN =
      "quote q cross join lateral (select where q.speaker_words @> ?::text[] limit 1) spoken";

  private Quotes() {}

  static List<QuoteHit> read(Connection connection, QuoteRequest request) throws SQLException {
    try (PreparedStatement select = Parameters.prepare(connection, query(connection, request));
        ResultSet row = select.executeQuery()) {
      List<QuoteHit> hits = new ArrayList<>();
      while (row.next()) {
        hits.add(hit(row));
      }
      return hits;
    }
  }

  private static Sql query(Connection connection, QuoteRequest request) throws SQLException {
    Sql times = Sql.allOf(Matching.between("at", request.from(), request.to()));
    Sql language =
        request.language() == null ? Sql.of("true") : Matching.ofLanguage(request.language());
    return Sql.filled(QUOTES, quotes(connection, request, times), language, times)
        .with(request.limit());
  }

  private static Sql quotes(Connection connection, QuoteRequest request, Sql times)
      throws SQLException {
    if (request.speaker() == null) {
      return Sql.of("quote q");
    }
    List<String> words = NameWords.of(request.speaker());
    Sql spoken = Sql.of("quote where speaker_words @> ?::text[]", words);
    return Frequency.isFrequent(connection, spoken)
        ? Sql.of(SPOKEN, words)
        : Sql.filled(OF_SPEAKER, spoken, times);
  }

  private static QuoteHit hit(ResultSet row) throws SQLException {
    return new QuoteHit(
        row.getString("article_id"),
        row.getInt("revision"),
        row.getString("text"),
        row.getString("speaker"),
        row.getString("role"),
        Columns.instant(row, "at"),
        row.getString("title"),
        row.getString("source"),
        row.getString("url"),
        row.getString("language"));
  }
}
