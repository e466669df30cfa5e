package dev.warta.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic as it lies on the cluster.
 *
 * @param replication copies of the partition that has the fewest
 * @param config what is in force, defaults of the cluster included
 */
record ActualTopic(String name, int partitions, int replication, Config config) {

  private static final String WITHOUT_END = "-1";

  /** Asks for topics that exist; in the given order. */
  static List<ActualTopic> read(Admin admin, Collection<String> names)
      throws ExecutionException, InterruptedException {
    Map<String, TopicDescription> descriptions = admin.describeTopics(names).allTopicNames().get();
    Map<ConfigResource, Config> configs =
        admin.describeConfigs(names.stream().map(ActualTopic::resource).toList()).all().get();
    List<ActualTopic> topics = new ArrayList<>();
    for (String name : names) {
      TopicDescription description = descriptions.get(name);
      int replication =
          description.partitions().stream()
              .mapToInt(partition -> partition.replicas().size())
              .min()
              .orElse(0);
      topics.add(
          new ActualTopic(
              name, description.partitions().size(), replication, configs.get(resource(name))));
    }
    return topics;
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  List<TopicPartition> topicPartitions() {
    List<TopicPartition> all = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      all.add(new TopicPartition(name, partition));
    }
    return all;
  }

  String cleanupPolicy() {
    return text(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
  }

  boolean isCompacted() {
    return cleanupPolicy().contains(TopicConfig.CLEANUP_POLICY_COMPACT);
  }

  /** Whether records are removed because they are old, or too many. */
  boolean isTrimmed() {
    return cleanupPolicy().contains(TopicConfig.CLEANUP_POLICY_DELETE);
  }

  /** As Kafka writes it: milliseconds, -1 for ever. */
  String retentionMs() {
    return text(TopicConfig.RETENTION_MS_CONFIG, WITHOUT_END);
  }

  /** How long records are kept; empty for ever. */
  Optional<Duration> retention() {
    long millis = Long.parseLong(retentionMs());
    return isTrimmed() && millis >= 0 ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
  }

  /**
   * Bytes a partition may grow to before its oldest records are removed; negative without a limit.
   */
  long retentionBytes() {
    return isTrimmed() ? Long.parseLong(text(TopicConfig.RETENTION_BYTES_CONFIG, WITHOUT_END)) : -1;
  }

  int maxMessageBytes() {
    return Integer.parseInt(
        text(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Integer.MAX_VALUE)));
  }

  int minInSyncReplicas() {
    return Integer.parseInt(text(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "1"));
  }

  boolean isUncleanElectionAllowed() {
    return Boolean.parseBoolean(text(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false"));
  }

  private String text(String name, String fallback) {
    ConfigEntry entry = config.get(name);
    return entry == null || entry.value() == null ? fallback : entry.value();
  }
}
