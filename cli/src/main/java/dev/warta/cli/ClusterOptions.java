package dev.warta.cli;

import dev.warta.cli.local.Endpoints;
import dev.warta.events.Topics;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Option;

/**
 * Options that say which cluster and which topics; without them, those of the {@code warta run} on
 * this machine.
 */
final class ClusterOptions {

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      defaultValue = "${env:WARTA_BOOTSTRAP_SERVERS}",
      description =
          "Kafka brokers [WARTA_BOOTSTRAP_SERVERS]; default: the broker of the warta run of --data.")
  private String bootstrapServers;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      defaultValue = "${env:WARTA_KAFKA_CONFIG}",
      description =
          "Properties file for all Kafka clients, such as security.protocol and sasl.* [WARTA_KAFKA_CONFIG].")
  private Path kafkaConfig;

  @Option(
      names = "--topic-prefix",
      paramLabel = "PREFIX",
      defaultValue = "${env:WARTA_TOPIC_PREFIX:-}",
      description = "Put before every topic's name [WARTA_TOPIC_PREFIX].")
  private String topicPrefix;

  /** The names of the topics. */
  Topics topics() {
    try {
      return new Topics(topicPrefix);
    } catch (IllegalArgumentException e) {
      throw new UserException("--topic-prefix: " + e.getMessage(), e);
    }
  }

  /** Whether a cluster is named; else it is the one of the {@code warta run} on this machine. */
  boolean isNamed() {
    return bootstrapServers != null
        || fileProperties().containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
  }

  /**
   * The connection properties of the cluster.
   *
   * @param local addresses to fall back on
   */
  Map<String, String> kafka(LocalOption local) {
    return kafkaIfKnown(local)
        .orElseThrow(
            () ->
                new UserException(
                    "no broker: name one with --bootstrap-servers HOST:PORT, or start `warta run` (looked in %s)"
                        .formatted(local.folder())));
  }

  /** The same for a program that can do without brokers; empty if none are named or local. */
  Optional<Map<String, String>> kafkaIfKnown(LocalOption local) {
    Map<String, String> kafka = new TreeMap<>(fileProperties());
    String key = CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG;
    if (bootstrapServers != null) {
      kafka.put(key, bootstrapServers);
    }
    if (!kafka.containsKey(key)) {
      local.endpoints().map(Endpoints::bootstrapServers).ifPresent(found -> kafka.put(key, found));
    }
    return kafka.containsKey(key) ? Optional.of(kafka) : Optional.empty();
  }

  private Map<String, String> fileProperties() {
    if (kafkaConfig == null) {
      return Map.of();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(kafkaConfig)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new UserException("cannot read --kafka-config %s: %s".formatted(kafkaConfig, e), e);
    }
    Map<String, String> map = new TreeMap<>();
    properties.stringPropertyNames().forEach(name -> map.put(name, properties.getProperty(name)));
    return map;
  }

  /** An admin client; the caller closes it. */
  static Admin admin(Map<String, String> kafka) {
    return Admin.create(new TreeMap<String, Object>(kafka));
  }
}
