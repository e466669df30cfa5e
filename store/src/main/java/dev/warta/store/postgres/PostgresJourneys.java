package dev.warta.store.postgres;

import dev.warta.events.ArticleId;
import dev.warta.events.CanonicalUrl;
import dev.warta.store.ArticleSearch;
import dev.warta.store.SearchHit;
import dev.warta.store.SearchRequest;
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
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Reads the ways of articles from PostgreSQL.
 *
 * <p>By id everything comes from indexes. An address is its article's id, hashed; only where that
 * finds nothing the addresses of all articles are read. A part of a title is searched for by its
 * words first; only where that finds nothing all titles are read. Both give up at the timeout of
 * the connection.
 */
final class PostgresJourneys implements JourneyReader {

  private static final int MAX_REVISIONS = 200;
  private static final int MAX_SIGHTINGS = 50;
  private static final int MAX_REJECTIONS = 200;
  private static final int MAX_TITLE_HITS = 50;

  private static final Pattern UUID_FORM =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private static final String BY_ID =
      """
      select ids.article_id, r.title, coalesce(a.source, rejected.source) as source, a.url
      from (values (?::uuid)) as ids(article_id)
      left join article a using (article_id)
      left join revision r on r.article_id = a.article_id and r.revision = a.current_revision
      left join lateral (
          select source from rejection where rejection.article_id = ids.article_id limit 1
      ) rejected on true
      where a.article_id is not null or exists (
          select 1 from rejection where rejection.article_id = ids.article_id)""";

  private static final String BY_URL =
      """
      select a.article_id, r.title, a.source, a.url
      from article a
      left join revision r on r.article_id = a.article_id and r.revision = a.current_revision
      where a.url in (?, ?)
      limit ?""";

  /** Other than a join, this stops reading titles when it has found enough. */
  private static final String BY_TITLE =
      """
      select distinct on (a.article_id) a.article_id, r.title, a.source, a.url
      from (select article_id, title from revision where title ilike ? limit ?) r
      join article a using (article_id)
      order by a.article_id""";

  private static final String REVISIONS =
      """
      select revision, title, source, coalesce(canonical_url, url) as url, origin_topic,
          origin_partition, origin_offset, observed_at, enrichment_version, enriched_at, stored_at
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
  private final ArticleSearch search;

  PostgresJourneys(DataSource dataSource, ArticleSearch search) {
    this.dataSource = dataSource;
    this.search = search;
  }

  @Override
  public List<Candidate> find(String text, int limit) {
    String wanted = StorableText.of(text.strip());
    try {
      if (UUID_FORM.matcher(wanted).matches()) {
        return candidates(BY_ID, wanted.toLowerCase(Locale.ROOT));
      }
      return wanted.matches("(?is)https?://.+") ? byUrl(wanted, limit) : byTitle(wanted, limit);
    } catch (SQLException e) {
      throw PostgresErrors.onReading(
          "cannot find the article \"%s\"; its id, or its title in full words, is found at once"
              .formatted(wanted),
          e);
    }
  }

  private List<Candidate> byUrl(String url, int limit) throws SQLException {
    String normal;
    try {
      normal = CanonicalUrl.normalise(url);
    } catch (IllegalArgumentException noAddress) {
      return List.of();
    }
    List<Candidate> byId = candidates(BY_ID, ArticleId.ofUrl(normal));
    return byId.isEmpty() ? candidates(BY_URL, url, normal, limit) : byId;
  }

  private List<Candidate> byTitle(String part, int limit) throws SQLException {
    if (part.isEmpty()) {
      return List.of();
    }
    List<Candidate> byWords =
        part.length() > SearchRequest.MAX_TEXT
            ? List.of()
            : search.search(SearchRequest.of(quoted(part), MAX_TITLE_HITS)).stream()
                .filter(hit -> isIn(hit.title(), part))
                .limit(limit)
                .map(PostgresJourneys::candidate)
                .toList();
    return byWords.isEmpty()
        ? candidates(BY_TITLE, "%" + part.replaceAll("([\\\\%_])", "\\\\$1") + "%", limit)
        : byWords;
  }

  /** The words in this order, and no operators in them. */
  private static String quoted(String part) {
    return "\"" + part.replace('"', ' ') + "\"";
  }

  private static boolean isIn(String title, String part) {
    return title.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private static Candidate candidate(SearchHit hit) {
    return new Candidate(hit.articleId(), hit.title(), hit.source(), hit.url());
  }

  private List<Candidate> candidates(String sql, Object... parameters) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = prepare(connection, sql, parameters);
        ResultSet row = select.executeQuery()) {
      List<Candidate> found = new ArrayList<>();
      while (row.next()) {
        found.add(
            new Candidate(
                row.getString("article_id"),
                row.getString("title"),
                row.getString("source"),
                row.getString("url")));
      }
      return found;
    }
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
    try (PreparedStatement select =
            prepare(
                connection,
                "select source, url, current_revision from article where article_id = ?::uuid",
                articleId);
        ResultSet row = select.executeQuery()) {
      if (row.next()) {
        source = row.getString("source");
        url = row.getString("url");
        current = row.getInt("current_revision");
      }
    }
    return new ArticleJourney(
        articleId,
        source,
        url,
        current,
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

  private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
