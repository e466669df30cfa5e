package dev.warta.store.postgres;

import dev.warta.store.ArticleReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Puts the columns of a revision and its document together again. */
final class PostgresArticles implements ArticleReader {

  private static final String CURRENT =
      """
      select (jsonb_strip_nulls(jsonb_build_object(
              'articleId', r.article_id, 'revision', r.revision, 'contentHash', r.content_hash,
              'origin', jsonb_build_object('topic', r.origin_topic, 'partition', r.origin_partition,
                  'offset', r.origin_offset),
              'source', r.source, 'url', r.url, 'canonicalUrl', r.canonical_url,
              'title', r.title, 'standfirst', r.standfirst, 'body', r.body, 'authors', r.authors,
              'observedAt', %s, 'goneSince', %s, 'wordCount', r.word_count,
              'language', jsonb_build_object('tag', r.language, 'confidence', r.language_confidence),
              'enrichment', jsonb_build_object('version', r.enrichment_version, 'enrichedAt', %s)))
          || r.document
          || jsonb_build_object('revisions', (
              select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('revision', o.revision,
                  'title', o.title, 'observedAt', %s, 'contentHash', o.content_hash,
                  'goneSince', o.document -> 'goneSince')) order by o.revision)
              from (select * from revision all_of where all_of.article_id = a.article_id
                  order by all_of.revision desc limit ?) o)))::text
      from article a
      join revision r on r.article_id = a.article_id and r.revision = a.current_revision
      where a.article_id = ?::uuid"""
          .formatted(
              iso("r.observed_at"),
              iso("a.gone_since"),
              iso("r.enriched_at"),
              iso("o.observed_at"));

  private final DataSource dataSource;

  PostgresArticles(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public Optional<String> current(String articleId) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            Parameters.prepare(connection, Sql.of(CURRENT, MAX_REVISIONS, articleId));
        ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    } catch (SQLException e) {
      throw PostgresErrors.onReading("cannot read an article", e);
    }
  }

  private static String iso(String time) {
    return "to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')".formatted(time);
  }
}
