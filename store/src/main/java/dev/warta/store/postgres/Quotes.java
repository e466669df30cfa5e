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
      from %s q
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
      "(select * from quote where %s order by at desc, article_id, ordinal offset 0)";

  private Quotes() {}

  static List<QuoteHit> read(Connection connection, QuoteRequest request) throws SQLException {
    try (PreparedStatement select = Parameters.prepare(connection, query(request));
        ResultSet row = select.executeQuery()) {
      List<QuoteHit> hits = new ArrayList<>();
      while (row.next()) {
        hits.add(hit(row));
      }
      return hits;
    }
  }

  private static Sql query(QuoteRequest request) {
    List<Sql> conditions = Matching.between("at", request.from(), request.to());
    Sql language =
        request.language() == null ? Sql.of("true") : Matching.ofLanguage(request.language());
    Sql query;
    if (request.speaker() == null) {
      query = Sql.filled(QUOTES, Sql.of("quote"), language, Sql.allOf(conditions));
    } else {
      conditions.add(Sql.of("speaker_words @> ?::text[]", NameWords.of(request.speaker())));
      Sql quotes = Sql.filled(OF_SPEAKER, Sql.allOf(conditions));
      query = Sql.filled(QUOTES, quotes, language, Sql.of("true"));
    }
    return query.with(request.limit());
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
