package dev.warta.store.postgres;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventFromJson;
import dev.warta.store.ArticleReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Puts the columns of a revision and its document together again. */
final class PostgresArticles implements ArticleReader {

  private static final JsonFactory JSON = new JsonFactory();

  private static final String FIELDS =
      """
      jsonb_strip_nulls(jsonb_build_object(
              'articleId', r.article_id, 'revision', r.revision, 'contentHash', r.content_hash,
              'origin', jsonb_build_object('topic', r.origin_topic, 'partition', r.origin_partition,
                  'offset', r.origin_offset),
              'source', r.source, 'url', r.url, 'canonicalUrl', r.canonical_url,
              'title', r.title, 'standfirst', r.standfirst, 'body', r.body, 'authors', r.authors,
              'observedAt', %s, 'wordCount', r.word_count,
              'language', jsonb_build_object('tag', r.language, 'confidence', r.language_confidence),
              'enrichment', jsonb_build_object('version', r.enrichment_version, 'enrichedAt', %s)))
          || r.document"""
          .formatted(iso("r.observed_at"), iso("r.enriched_at"));

  /** A revision {@code r} as its event has it. */
  static final String EVENT = "(" + FIELDS + ")";

  private static final String REVISIONS =
      """
      jsonb_build_object('revisions', (
              select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('revision', o.revision,
                  'title', o.title, 'observedAt', %s, 'contentHash', o.content_hash,
                  'goneSince', o.document -> 'goneSince')) order by o.revision)
              from (select * from revision all_of where all_of.article_id = a.article_id
                  order by all_of.revision desc limit %d) o))"""
          .formatted(iso("o.observed_at"), MAX_REVISIONS);

  /** Of an article that is gone from where it was; the current revision is the last with a text. */
  private static final String GONE =
      "jsonb_strip_nulls(jsonb_build_object('goneSince', %s))".formatted(iso("a.gone_since"));

  /** Bytes are Base64 in an event's JSON. */
  private static final String FINGERPRINT =
      "jsonb_build_object('fingerprint', replace(encode(r.fingerprint, 'base64'), chr(10), ''))";

  private static final String FROM =
      " from article a join revision r on r.article_id = a.article_id and r.revision = ";

  private static final String CURRENT = FROM + "a.current_revision where a.article_id = ?::uuid";

  private static final String NUMBERED = FROM + "? where a.article_id = ?::uuid";

  private final DataSource dataSource;

  PostgresArticles(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public Optional<String> current(String articleId) {
    return json(FIELDS + " || " + GONE + " || " + REVISIONS, from(articleId, null));
  }

  @Override
  public Optional<String> revision(String articleId, int revision) {
    return json(FIELDS + " || " + REVISIONS, from(articleId, revision));
  }

  @Override
  public Optional<EnrichedArticle> event(String articleId, Integer revision) {
    return json(FIELDS + " || " + FINGERPRINT, from(articleId, revision))
        .map(PostgresArticles::event);
  }

  private static Sql from(String articleId, Integer revision) {
    return revision == null ? Sql.of(CURRENT, articleId) : Sql.of(NUMBERED, revision, articleId);
  }

  private Optional<String> json(String object, Sql from) {
    Sql select = new Sql("select (" + object + ")::text" + from.text(), from.values());
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = Parameters.prepare(connection, select);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    } catch (SQLException e) {
      throw PostgresErrors.onReading("cannot read an article", e);
    }
  }

  private static EnrichedArticle event(String json) {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      return (EnrichedArticle)
          EventFromJson.read(parser, EnrichedArticle.getClassSchema(), Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String iso(String time) {
    return "to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')".formatted(time);
  }
}
