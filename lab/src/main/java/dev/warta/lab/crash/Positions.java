package dev.warta.lab.crash;

import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** How far the programs have come, by what the broker and the database say. */
final class Positions implements AutoCloseable {

  private final Admin admin;
  private final Topics topics;
  private final String jdbcUrl;

  Positions(String bootstrapServers, Topics topics, String jdbcUrl) {
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    this.topics = topics;
    this.jdbcUrl = jdbcUrl;
  }

  /**
   * The highest offset of a stored raw record, for each partition of the raw topic that has one.
   */
  Map<Integer, Long> stored() throws SQLException {
    String sql =
        """
        select p, greatest(
            (select max(origin_offset) from revision where origin_topic = ? and origin_partition = p),
            (select max(origin_offset) from sighting where origin_topic = ? and origin_partition = p))
        from generate_series(0, ?) as p\
        """;
    Map<Integer, Long> stored = new HashMap<>();
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, topics.raw());
      select.setString(2, topics.raw());
      select.setInt(3, TopicLayout.DEFAULT_PARTITIONS - 1);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long offset = row.getLong(2);
          if (!row.wasNull()) {
            stored.put(row.getInt(1), offset);
          }
        }
      }
    }
    return stored;
  }

  /** What is still on its way, in words; empty if all that was published has come to its end. */
  String onTheWay() throws Exception {
    List<String> behind = new ArrayList<>();
    Map<TopicPartition, Long> enriched =
        admin
            .listConsumerGroupOffsets(topics.prefix() + "warta-enrich")
            .partitionsToOffsetAndMetadata()
            .get()
            .entrySet()
            .stream()
            .filter(entry -> entry.getValue() != null)
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    compare(
        "enrich", ends(topics.raw()), partition -> enriched.getOrDefault(partition, 0L), behind);
    Map<TopicPartition, Long> recorded = recorded();
    for (String topic : List.of(topics.enriched(), topics.sightings(), topics.rejected())) {
      compare("store", ends(topic), partition -> recorded.getOrDefault(partition, 0L), behind);
    }
    return String.join(", ", behind);
  }

  private static void compare(
      String stage,
      Map<TopicPartition, Long> ends,
      ToLongFunction<TopicPartition> position,
      List<String> behind) {
    ends.forEach(
        (partition, end) -> {
          long reached = position.applyAsLong(partition);
          if (reached < end) {
            behind.add("%s is at %d of %d in %s".formatted(stage, reached, end, partition));
          }
        });
  }

  /** Where each partition ends for a reader of committed records. */
  private Map<TopicPartition, Long> ends(String topic) throws Exception {
    TopicDescription description =
        admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    description
        .partitions()
        .forEach(
            partition ->
                latest.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> ends =
        admin
            .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
            .all()
            .get();
    return ends.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private Map<TopicPartition, Long> recorded() throws SQLException {
    Map<TopicPartition, Long> recorded = new HashMap<>();
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        PreparedStatement select =
            connection.prepareStatement("select topic, partition, next_offset from sink_offset");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        recorded.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
      }
    }
    return recorded;
  }

  /** Whether an instance is a member of its group, and the group has shared out the work. */
  boolean isAtWork(String group, String instanceId) throws Exception {
    String groupId = topics.prefix() + group;
    ConsumerGroupDescription description =
        admin.describeConsumerGroups(List.of(groupId)).all().get().get(groupId);
    return description.groupState() == GroupState.STABLE
        && description.members().stream()
            .anyMatch(
                member ->
                    member.groupInstanceId().orElse("").startsWith(instanceId + "-")
                        && !member.assignment().topicPartitions().isEmpty());
  }

  @Override
  public void close() {
    admin.close();
  }
}
