package dev.warta.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Finds settings of topics by which records would be lost: kept too short, compacted, or on too few
 * brokers.
 *
 * <p>What a reader has not read yet is the matter of {@link UnreadRecords}.
 */
public final class TopicRisks {

  /** An outage over a night should cost nothing. */
  private static final Duration SHORT = Duration.ofDays(1);

  private static final int MANY_BROKERS = 3;

  private final Topics topics;
  private final int maxRecordBytes;
  private final int brokers;

  /** Where Kafka's own tools find the cluster. */
  private final String address;

  TopicRisks(Topics topics, int maxRecordBytes, int brokers, String address) {
    this.topics = topics;
    this.maxRecordBytes = maxRecordBytes;
    this.brokers = brokers;
    this.address = address;
  }

  /**
   * Looks at the topics that exist.
   *
   * @param topics the names of Warta's topics
   * @param maxRecordBytes the largest raw document that they should take, in bytes; 0 if that is
   *     another program's concern
   * @param names which to look at: Warta's topics, and those that the enrichment made for itself
   * @return in the order of the names
   * @throws ExecutionException if the cluster refuses; its cause says why
   */
  public static List<TopicRisk> find(
      Admin admin, Topics topics, int maxRecordBytes, Collection<String> names)
      throws ExecutionException, InterruptedException {
    Collection<String> existing = admin.listTopics().names().get();
    Collection<Node> nodes = admin.describeCluster().nodes().get();
    String address =
        nodes.stream().findFirst().map(node -> node.host() + ":" + node.port()).orElse("HOST:PORT");
    TopicRisks risks = new TopicRisks(topics, maxRecordBytes, nodes.size(), address);
    return ActualTopic.read(admin, names.stream().filter(existing::contains).toList()).stream()
        .flatMap(topic -> risks.of(topic).stream())
        .toList();
  }

  List<TopicRisk> of(ActualTopic topic) {
    List<TopicRisk> risks = new ArrayList<>();
    if (topic.name().equals(topics.sources())) {
      ofPositions(topic, risks);
    } else if (topics.all().contains(topic.name())) {
      ofEvents(topic, risks);
    }
    ofCopies(topic, risks);
    return risks;
  }

  private void ofPositions(ActualTopic topic, List<TopicRisk> risks) {
    if (!topic.isCompacted() || topic.isTrimmed()) {
      risks.add(
          risk(
              topic,
              "has the cleanup.policy %s: how far a source was read is forgotten with time, and it is then read from its beginning"
                  .formatted(topic.cleanupPolicy()),
              TopicConfig.CLEANUP_POLICY_CONFIG,
              TopicConfig.CLEANUP_POLICY_COMPACT));
    }
  }

  private void ofEvents(ActualTopic topic, List<TopicRisk> risks) {
    if (topic.isCompacted()) {
      risks.add(
          risk(
              topic,
              "is compacted: of each article the broker removes all records but the newest, and with them earlier revisions and sightings, read or not",
              TopicConfig.CLEANUP_POLICY_CONFIG,
              TopicConfig.CLEANUP_POLICY_DELETE));
    }
    topic
        .retention()
        .filter(retention -> retention.compareTo(SHORT) < 0)
        .ifPresent(
            retention ->
                risks.add(
                    risk(
                        topic,
                        "keeps its records for %s only: what was not read after an outage of that length is lost"
                            .formatted(inWords(retention)),
                        TopicConfig.RETENTION_MS_CONFIG,
                        "-1")));
    if (topic.retentionBytes() >= 0) {
      risks.add(
          risk(
              topic,
              String.format(
                  Locale.ROOT,
                  "removes the oldest records of a partition that passes %,d bytes, read or not: a large delivery during an outage is lost",
                  topic.retentionBytes()),
              TopicConfig.RETENTION_BYTES_CONFIG,
              "-1"));
    }
    int wantedBytes = TopicLayout.maxMessageBytes(topics, topic.name(), maxRecordBytes);
    if (maxRecordBytes > 0 && topic.maxMessageBytes() < wantedBytes) {
      risks.add(
          risk(
              topic,
              String.format(
                  Locale.ROOT,
                  "takes records of %,d bytes at most, too small for documents of %,d bytes and what is found in them: the larger ones are refused",
                  topic.maxMessageBytes(),
                  maxRecordBytes),
              TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
              Integer.toString(wantedBytes)));
    }
  }

  private void ofCopies(ActualTopic topic, List<TopicRisk> risks) {
    if (brokers >= MANY_BROKERS && topic.replication() == 1) {
      risks.add(
          new TopicRisk(
              topic.name(),
              String.format(
                  Locale.ROOT,
                  "has one copy of each record on a cluster of %d brokers: while a broker is down its partitions stand still, and a lost disk is lost records",
                  brokers),
              "raise its replication to 3 with kafka-reassign-partitions.sh"));
    }
    if (topic.replication() >= MANY_BROKERS && topic.minInSyncReplicas() == 1) {
      risks.add(
          risk(
              topic,
              String.format(
                  Locale.ROOT,
                  "has %d copies, but a record counts as written when one broker has it, and is lost with that broker",
                  topic.replication()),
              TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
              "2"));
    }
    if (topic.minInSyncReplicas() > topic.replication()) {
      risks.add(
          risk(
              topic,
              String.format(
                  Locale.ROOT,
                  "demands %d copies of a record before it counts as written and has only %d: nothing can be written",
                  topic.minInSyncReplicas(),
                  topic.replication()),
              TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
              Integer.toString(topic.replication() >= MANY_BROKERS ? 2 : 1)));
    }
    if (topic.replication() > 1 && topic.isUncleanElectionAllowed()) {
      risks.add(
          risk(
              topic,
              "lets a broker that lacks records become leader after an outage: records that were acknowledged vanish",
              TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG,
              "false"));
    }
  }

  private TopicRisk risk(ActualTopic topic, String text, String setting, String value) {
    return new TopicRisk(
        topic.name(),
        text,
        "to change it: kafka-configs.sh --bootstrap-server %s --alter --entity-type topics --entity-name %s --add-config %s=%s"
            .formatted(address, topic.name(), setting, value));
  }

  /** A length of time as people say it: days, else hours, minutes or seconds, rounded down. */
  static String inWords(Duration duration) {
    if (duration.compareTo(Duration.ofDays(2)) >= 0) {
      return String.format(Locale.ROOT, "%,d d", duration.toDays());
    }
    if (duration.compareTo(Duration.ofHours(2)) >= 0) {
      return duration.toHours() + " h";
    }
    if (duration.compareTo(Duration.ofMinutes(2)) >= 0) {
      return duration.toMinutes() + " min";
    }
    return duration.toSeconds() + " s";
  }
}
