package dev.warta.cli;

import dev.warta.enrich.EnrichSettings;
import dev.warta.events.Topics;
import dev.warta.store.ArticleStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * How far each stage was at a moment, in records of all partitions.
 *
 * @param nanos when, of {@link System#nanoTime}
 * @param received by the topics of raw documents
 * @param toEnrich of them the enrichment has not read
 * @param enriched by the topics behind the enrichment
 * @param toStore of them the store has not written
 */
record FlowSample(long nanos, long received, long toEnrich, long enriched, long toStore) {

  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /**
   * Asks the brokers and the database.
   *
   * @throws ExecutionException if the brokers refuse
   * @throws TimeoutException if they do not answer
   */
  static FlowSample take(Admin admin, Topics topics, ArticleStore store)
      throws ExecutionException, TimeoutException, InterruptedException {
    List<TopicPartition> raw = partitions(admin, List.of(topics.raw(), topics.reprocessed()));
    List<TopicPartition> found = partitions(admin, List.of(topics.enriched(), topics.sightings()));
    Map<TopicPartition, Long> read = readByEnrichment(admin, topics);
    Map<TopicPartition, Long> starts = offsets(admin, raw, found, OffsetSpec.earliest());
    Map<TopicPartition, Long> stored = store.offsets();
    Map<TopicPartition, Long> ends = offsets(admin, raw, found, OffsetSpec.latest());
    return new FlowSample(
        System.nanoTime(),
        sum(ends, raw),
        lag(ends, starts, read, raw),
        sum(ends, found),
        lag(ends, starts, stored, found));
  }

  long enrichmentRead() {
    return received - toEnrich;
  }

  long stored() {
    return enriched - toStore;
  }

  private static List<TopicPartition> partitions(Admin admin, List<String> topics)
      throws ExecutionException, TimeoutException, InterruptedException {
    List<TopicPartition> partitions = new ArrayList<>();
    admin
        .describeTopics(topics)
        .allTopicNames()
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .forEach(
            (topic, description) ->
                description
                    .partitions()
                    .forEach(one -> partitions.add(new TopicPartition(topic, one.partition()))));
    return partitions;
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, List<TopicPartition> some, List<TopicPartition> others, OffsetSpec which)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    some.forEach(partition -> wanted.put(partition, which));
    others.forEach(partition -> wanted.put(partition, which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    admin
        .listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
        .all()
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  private static Map<TopicPartition, Long> readByEnrichment(Admin admin, Topics topics)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(EnrichSettings.applicationId(topics))
            .partitionsToOffsetAndMetadata()
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    committed.forEach(
        (partition, offset) -> {
          if (offset != null) {
            offsets.put(partition, offset.offset());
          }
        });
    return offsets;
  }

  private static long sum(Map<TopicPartition, Long> ends, List<TopicPartition> of) {
    return of.stream().mapToLong(ends::get).sum();
  }

  private static long lag(
      Map<TopicPartition, Long> ends,
      Map<TopicPartition, Long> starts,
      Map<TopicPartition, Long> done,
      List<TopicPartition> of) {
    return of.stream()
        .mapToLong(one -> Math.max(0, ends.get(one) - done.getOrDefault(one, starts.get(one))))
        .sum();
  }
}
