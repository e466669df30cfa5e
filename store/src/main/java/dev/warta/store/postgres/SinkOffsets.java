package dev.warta.store.postgres;

import dev.warta.store.Batch.Advance;
import dev.warta.store.OffsetConflictException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Reads and moves the offsets up to which each partition is stored. */
final class SinkOffsets {

  private SinkOffsets() {}

  static Map<TopicPartition, Long> read(Connection connection) throws SQLException {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    try (PreparedStatement select =
            connection.prepareStatement("select topic, partition, next_offset from sink_offset");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        offsets.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
      }
    }
    return offsets;
  }

  /**
   * Moves the offsets inside the caller's transaction and locks their rows until its end, so that
   * of two writers of a partition one waits and then finds that it has lost.
   */
  static void advance(Connection connection, Map<TopicPartition, Advance> offsets)
      throws SQLException {
    if (offsets.isEmpty()) {
      return;
    }
    List<TopicPartition> partitions =
        offsets.keySet().stream()
            .sorted(
                Comparator.comparing(TopicPartition::topic)
                    .thenComparing(TopicPartition::partition))
            .toList();
    for (TopicPartition partition : partitions) {
      if (offsets.get(partition).expected() == 0) {
        insertZero(connection, partition);
      }
    }
    String sql =
        """
        update sink_offset o
        set next_offset = step.next_offset, recorded_at = now()
        from unnest(?::text[], ?::int[], ?::bigint[], ?::bigint[])
            as step(topic, partition, expected, next_offset)
        where o.topic = step.topic and o.partition = step.partition
            and o.next_offset = step.expected""";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setArray(1, texts(connection, partitions));
      update.setArray(
          2,
          connection.createArrayOf(
              "int4", partitions.stream().map(TopicPartition::partition).toArray()));
      update.setArray(
          3,
          connection.createArrayOf(
              "int8", partitions.stream().map(p -> offsets.get(p).expected()).toArray()));
      update.setArray(
          4,
          connection.createArrayOf(
              "int8", partitions.stream().map(p -> offsets.get(p).next()).toArray()));
      if (update.executeUpdate() != partitions.size()) {
        connection.rollback();
        throw conflict(connection, offsets);
      }
    }
  }

  private static java.sql.Array texts(Connection connection, List<TopicPartition> partitions)
      throws SQLException {
    return connection.createArrayOf(
        "text", partitions.stream().map(TopicPartition::topic).toArray());
  }

  private static void insertZero(Connection connection, TopicPartition partition)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into sink_offset (topic, partition, next_offset) values (?, ?, 0)"
                + " on conflict do nothing")) {
      insert.setString(1, partition.topic());
      insert.setInt(2, partition.partition());
      insert.executeUpdate();
    }
  }

  private static RuntimeException conflict(
      Connection connection, Map<TopicPartition, Advance> offsets) throws SQLException {
    Map<TopicPartition, Long> recorded = read(connection);
    for (Map.Entry<TopicPartition, Advance> entry : offsets.entrySet()) {
      long actual = recorded.getOrDefault(entry.getKey(), 0L);
      if (actual != entry.getValue().expected()) {
        return new OffsetConflictException(entry.getKey(), entry.getValue().expected(), actual);
      }
    }
    TopicPartition any = offsets.keySet().iterator().next();
    return new OffsetConflictException(
        any, offsets.get(any).expected(), recorded.getOrDefault(any, 0L));
  }
}
