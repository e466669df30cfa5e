package dev.warta.cli;

import dev.warta.enrich.EnrichSettings;
import dev.warta.events.Topics;
import dev.warta.store.ArticleStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * How many records wait in the live flow: raw and reprocessed ones in front of the enrichment, its
 * events in front of the store.
 */
final class LiveLag implements LongSupplier {

  private final Admin admin;
  private final Topics topics;
  private final ArticleStore store;
  private final Patience patience;
  private final Map<TopicPartition, Long> starts;

  LiveLag(Admin admin, Topics topics, ArticleStore store, Patience patience) {
    this.admin = admin;
    this.topics = topics;
    this.store = store;
    this.patience = patience;
    this.starts = answer(this::starts);
  }

  @Override
  public long getAsLong() {
    Map<TopicPartition, Long> ends = answer(() -> offsets(starts.keySet(), OffsetSpec.latest()));
    Map<TopicPartition, Long> done = new HashMap<>(patience.outlast(store::offsets));
    done.putAll(answer(this::enriched));
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - done(done, end.getKey())))
        .sum();
  }

  private long done(Map<TopicPartition, Long> done, TopicPartition partition) {
    return done.getOrDefault(partition, starts.get(partition));
  }

  private Map<TopicPartition, Long> starts() throws ExecutionException, InterruptedException {
    Map<TopicPartition, Boolean> partitions = new HashMap<>();
    admin
        .describeTopics(
            List.of(topics.raw(), topics.reprocessed(), topics.enriched(), topics.sightings()))
        .allTopicNames()
        .get()
        .forEach(
            (topic, description) ->
                description
                    .partitions()
                    .forEach(
                        one -> partitions.put(new TopicPartition(topic, one.partition()), true)));
    return offsets(partitions.keySet(), OffsetSpec.earliest());
  }

  private Map<TopicPartition, Long> offsets(Iterable<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    partitions.forEach(partition -> wanted.put(partition, which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    admin
        .listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
        .all()
        .get()
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  private Map<TopicPartition, Long> enriched() throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(EnrichSettings.applicationId(topics))
            .partitionsToOffsetAndMetadata()
            .get();
    committed.forEach(
        (partition, offset) -> {
          if (offset != null) {
            offsets.put(partition, offset.offset());
          }
        });
    return offsets;
  }

  private static <T> T answer(Question<T> question) {
    try {
      return question.ask();
    } catch (ExecutionException e) {
      throw new UserException(
          "the brokers do not say how far the live flow is: " + Failures.inWords(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("interrupted", e);
    }
  }

  /** Something to ask the brokers. */
  @FunctionalInterface
  private interface Question<T> {
    T ask() throws ExecutionException, InterruptedException;
  }
}
