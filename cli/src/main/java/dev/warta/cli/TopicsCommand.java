package dev.warta.cli;

import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Creates the topics, or tells how the existing ones differ from what is wanted. */
@Command(
    name = "topics",
    description = {
      "Creates the topics that are missing and compares the others.",
      "%nPartitions, replication, retention and record size of existing topics are told, never changed."
    })
final class TopicsCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private ClusterOptions cluster;
  @Mixin private LocalOption local;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      converter = Settings.Count.class,
      defaultValue = "" + TopicLayout.DEFAULT_PARTITIONS,
      description =
          "Partitions of each topic: the most instances that can share a stage; default: ${DEFAULT-VALUE}.")
  private int partitions;

  @Option(
      names = "--replication",
      paramLabel = "N",
      defaultValue = "0",
      description = "Copies of each partition; default: 3 on three brokers or more, else 1.")
  private int replication;

  @Option(
      names = "--retention",
      paramLabel = "TOPIC=DURATION",
      converter = {RetentionTopic.class, Settings.Durations.class},
      description =
          "How long a topic (raw, enriched, sightings, rejected) keeps its records, as raw=365d; default: for ever.")
  private Map<RetentionTopic.Name, Duration> retention = new LinkedHashMap<>();

  @Option(
      names = "--max-record-bytes",
      paramLabel = "SIZE",
      converter = Settings.Bytes.class,
      defaultValue = "" + TopicLayout.DEFAULT_MAX_RECORD_BYTES,
      description = "Largest document; default: 8MiB.")
  private int maxRecordBytes;

  TopicsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Topics topics = cluster.topics();
    Map<String, Duration> byTopic = new LinkedHashMap<>();
    retention.forEach((name, duration) -> byTopic.put(name.of(topics), duration));
    TopicLayout layout = new TopicLayout(topics, partitions, replication, byTopic, maxRecordBytes);
    try (Admin admin = ClusterOptions.admin(cluster.kafka(local))) {
      List<TopicLayout.Finding> findings = layout.createOrCheck(admin);
      findings.forEach(finding -> console.out().println(line(finding)));
      boolean isUsable =
          findings.stream()
              .noneMatch(finding -> finding.verdict() == TopicLayout.Verdict.TOO_SMALL);
      return isUsable ? Warta.OK : Warta.FAILED;
    }
  }

  private static String line(TopicLayout.Finding finding) {
    String verdict = finding.verdict() == TopicLayout.Verdict.FINE ? "ok       " : "differs  ";
    return verdict + finding.topic() + ": " + finding.text();
  }

  /** Reads the short name of a topic. */
  static final class RetentionTopic
      implements picocli.CommandLine.ITypeConverter<RetentionTopic.Name> {

    enum Name {
      raw,
      enriched,
      sightings,
      rejected;

      String of(Topics topics) {
        return switch (this) {
          case raw -> topics.raw();
          case enriched -> topics.enriched();
          case sightings -> topics.sightings();
          case rejected -> topics.rejected();
        };
      }
    }

    @Override
    public Name convert(String text) {
      try {
        return Name.valueOf(text);
      } catch (IllegalArgumentException e) {
        throw new picocli.CommandLine.TypeConversionException(
            "\"" + text + "\" is none of raw, enriched, sightings, rejected");
      }
    }
  }
}
