package dev.warta.cli;

import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
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
      "%nPartitions, replication, retention and record size of existing topics are told, never changed.",
      "What can lose records is told as a warning."
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
      paramLabel = "[TOPIC=]N",
      split = ",",
      converter = Copies.Part.class,
      description =
          "Copies of each partition, as 3, or raw=3,enriched=2; default: 3 on three brokers or more, else 1.")
  private List<Copies> replication = new ArrayList<>();

  @Option(
      names = "--retention",
      paramLabel = "TOPIC=DURATION",
      split = ",",
      converter = {TopicName.WithRetention.class, Settings.Durations.class},
      description =
          "How long a topic keeps its records, as raw=365d,rejected=90d; default: for ever, reprocessed 7d.")
  private Map<TopicName, Duration> retention = new LinkedHashMap<>();

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
    Map<String, String> kafka = cluster.kafka(local);
    List<TopicLayout.Finding> findings;
    try (Admin admin = ClusterOptions.admin(kafka)) {
      findings = layout(topics).createOrCheck(admin);
    }
    findings.forEach(finding -> console.out().println(line(finding)));
    try (TopicWarnings warnings = new TopicWarnings(kafka, topics, console.out()::println)) {
      warnings
          .ofSettings(topics.all(), maxRecordBytes)
          .ofEnrichmentsOwn(maxRecordBytes)
          .ofUnreadByEnrichment();
    }
    boolean isUsable =
        findings.stream().noneMatch(finding -> finding.verdict() == TopicLayout.Verdict.TOO_SMALL);
    return isUsable ? Warta.OK : Warta.FAILED;
  }

  private TopicLayout layout(Topics topics) {
    Map<String, Duration> byTopic = new LinkedHashMap<>();
    retention.forEach((name, duration) -> byTopic.put(name.in(topics), duration));
    return new TopicLayout(
        topics, partitions, Copies.byTopic(replication, topics), byTopic, maxRecordBytes);
  }

  private static String line(TopicLayout.Finding finding) {
    String verdict = finding.verdict() == TopicLayout.Verdict.FINE ? "ok       " : "differs  ";
    return verdict + finding.topic() + ": " + finding.text();
  }
}
