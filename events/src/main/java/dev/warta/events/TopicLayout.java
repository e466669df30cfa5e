package dev.warta.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * How the topics lie on a cluster: partitions, replication, retention and the largest record, to be
 * created or checked.
 *
 * @param topics their names
 * @param partitions partitions of each topic: the most instances that can share the work of one
 *     stage
 * @param replication copies of each partition, by topic name; a topic without an entry has three on
 *     a cluster of three brokers or more, else one
 * @param retention how long a topic keeps its records, by topic name; a topic without an entry
 *     keeps them for ever, but what was reprocessed for a week
 * @param maxRecordBytes the largest raw document, in bytes
 */
public record TopicLayout(
    Topics topics,
    int partitions,
    Map<String, Integer> replication,
    Map<String, Duration> retention,
    int maxRecordBytes) {

  /** Largest raw document unless configured otherwise: 8 MiB. */
  public static final int DEFAULT_MAX_RECORD_BYTES = 8 * 1024 * 1024;

  /** Partitions of each topic unless configured otherwise. */
  public static final int DEFAULT_PARTITIONS = 4;

  /** What a record holds beside the document: ids, carrier, hints, headers. */
  private static final int ENVELOPE_BYTES = 1024 * 1024;

  /**
   * Enriched events hold the text with all that was found in it; rejected records hold headers with
   * a stack trace.
   */
  private static final int ENRICHMENT_FACTOR = 3;

  private static final int SOURCES_SEGMENT_BYTES = 1024 * 1024;

  private static final String KEEP_FOR_EVER = "-1";

  /** They pass through the enrichment within moments, and then lie in the enriched topic. */
  private static final Duration REPROCESSED_RETENTION = Duration.ofDays(7);

  private static final int MANY_BROKERS = 3;

  /** How a topic compares with what is wanted. */
  public enum Verdict {
    /** Created now, or as wanted. */
    FINE,
    /** Different, and the flow works all the same. */
    DIFFERS,
    /** Different in a way that will stop records of the allowed size. */
    TOO_SMALL
  }

  /**
   * What one topic has to say after {@link #createOrCheck}: created, as wanted, or how it differs.
   */
  public record Finding(String topic, String text, Verdict verdict) {}

  /**
   * The defaults: four partitions, replication by the size of the cluster, records kept for ever, 8
   * MiB.
   */
  public static TopicLayout defaults(Topics topics) {
    return defaults(topics, DEFAULT_MAX_RECORD_BYTES);
  }

  /** The same for a largest raw document of another size. */
  public static TopicLayout defaults(Topics topics, int maxRecordBytes) {
    return new TopicLayout(topics, DEFAULT_PARTITIONS, Map.of(), Map.of(), maxRecordBytes);
  }

  /** Largest request a producer of raw articles must be allowed to send, in bytes. */
  public static int maxRawRequestBytes(int maxRecordBytes) {
    return maxRecordBytes + ENVELOPE_BYTES;
  }

  /**
   * Largest request a producer of enriched or rejected records must be allowed to send, in bytes.
   */
  public static int maxEnrichedRequestBytes(int maxRecordBytes) {
    return ENRICHMENT_FACTOR * maxRecordBytes + ENVELOPE_BYTES;
  }

  /**
   * Creates the topics that are missing and compares the others with this layout; changes nothing
   * that exists.
   *
   * @return a finding for each topic, in the order of the flow
   * @throws ExecutionException if the cluster refuses; its cause says why
   */
  public List<Finding> createOrCheck(Admin admin) throws ExecutionException, InterruptedException {
    Collection<String> existing = admin.listTopics().names().get();
    int brokers = admin.describeCluster().nodes().get().size();
    List<Finding> findings = new ArrayList<>();
    for (String topic : topics.all()) {
      if (existing.contains(topic) || !create(admin, topic, brokers)) {
        findings.add(check(ActualTopic.read(admin, List.of(topic)).get(0)));
      } else {
        findings.add(
            new Finding(
                topic,
                String.format(
                    Locale.ROOT,
                    "created with %d partitions, replication %d",
                    partitions,
                    replicationOf(topic, brokers)),
                Verdict.FINE));
      }
    }
    return List.copyOf(findings);
  }

  /** False if somebody else created it in the same moment. */
  private boolean create(Admin admin, String topic, int brokers)
      throws ExecutionException, InterruptedException {
    NewTopic wanted =
        new NewTopic(topic, partitions, (short) replicationOf(topic, brokers))
            .configs(configs(topic, brokers));
    try {
      admin.createTopics(List.of(wanted)).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw e;
    }
  }

  private int replicationOf(String topic, int brokers) {
    return replication.getOrDefault(topic, brokers >= MANY_BROKERS ? 3 : 1);
  }

  private Map<String, String> configs(String topic, int brokers) {
    Map<String, String> configs = new TreeMap<>();
    configs.put(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        topic.equals(topics.sources())
            ? TopicConfig.CLEANUP_POLICY_COMPACT
            : TopicConfig.CLEANUP_POLICY_DELETE);
    if (topic.equals(topics.sources())) {
      // Only closed segments are compacted, and whoever ingests reads the whole topic first.
      configs.put(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(SOURCES_SEGMENT_BYTES));
    }
    configs.put(TopicConfig.RETENTION_MS_CONFIG, retentionMs(topic));
    configs.put(
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
        Integer.toString(maxMessageBytes(topics, topic, maxRecordBytes)));
    configs.put(
        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replicationOf(topic, brokers) >= 3 ? "2" : "1");
    return configs;
  }

  private String retentionMs(String topic) {
    Duration unlessTold = topic.equals(topics.reprocessed()) ? REPROCESSED_RETENTION : null;
    Duration wanted = retention.getOrDefault(topic, unlessTold);
    return wanted == null ? KEEP_FOR_EVER : Long.toString(wanted.toMillis());
  }

  /** Largest record that a topic must take. */
  static int maxMessageBytes(Topics topics, String topic, int maxRecordBytes) {
    return topic.equals(topics.raw())
        ? maxRawRequestBytes(maxRecordBytes)
        : maxEnrichedRequestBytes(maxRecordBytes);
  }

  private Finding check(ActualTopic actual) {
    String topic = actual.name();
    List<String> differences = new ArrayList<>();
    if (actual.partitions() != partitions) {
      differences.add(
          String.format(Locale.ROOT, "%d partitions, not %d", actual.partitions(), partitions));
    }
    int wantedReplication = replication.getOrDefault(topic, actual.replication());
    if (actual.replication() != wantedReplication) {
      differences.add(
          String.format(
              Locale.ROOT, "replication %d, not %d", actual.replication(), wantedReplication));
    }
    if (actual.isTrimmed() && !actual.retentionMs().equals(retentionMs(topic))) {
      differences.add(
          "retention.ms %s, not %s".formatted(actual.retentionMs(), retentionMs(topic)));
    }
    int wantedBytes = maxMessageBytes(topics, topic, maxRecordBytes);
    boolean isTooSmall = actual.maxMessageBytes() < wantedBytes;
    if (isTooSmall) {
      differences.add(
          String.format(
              Locale.ROOT, "max.message.bytes %d, not %d", actual.maxMessageBytes(), wantedBytes));
    }
    return differences.isEmpty()
        ? new Finding(
            topic,
            String.format(
                Locale.ROOT,
                "exists with %d partitions, replication %d",
                actual.partitions(),
                actual.replication()),
            Verdict.FINE)
        : new Finding(
            topic,
            String.join("; ", differences),
            isTooSmall ? Verdict.TOO_SMALL : Verdict.DIFFERS);
  }
}
