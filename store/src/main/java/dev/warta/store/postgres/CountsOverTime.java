package dev.warta.store.postgres;

import dev.warta.store.Facets.Facet;
import dev.warta.store.TimeCountRequest;
import dev.warta.store.TimeCounts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts articles by interval and value. */
final class CountsOverTime {

  private static final String COUNTS =
      """
      with matching as materialized (
          %s
      ), found as materialized (
          select r.article_id, r.revision, r.language, r.source, r.countries, r.topics,
              date_trunc(?, coalesce(r.published_at, r.observed_at), 'UTC') as bucket
          from matching join revision r using (article_id, revision)
      ), valued(article_id, bucket, value, name) as (
          %s
      ), top as (
          select value, count(distinct article_id) as articles, max(left(name, 200)) as name
          from valued where value is not null
          group by value order by articles desc, value limit ?
      )
      select top.value, top.name, top.articles, valued.bucket,
          count(distinct valued.article_id) as count
      from top join valued using (value)
      group by top.value, top.name, top.articles, valued.bucket
      union all
      select null, null, (select count(*) from found), bucket, count(*) from found group by bucket
      order by articles desc, value, bucket""";

  private static final String OF_NAMES =
      """
      select found.article_id, found.bucket, array_to_string(e.name_words, ' '), e.name
      from found cross join lateral (
          select name_words, name from entity
          where article_id = found.article_id and revision = found.revision and type = '%s'
              and name_words <> '{}' offset 0
      ) e""";

  /** Names of topics are in the documents only. */
  private static final String TOPIC_NAME =
      """
      select topic ->> 'name' from revision r, jsonb_array_elements(r.document -> 'topics') topic
      where r.topics @> array[?] and topic ->> 'code' = ? limit 1""";

  private CountsOverTime() {}

  /**
   * @param matching selects {@code article_id} and {@code revision} of the articles; empty where no
   *     article can match
   */
  static TimeCounts read(Connection connection, Optional<Sql> matching, TimeCountRequest request)
      throws SQLException {
    List<Instant> times = times(request);
    Map<String, int[]> counts = new LinkedHashMap<>();
    Map<String, String> labels = new LinkedHashMap<>();
    int counted = 0;
    if (matching.isPresent()) {
      Sql sql =
          Sql.filled(COUNTS, matching.get().with(request.interval().name()), values(request.by()))
              .with(TimeCountRequest.MAX_SERIES);
      try (PreparedStatement select = Parameters.prepare(connection, sql);
          ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String value = row.getString("value");
          int at = times.indexOf(Columns.instant(row, "bucket"));
          counts.computeIfAbsent(value, first -> new int[times.size()])[at] = row.getInt("count");
          labels.putIfAbsent(value, row.getString("name"));
          counted = value == null ? row.getInt("articles") : counted;
        }
      }
    }
    int[] all = counts.computeIfAbsent(null, none -> new int[times.size()]);
    if (request.by() != null) {
      counts.remove(null);
    }
    if (request.by() == Facet.topic) {
      nameTopics(connection, labels);
    }
    return new TimeCounts(
        counted,
        counted < request.mostArticles(),
        times,
        series(counts, labels, all, request.by()));
  }

  private static Sql values(Facet by) {
    if (by == null) {
      return Sql.of("select article_id, bucket, null::text, null::text from found");
    }
    return switch (by) {
      case language, source ->
          Sql.of("select article_id, bucket, " + by.name() + ", null::text from found");
      case country -> Sql.of("select article_id, bucket, unnest(countries), null::text from found");
      case topic -> Sql.of("select article_id, bucket, unnest(topics), null::text from found");
      case person, organisation -> Sql.of(OF_NAMES.formatted(by.name()));
    };
  }

  private static void nameTopics(Connection connection, Map<String, String> labels)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(TOPIC_NAME)) {
      for (Map.Entry<String, String> label : labels.entrySet()) {
        if (label.getKey() != null) {
          select.setString(1, label.getKey());
          select.setString(2, label.getKey());
          try (ResultSet row = select.executeQuery()) {
            label.setValue(row.next() ? row.getString(1) : null);
          }
        }
      }
    }
  }

  private static List<TimeCounts.Series> series(
      Map<String, int[]> counts, Map<String, String> labels, int[] all, Facet by) {
    List<TimeCounts.Series> series = new ArrayList<>();
    if (by == null) {
      series.add(new TimeCounts.Series(null, null, boxed(all)));
    } else {
      counts.forEach(
          (value, found) ->
              series.add(new TimeCounts.Series(value, labels.get(value), boxed(found))));
    }
    return series;
  }

  private static List<Integer> boxed(int[] counts) {
    return java.util.Arrays.stream(counts).boxed().toList();
  }

  private static List<Instant> times(TimeCountRequest request) {
    List<Instant> times = new ArrayList<>();
    Instant end = request.filter().to();
    for (Instant time = begin(request);
        time.isBefore(end);
        time = time.plus(request.interval().length())) {
      times.add(time);
    }
    return times;
  }

  /** Of the interval that the first moment lies in, as {@code date_trunc} has it. */
  private static Instant begin(TimeCountRequest request) {
    Instant from = request.filter().from();
    return switch (request.interval()) {
      case hour -> from.truncatedTo(ChronoUnit.HOURS);
      case day -> from.truncatedTo(ChronoUnit.DAYS);
      case week ->
          LocalDate.ofInstant(from, ZoneOffset.UTC)
              .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
              .atStartOfDay()
              .toInstant(ZoneOffset.UTC);
    };
  }
}
