package dev.warta.store.postgres;

import dev.warta.store.ArticleFilter;
import dev.warta.store.QuoteHit;
import dev.warta.store.QuoteRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads quotes from the current revisions, the latest first. */
final class Quotes {

  private static final String QUOTES =
      """
      select q.article_id, q.revision, q.ordinal, q.text, q.speaker, q.role, q.at, r.title, r.source,
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

  /** The words must stand in what is said, not only in the article. */
  private static final String WITH_WORDS =
      """
      (
          select quote.*
          from (%s) matching
          join revision found using (article_id, revision)
          join quote using (article_id, revision)
          where to_tsvector(text_search_configuration(found.language), quote.text)
              @@ websearch_to_tsquery(text_search_configuration(found.language), ?)
      ) q""";

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
    Sql language =
        request.language() == null ? Sql.of("true") : Matching.ofLanguage(request.language());
    return Sql.filled(QUOTES, quotes(connection, request), language, bounds(request, "q"))
        .with(request.limit());
  }

  /** The bound stands alone, too, for the index on the time. */
  private static Sql behind(QuoteRequest.Position position, String table) {
    OffsetDateTime at = position.at().atOffset(ZoneOffset.UTC);
    return Sql.of(
        "%1$s.at <= ? and (%1$s.at < ? or (%1$s.article_id, %1$s.ordinal) > (?::uuid, ?))"
            .formatted(table),
        at,
        at,
        position.articleId(),
        position.ordinal());
  }

  private static Sql bounds(QuoteRequest request, String table) {
    List<Sql> bounds =
        new ArrayList<>(Matching.between(table + ".at", request.from(), request.to()));
    if (request.after() != null) {
      bounds.add(behind(request.after(), table));
    }
    return Sql.allOf(bounds);
  }

  private static Sql quotes(Connection connection, QuoteRequest request) throws SQLException {
    if (!request.words().isBlank()) {
      return withWords(connection, request);
    }
    if (request.speaker() == null) {
      return Sql.of("quote q");
    }
    List<String> words = NameWords.of(request.speaker());
    Sql spoken = Sql.of("quote where speaker_words @> ?::text[]", words);
    return Frequency.isFrequent(connection, spoken)
        ? Sql.of(SPOKEN, words)
        : Sql.filled(OF_SPEAKER, spoken, bounds(request, "quote"));
  }

  private static Sql withWords(Connection connection, QuoteRequest request) throws SQLException {
    ArticleFilter articles =
        ArticleFilter.builder()
            .language(request.language())
            .speaker(request.speaker())
            .from(request.from())
            .to(request.to())
            .build();
    Sql matching =
        PostgresArticleSearch.latest(
                connection, request.words(), articles, QuoteRequest.MAX_ARTICLES)
            .orElse(Sql.of("select article_id, revision from revision where false"));
    Sql said = Sql.filled(WITH_WORDS, matching).with(StorableText.of(request.words()));
    return request.speaker() == null
        ? said
        : Sql.filled(
                "%s cross join lateral (select where q.speaker_words @> ?::text[] limit 1) spoken",
                said)
            .with(NameWords.of(request.speaker()));
  }

  private static QuoteHit hit(ResultSet row) throws SQLException {
    return new QuoteHit(
        row.getString("article_id"),
        row.getInt("revision"),
        row.getInt("ordinal"),
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
