package dev.warta.store.postgres;

import dev.warta.events.EntityType;
import dev.warta.store.Rising;
import dev.warta.store.Rising.Surprise;
import dev.warta.store.RisingRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Compares the articles of some hours with a sample of those of the days before.
 *
 * <p>The sample are articles behind moments that are evenly spread over the days: a bounded number,
 * however many there are.
 */
final class RisingNames {

  private static final int MOST_RECENT = 3_000;
  private static final int MOMENTS = 60;
  private static final int ARTICLES_A_MOMENT = 50;

  /** Fewer articles say nothing. */
  private static final int LEAST_ARTICLES = 3;

  /** Below, it may be chance: about once in a hundred times. */
  private static final double LEAST_SCORE = 6.6;

  private static final int MOST_CANDIDATES = 500;

  private static final String LATEST =
      """
      select coalesce(published_at, observed_at) as at from revision
      where coalesce(published_at, observed_at) < ?
      order by coalesce(published_at, observed_at) desc limit 1""";

  private static final String ARTICLES =
      """
      with recent as materialized (
          select r.article_id, r.revision
          from revision r
          join article a on a.article_id = r.article_id and a.current_revision = r.revision
          where coalesce(r.published_at, r.observed_at) >= ?
              and coalesce(r.published_at, r.observed_at) < ?
          order by coalesce(r.published_at, r.observed_at) desc limit %d
      ), sample as materialized (
          select distinct behind.article_id, behind.revision
          from generate_series(?::timestamptz, ?::timestamptz, ?::interval) as moment
          cross join lateral (
              select r.article_id, r.revision from revision r
              join article a on a.article_id = r.article_id and a.current_revision = r.revision
              where coalesce(r.published_at, r.observed_at) >= moment
                  and coalesce(r.published_at, r.observed_at) < ?
              order by coalesce(r.published_at, r.observed_at) limit %d
          ) behind
      )"""
          .formatted(MOST_RECENT, ARTICLES_A_MOMENT);

  private static final String ENTITIES =
      """
      , recent_names as materialized (
          select e.type, e.name_words, mode() within group (order by e.name) as name,
              count(distinct recent.article_id) as articles
          from recent cross join lateral (
              select type, name_words, name from entity
              where article_id = recent.article_id and revision = recent.revision offset 0
          ) e
          where e.name_words <> '{}'
          group by e.type, e.name_words having count(distinct recent.article_id) >= %1$d
          order by articles desc, e.name_words limit %2$d
      ), before as materialized (
          select e.type, e.name_words, count(distinct sample.article_id) as articles
          from sample cross join lateral (
              select type, name_words from entity
              where article_id = sample.article_id and revision = sample.revision offset 0
          ) e
          group by e.type, e.name_words
      )
      select n.type, n.name_words, n.name, n.articles, coalesce(before.articles, 0) as before,
          (select count(*) from recent) as all_recent, (select count(*) from sample) as all_before
      from recent_names n left join before using (type, name_words)
      union all
      select null, null, null, 0, 0, (select count(*) from recent), (select count(*) from sample)"""
          .formatted(LEAST_ARTICLES, MOST_CANDIDATES);

  private static final String KEYWORDS =
      """
      , recent_words as materialized (
          select lower(k ->> 'text') as word, mode() within group (order by k ->> 'text') as name,
              count(distinct recent.article_id) as articles
          from recent join revision r using (article_id, revision)
          cross join lateral jsonb_array_elements(r.document -> 'keywords') k
          group by word having count(distinct recent.article_id) >= %1$d
          order by articles desc, word limit %2$d
      ), before as materialized (
          select lower(k ->> 'text') as word, count(distinct sample.article_id) as articles
          from sample join revision r using (article_id, revision)
          cross join lateral jsonb_array_elements(r.document -> 'keywords') k
          group by word
      )
      select w.name, w.articles, coalesce(before.articles, 0) as before,
          (select count(*) from recent) as all_recent, (select count(*) from sample) as all_before
      from recent_words w left join before using (word)"""
          .formatted(LEAST_ARTICLES, MOST_CANDIDATES);

