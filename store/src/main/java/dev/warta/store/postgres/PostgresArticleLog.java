package dev.warta.store.postgres;

import dev.warta.store.ArticleFilter;
import dev.warta.store.ArticleLog;
import dev.warta.store.LogPosition;
import dev.warta.store.LogPosition.Partition;
import dev.warta.store.SearchRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * Reads the revisions along the index of their origins.
 *
 * <p>One writer stores the events of a partition in their order, so what is committed has no gap
 * before its last offset.
 */
final class PostgresArticleLog implements ArticleLog {

  /** From one partition to the next in the index, not through the rows. */
  private static final String PARTITIONS =
      """
      with recursive partition_of(topic, number) as (
          (select origin_topic, origin_partition from revision
              order by origin_topic, origin_partition limit 1)
          union all
          select following.origin_topic, following.origin_partition
          from partition_of p cross join lateral (
              select origin_topic, origin_partition from revision
              where (origin_topic, origin_partition) > (p.topic, p.number)
              order by origin_topic, origin_partition limit 1) following
      )
      """;

  private static final String LAST =
      """
      select topic, number, (
          select origin_offset from revision
          where origin_topic = topic and origin_partition = number
          order by origin_offset desc limit 1) as last
      from partition_of""";

  /** What came by reprocessing keeps the time at which it was stored first. */
  private static final String LATENCY =
      """
      select percentile_cont(0.5) within group (order by millis),
          percentile_cont(0.99) within group (order by millis)
      from partition_of cross join lateral (
          select extract(epoch from stored_at - observed_at) * 1000 as millis from revision
          where origin_topic = topic and origin_partition = number
          order by origin_offset desc limit 100) latest""";

  private static final String PROBLEMS =
      """
      , latest as materialized (
          select one.* from partition_of cross join lateral (
              select has_problems, document from revision
              where origin_topic = topic and origin_partition = number
              order by origin_offset desc limit 100) one
      )
      select problem ->> 'step' as step, problem ->> 'kind' as kind,
          count(*)::float8 / (select count(*) from latest) as per_article
      from latest cross join lateral jsonb_array_elements(document -> 'problems') problem
      where has_problems
      group by step, kind
      order by step, kind""";

  private static final String SPAN =
      """
      unnest(?::text[], ?::text[]::integer[], ?::text[]::bigint[], ?::text[]::bigint[])
          as span(topic, number, after, until)""";

  private static final String PAGE_END =
      """
      select topic, number, (
          select max(origin_offset) from (
              select origin_offset from revision
              where origin_topic = topic and origin_partition = number
                  and origin_offset > after and origin_offset <= until
              order by origin_offset limit ?) page) as last, until
      from %s""";

  /**
   * With its limit the few rows of the page come first, whatever a plan hopes for of the filter.
   * That an article is gone from where it was is no news to be read: such revisions have no text.
   */
  private static final String BETWEEN =
      """
      select r.article_id, r.revision
      from (
          select revision.* from %s
          join revision on origin_topic = topic and origin_partition = number
              and origin_offset > after and origin_offset <= until
          limit ?
      ) r
      where r.document -> 'goneSince' is null and %s""";

  private final DataSource dataSource;

  PostgresArticleLog(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public LogPosition end() {
    return positions(Sql.of(PARTITIONS + LAST));
  }

  @Override
  public LogPosition pageEnd(LogPosition from, LogPosition until, int most) {
    Sql sql = new Sql(PAGE_END.formatted(SPAN), List.of(most)).with(span(from, until));
    return positions(sql);
  }

  @Override
  public Latency latency() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(PARTITIONS + LATENCY);
        ResultSet row = select.executeQuery()) {
      row.next();
      return new Latency(row.getObject(1, Double.class), row.getObject(2, Double.class));
    } catch (SQLException e) {
      throw PostgresErrors.onReading("cannot read how long articles took", e);
    }
  }

  @Override
  public List<ProblemShare> problems() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(PARTITIONS + PROBLEMS);
        ResultSet row = select.executeQuery()) {
      List<ProblemShare> shares = new ArrayList<>();
      while (row.next()) {
        shares.add(
            new ProblemShare(
                row.getString("step"), row.getString("kind"), row.getDouble("per_article")));
      }
      return shares;
    } catch (SQLException e) {
      throw PostgresErrors.onReading("cannot read what steps reported", e);
    }
  }

  private LogPosition positions(Sql sql) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = Parameters.prepare(connection, sql);
        ResultSet row = select.executeQuery()) {
      boolean isPage = row.getMetaData().getColumnCount() > 3;
      SortedMap<Partition, Long> offsets = new TreeMap<>();
      while (row.next()) {
        long last = row.getLong("last");
        offsets.put(
            new Partition(row.getString("topic"), row.getInt("number")),
            row.wasNull() && isPage ? row.getLong("until") : last);
      }
      return new LogPosition(offsets);
    } catch (SQLException e) {
      throw PostgresErrors.onReading("cannot read how far articles are stored", e);
    }
  }

  @Override
  public List<Entry> entries(LogPosition from, LogPosition to, String text, ArticleFilter filter) {
    if (!PostgresArticleSearch.holdNames(filter)) {
      return List.of();
    }
    SearchRequest request = new SearchRequest(text, filter, SearchRequest.MAX_LIMIT);
    try (Connection connection = dataSource.getConnection()) {
      Map<String, List<String>> queries = PostgresArticleSearch.queries(connection, request);
      if (queries.isEmpty() && !text.isBlank()) {
        return List.of();
      }
      Sql rows = Sql.of(SPAN).with(span(from, to)).with(from.recordsTo(to));
      Sql between = Sql.filled(BETWEEN, rows, Matching.conditions(queries, filter));
      Sql hits = PostgresArticleSearch.hits(between, queries, Long.MAX_VALUE, false);
      try (PreparedStatement select = Parameters.prepare(connection, hits)) {
        return read(select);
      }
    } catch (SQLException e) {
      throw PostgresErrors.onReading("cannot read what was stored", e);
    }
  }

  private static Object[] span(LogPosition from, LogPosition to) {
    List<String> topics = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    List<String> after = new ArrayList<>();
    List<String> until = new ArrayList<>();
    for (Partition partition : new TreeSet<>(to.offsets().keySet())) {
      topics.add(partition.topic());
      numbers.add(Integer.toString(partition.number()));
      after.add(Long.toString(from.offset(partition)));
      until.add(Long.toString(to.offset(partition)));
    }
    return new Object[] {topics, numbers, after, until};
  }

  private static List<Entry> read(PreparedStatement select) throws SQLException {
    Map<Partition, Map<Long, Entry>> entries = new TreeMap<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Entry entry =
            new Entry(
                row.getString("origin_topic"),
                row.getInt("origin_partition"),
                row.getLong("origin_offset"),
                PostgresArticleSearch.hit(row));
        entries
            .computeIfAbsent(
                new Partition(entry.topic(), entry.partition()), partition -> new TreeMap<>())
            .put(entry.offset(), entry);
      }
    }
    return entries.values().stream().flatMap(ofOne -> ofOne.values().stream()).toList();
  }
}
