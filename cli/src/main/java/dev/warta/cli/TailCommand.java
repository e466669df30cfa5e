package dev.warta.cli;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventJson;
import dev.warta.events.EventSerdes;
import dev.warta.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Follows the enriched events. */
@Command(
    name = "tail",
    description = "Follows the enriched events as they come, until it is stopped.")
final class TailCommand implements Callable<Integer> {

  private static final Duration POLL = Duration.ofMillis(500);

  private final Console console;
  private final Deserializer<EnrichedArticle> deserializer =
      EventSerdes.enrichedArticle().deserializer();

  @Mixin private ClusterOptions cluster;
  @Mixin private LocalOption local;

  @Option(names = "--from-beginning", description = "Begin with the oldest event the topic holds.")
  private boolean isFromBeginning;

  @Option(names = "--json", description = "Print each event as one line of JSON.")
  private boolean isJson;

  TailCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Map<String, String> kafka = cluster.kafka(local);
    TopicCheck.require(kafka, List.of(cluster.topics().enriched()));
    Map<String, Object> settings = new TreeMap<>(kafka);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    try (Shutdown shutdown = new Shutdown();
        KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      shutdown.stopAtEnd(consumer::wakeup);
      follow(consumer, cluster.topics());
    } catch (WakeupException e) {
      // stopped by the user
    }
    return Warta.OK;
  }

  private void follow(KafkaConsumer<byte[], byte[]> consumer, Topics topics) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topics.enriched()).stream()
            .map(partition -> new TopicPartition(topics.enriched(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    if (isFromBeginning) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
    }
    while (!console.out().checkError()) {
      consumer.poll(POLL).forEach(this::print);
    }
  }

  private void print(ConsumerRecord<byte[], byte[]> record) {
    EnrichedArticle event;
    try {
      event = deserializer.deserialize(record.topic(), record.value());
    } catch (SerializationException e) {
      console
          .err()
          .println(
              "%s partition %d offset %d is left out: %s"
                  .formatted(record.topic(), record.partition(), record.offset(), e.getMessage()));
      return;
    }
    if (event != null) {
      console.out().println(isJson ? EventJson.toJson(event) : EventLine.of(event));
    }
  }
}
