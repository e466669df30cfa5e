package dev.warta.store.postgres;

import dev.warta.store.ArticleSearch;
import dev.warta.store.journey.ArticleJourney;
import dev.warta.store.journey.Candidate;
import dev.warta.store.journey.JourneyReader;
import dev.warta.store.journey.Received;
import dev.warta.store.rejected.RecordPlace;
import dev.warta.store.rejected.RejectionId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Reads the ways of articles from PostgreSQL: everything by the article's id, from indexes. */
final class PostgresJourneys implements JourneyReader {

  private static final int MAX_REVISIONS = 200;
  private static final int MAX_SIGHTINGS = 50;
  private static final int MAX_REJECTIONS = 200;

  private static final String REVISIONS =
      """
      select revision, title, source, coalesce(canonical_url, url) as url, origin_topic,
          origin_partition, origin_offset, observed_at, enrichment_version, enriched_at, stored_at,
          (document ->> 'goneSince')::timestamptz as gone_since
      from revision where article_id = ?::uuid order by revision desc limit ?""";

  private static final String PROBLEMS =
      """
      select r.revision, problem.step, problem.kind, problem.message
      from revision r
      cross join lateral jsonb_to_recordset(coalesce(r.document -> 'problems', '[]'))
          as problem(step text, kind text, message text)
      where r.article_id = ?::uuid and r.revision > ? - %d"""
          .formatted(MAX_REVISIONS);

  private static final String SIGHTINGS =
      """
      select revision, source, url, carrier_kind, carrier_location, carrier_position, observed_at,
          origin_topic, origin_partition, origin_offset, stored_at
      from sighting where article_id = ?::uuid
      order by stored_at desc, origin_partition, origin_offset desc limit ?""";

  private static final String REJECTIONS =
      """
      select rejected_partition, rejected_offset, stage, cause, message, topic, partition,
          record_offset, stored_at, replays, handled_as, handled_by, handled_at, handled_to
      from rejection where article_id = ?::uuid
      order by stored_at desc, rejected_offset desc limit ?""";

  private final DataSource dataSource;
  private final FoundArticles found;

  PostgresJourneys(DataSource dataSource, ArticleSearch search) {
    this.dataSource = dataSource;
    this.found = new FoundArticles(dataSource, search);
  }

  @Override
  public List<Candidate> find(String text, int limit) {
    return found.find(text, limit);
  }

  @Override
  public ArticleJourney journey(String articleId) {
    try (Connection connection = dataSource.getConnection()) {
      return journey(connection, articleId);
    } catch (SQLException e) {
      throw PostgresErrors.onReading("cannot read the journey of article " + articleId, e);
    }
  }

  private static ArticleJourney journey(Connection connection, String articleId)
      throws SQLException {
    String source = null;
    String url = null;
    int current = 0;
    Instant goneSince = null;
    try (PreparedStatement select =
            prepare(
                connection,
                "select source, url, current_revision, gone_since from article where article_id = ?::uuid",
                articleId);
        ResultSet row = select.executeQuery()) {
      if (row.next()) {
        source = row.getString("source");
        url = row.getString("url");
        current = row.getInt("current_revision");
        goneSince = Columns.instant(row, "gone_since");
      }
    }
    return new ArticleJourney(
        articleId,
        source,
        url,
        current,
        goneSince,
        revisions(connection, articleId, current),
        sightingCount(connection, articleId),
        sightings(connection, articleId),
        rejections(connection, articleId));
  }

  private static List<ArticleJourney.Revision> revisions(
      Connection connection, String articleId, int current) throws SQLException {
    Map<Integer, List<ArticleJourney.Problem>> problems = problems(connection, articleId, current);
    return rows(
        connection,
        REVISIONS,
        articleId,
        MAX_REVISIONS,
        row ->
            new ArticleJourney.Revision(
                row.getInt("revision"),
                row.getString("title"),
                row.getString("source"),
                row.getString("url"),
                origin(row),
                Columns.instant(row, "observed_at"),
                row.getInt("enrichment_version"),
                Columns.instant(row, "enriched_at"),
                Columns.instant(row, "stored_at"),
                Columns.instant(row, "gone_since"),
                problems.getOrDefault(row.getInt("revision"), List.of())));
  }

  private static Map<Integer, List<ArticleJourney.Problem>> problems(
      Connection connection, String articleId, int current) throws SQLException {
    Map<Integer, List<ArticleJourney.Problem>> problems = new HashMap<>();
    try (PreparedStatement select = prepare(connection, PROBLEMS, articleId, current);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        problems
            .computeIfAbsent(row.getInt("revision"), any -> new ArrayList<>())
            .add(
                new ArticleJourney.Problem(
                    row.getString("step"), row.getString("kind"), row.getString("message")));
      }
    }
    return problems;
  }

  private static long sightingCount(Connection connection, String articleId) throws SQLException {
    try (PreparedStatement select =
            prepare(
                connection, "select count(*) from sighting where article_id = ?::uuid", articleId);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static List<ArticleJourney.Sighting> sightings(Connection connection, String articleId)
      throws SQLException {
    return rows(
        connection,
        SIGHTINGS,
        articleId,
        MAX_SIGHTINGS,
        row ->
            new ArticleJourney.Sighting(
                row.getInt("revision"),
                row.getString("source"),
                row.getString("url"),
                Received.inWords(
                    row.getString("carrier_kind"),
                    row.getString("carrier_location"),
                    row.getObject("carrier_position", Long.class)),
                origin(row),
                Columns.instant(row, "observed_at"),
                Columns.instant(row, "stored_at")));
  }

  private static List<ArticleJourney.Rejected> rejections(Connection connection, String articleId)
      throws SQLException {
    return rows(
        connection,
        REJECTIONS,
        articleId,
        MAX_REJECTIONS,
        row -> {
          Instant handledAt = Columns.instant(row, "handled_at");
          return new ArticleJourney.Rejected(
              new RejectionId(row.getInt("rejected_partition"), row.getLong("rejected_offset")),
              row.getString("stage"),
              row.getString("cause"),
              row.getString("message"),
              new RecordPlace(
                  row.getString("topic"), row.getInt("partition"), row.getLong("record_offset")),
              Columns.instant(row, "stored_at"),
              row.getInt("replays"),
              row.getString("handled_as"),
              row.getString("handled_by"),
              handledAt == null ? null : handledAt.toString(),
              row.getString("handled_to"));
        });
  }

  private static RecordPlace origin(ResultSet row) throws SQLException {
    return new RecordPlace(
        row.getString("origin_topic"),
        row.getInt("origin_partition"),
        row.getLong("origin_offset"));
  }

  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** The latest rows come first out of the database, and the earliest of them first from here. */
  private static <T> List<T> rows(
      Connection connection, String sql, String articleId, int limit, RowReader<T> reader)
      throws SQLException {
    List<T> rows = new ArrayList<>();
    try (PreparedStatement select = prepare(connection, sql, articleId, limit);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rows.add(reader.read(row));
      }
    }
    Collections.reverse(rows);
    return rows;
  }

  static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
