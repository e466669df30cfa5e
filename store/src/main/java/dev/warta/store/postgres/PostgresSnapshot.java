package dev.warta.store.postgres;

import dev.warta.events.Topics;
import dev.warta.store.StoreUnavailableException;
import dev.warta.store.audit.OutcomeKind;
import dev.warta.store.audit.StoreSnapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;

/**
 * A snapshot of the outcomes: one transaction in which all questions see the same rows.
 *
 * <p>The outcomes are read from the origin indexes, in their order and a piece at a time.
 */
final class PostgresSnapshot implements StoreSnapshot {

  private static final int FETCH_ROWS = 50_000;

  /**
   * No plan but to walk the index: any other would read the texts or sort millions of rows. The
   * limit on time is for one piece.
   */
  static final String SETTINGS =
      """
      set local enable_seqscan = off;
      set local enable_bitmapscan = off;
      set local enable_sort = off;
      set local statement_timeout = '60s'""";

  private final Connection connection;
  private final Topics topics;

  private PostgresSnapshot(Connection connection, Topics topics) {
    this.connection = connection;
    this.topics = topics;
  }

  static PostgresSnapshot open(DataSource database, Topics topics) {
    Connection connection = null;
    try {
      connection = database.getConnection();
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try (Statement statement = connection.createStatement()) {
        statement.execute(SETTINGS);
      }
      return new PostgresSnapshot(connection, topics);
    } catch (SQLException e) {
      StoreUnavailableException failure = unreadable(e);
      closeAfter(failure, connection);
      throw failure;
    }
  }

  @Override
  public Map<TopicPartition, Long> offsets() {
    try {
      return SinkOffsets.read(connection);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  @Override
  public int partitions(String rawTopic) {
    String sql =
        """
        select 1 + coalesce(greatest(
            (select max(origin_partition) from revision where origin_topic = ?),
            (select max(origin_partition) from sighting where origin_topic = ?),
            (select max(partition) from rejection where topic = ?)), -1)""";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, rawTopic);
      select.setString(2, rawTopic);
      select.setString(3, rawTopic);
      return (int) onlyNumber(select);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void forEachOutcome(OutcomeKind kind, TopicPartition raw, LongConsumer offsets) {
    try (PreparedStatement select = connection.prepareStatement(offsetsOf(kind))) {
      select.setString(1, raw.topic());
      select.setInt(2, raw.partition());
      if (kind == OutcomeKind.REJECTED_EVENT) {
        select.setString(3, topics.enriched());
        select.setString(4, topics.sightings());
      }
      select.setFetchSize(FETCH_ROWS);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          offsets.accept(row.getLong(1));
        }
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** Each needs an index alone. */
  static String offsetsOf(OutcomeKind kind) {
    return switch (kind) {
      case REVISION ->
          """
          select origin_offset from revision
          where origin_topic = ? and origin_partition = ? order by origin_offset""";
      case SIGHTING ->
          """
          select origin_offset from sighting
          where origin_topic = ? and origin_partition = ? order by origin_offset""";
      case REJECTED_RAW ->
          """
          select record_offset from rejection
          where topic = ? and partition = ? order by record_offset""";
      case REJECTED_EVENT ->
          """
          select origin_offset from rejection
          where origin_topic = ? and origin_partition = ? and topic in (?, ?)
          order by origin_offset""";
    };
  }

  @Override
  public void forEachArticle(
      OutcomeKind kind, TopicPartition raw, long[] offsets, ArticleVisitor visitor) {
    String sql =
        """
        select origin_offset, article_id, revision from %s
        where origin_topic = ? and origin_partition = ? and origin_offset = any (?)"""
            .formatted(table(kind));
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, raw.topic());
      select.setInt(2, raw.partition());
      select.setArray(
          3, connection.createArrayOf("int8", Arrays.stream(offsets).boxed().toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          visitor.visit(row.getLong(1), row.getObject(2, UUID.class), row.getInt(3));
        }
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static String table(OutcomeKind kind) {
    return switch (kind) {
      case REVISION -> "revision";
      case SIGHTING -> "sighting";
      case REJECTED_RAW, REJECTED_EVENT ->
          throw new IllegalArgumentException("a rejection has no revision");
    };
  }

  @Override
  public long rejectionsWithoutOrigin() {
    String sql = "select count(*) from rejection where origin_topic is null and topic in (?, ?)";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, topics.enriched());
      select.setString(2, topics.sightings());
      return onlyNumber(select);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void close() {
    try (connection) {
      connection.rollback();
    } catch (SQLException e) {
      // Nothing was written that could be lost.
    }
  }

  private static long onlyNumber(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static StoreUnavailableException unreadable(SQLException e) {
    return PostgresErrors.onReading("cannot read what is stored", e);
  }

  private static void closeAfter(StoreUnavailableException failure, Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        failure.addSuppressed(e);
      }
    }
  }
}
