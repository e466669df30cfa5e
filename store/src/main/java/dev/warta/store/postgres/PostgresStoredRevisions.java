package dev.warta.store.postgres;

import dev.warta.store.RevisionPage;
import dev.warta.store.RevisionSelection;
import dev.warta.store.StoredRevisions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;

/** Walks along the index of origins, a bounded number of rows at a time. */
final class PostgresStoredRevisions implements StoredRevisions {

  /** Rows a page looks at: some milliseconds, cached or not. */
  private static final int PAGE = 2_000;

  /** What is not selected comes with its offset only: the document of a row is large. */
  private static final String SELECT =
      """
      select origin_offset, article_id::text, revision, content_hash, language, enrichment_version,
          case when is_selected then document ->> 'previousContentHash' end as previous_content_hash,
          is_selected
      from (
          select *, (%1$s) as is_selected
          from revision
          where origin_topic = ? and origin_partition = ? and origin_offset >= ?
          order by origin_offset
          limit ?
      ) looked_at
      order by origin_offset"""
          .formatted(
              """
              enriched_at < ?
              and (?::text is null or source = ?)
              and (?::text is null or language = ? or language like ?)
              and (?::timestamptz is null or observed_at >= ?)
              and (?::timestamptz is null or observed_at < ?)
              and (?::int is null or enrichment_version < ?)""");

  private final DataSource dataSource;

  PostgresStoredRevisions(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public RevisionPage page(RevisionSelection selection, TopicPartition raw, long fromOffset) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(SELECT)) {
      int index = setSelection(select, selection);
      select.setString(++index, raw.topic());
      select.setInt(++index, raw.partition());
      select.setLong(++index, fromOffset);
      select.setInt(++index, PAGE);
      try (ResultSet row = select.executeQuery()) {
        return read(row, fromOffset);
      }
    } catch (SQLException e) {
      throw PostgresErrors.onReading(
          "cannot read which revisions of %s are stored".formatted(raw), e);
    }
  }

  /** Returns the index of the last parameter set. */
  private static int setSelection(PreparedStatement select, RevisionSelection selection)
      throws SQLException {
    int index = 0;
    select.setObject(++index, time(selection.enrichedBefore()));
    String source = StorableText.of(selection.source());
    select.setString(++index, source);
    select.setString(++index, source);
    select.setString(++index, selection.language());
    select.setString(++index, selection.language());
    select.setString(++index, PostgresArticleSearch.sublanguages(selection.language()));
    for (Instant bound : new Instant[] {selection.observedSince(), selection.observedBefore()}) {
      select.setObject(++index, time(bound));
      select.setObject(++index, time(bound));
    }
    select.setObject(++index, selection.olderThanVersion(), java.sql.Types.INTEGER);
    select.setObject(++index, selection.olderThanVersion(), java.sql.Types.INTEGER);
    return index;
  }

  private static OffsetDateTime time(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static RevisionPage read(ResultSet row, long fromOffset) throws SQLException {
    List<RevisionPage.Stored> selected = new ArrayList<>();
    long nextOffset = fromOffset;
    int rows = 0;
    while (row.next()) {
      rows++;
      nextOffset = row.getLong("origin_offset") + 1;
      if (row.getBoolean("is_selected")) {
        selected.add(
            new RevisionPage.Stored(
                row.getString("article_id"),
                row.getInt("revision"),
                row.getLong("origin_offset"),
                row.getString("content_hash"),
                row.getString("previous_content_hash"),
                row.getString("language"),
                row.getInt("enrichment_version")));
      }
    }
    return new RevisionPage(selected, nextOffset, rows < PAGE);
  }
}