  private final Connection connection;
  private final RisingRequest request;
  private final Instant to;
  private final Instant from;
  private final Instant baselineFrom;
  private int articles;
  private int baselineArticles;

  private RisingNames(Connection connection, RisingRequest request, Instant to) {
    this.connection = connection;
    this.request = request;
    this.to = to;
    this.from = to.minus(Duration.ofHours(request.hours()));
    this.baselineFrom = from.minus(Duration.ofDays(request.days()));
  }

  static Rising read(Connection connection, RisingRequest request) throws SQLException {
    return new RisingNames(connection, request, end(connection, request)).read();
  }

  /** The hours end with the latest article where nothing has arrived since. */
  private static Instant end(Connection connection, RisingRequest request) throws SQLException {
    if (request.to() != null) {
      return request.to();
    }
    Instant now = Instant.now();
    try (PreparedStatement select = connection.prepareStatement(LATEST)) {
      select.setObject(1, now.atOffset(ZoneOffset.UTC));
      try (ResultSet row = select.executeQuery()) {
        Instant latest = row.next() ? Columns.instant(row, "at") : now;
        boolean isOld = latest.isBefore(now.minus(Duration.ofHours(request.hours())));
        return isOld ? latest.plusMillis(1) : now;
      }
    }
  }

  private Rising read() throws SQLException {
    List<Rising.Name> names = names();
    List<Rising.Word> words = words();
    return new Rising(from, to, baselineFrom, articles, baselineArticles, names, words);
  }

  private List<Rising.Name> names() throws SQLException {
    List<Rising.Name> names = new ArrayList<>();
    try (PreparedStatement select = Parameters.prepare(connection, inTimes(ENTITIES));
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        articles = row.getInt("all_recent");
        baselineArticles = row.getInt("all_before");
        Surprise surprise = surprise(row);
        if (row.getString("type") != null && surprise.score() >= LEAST_SCORE) {
          names.add(
              new Rising.Name(
                  EntityType.valueOf(row.getString("type")),
                  row.getString("name"),
                  Columns.texts(row, "name_words"),
                  surprise));
        }
      }
    }
    names.sort(
        Comparator.comparingDouble((Rising.Name name) -> -name.counts().score())
            .thenComparing(Rising.Name::name));
    return names.subList(0, Math.min(request.limit(), names.size()));
  }

  private List<Rising.Word> words() throws SQLException {
    List<Rising.Word> words = new ArrayList<>();
    try (PreparedStatement select = Parameters.prepare(connection, inTimes(KEYWORDS));
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Surprise surprise = surprise(row);
        if (surprise.score() >= LEAST_SCORE) {
          words.add(new Rising.Word(row.getString("name"), surprise));
        }
      }
    }
    words.sort(
        Comparator.comparingDouble((Rising.Word word) -> -word.counts().score())
            .thenComparing(Rising.Word::text));
    return words.subList(0, Math.min(request.limit(), words.size()));
  }

  private static Surprise surprise(ResultSet row) throws SQLException {
    return Surprise.of(
        row.getInt("articles"),
        row.getInt("all_recent"),
        row.getInt("before"),
        row.getInt("all_before"));
  }

  private Sql inTimes(String counts) {
    Duration step = Duration.between(baselineFrom, from).dividedBy(MOMENTS);
    return Sql.of(
        ARTICLES + counts,
        from.atOffset(ZoneOffset.UTC),
        to.atOffset(ZoneOffset.UTC),
        baselineFrom.atOffset(ZoneOffset.UTC),
        from.minusMillis(1).atOffset(ZoneOffset.UTC),
        step.toSeconds() + " seconds",
        from.atOffset(ZoneOffset.UTC));
  }
}
