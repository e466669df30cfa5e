package dev.warta.cli;

import dev.warta.events.Topics;
import dev.warta.store.ArticleStore;
import dev.warta.store.StoreUnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until everything that was published has its outcome and every outcome is stored.
 *
 * <p>Three facts, each compared by offsets: the enrichment has committed the raw topic up to the
 * last published record; the store has recorded the enriched and sighting topics up to where they
 * ended then; the rejected topic was followed as far.
 */
final class Arrival {

  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration TELL_TROUBLE_AFTER = Duration.ofSeconds(15);
  private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(5);

  private final Admin admin;
  private final String enrichGroup;
  private final Topics topics;
  private final Outcomes outcomes;
  private final ArticleStore store;
  private final Services services;
  private final Progress progress;

  /**
   * A wait for one ingestion.
   *
   * @param enrichGroup consumer group of the enrichment
   */
  Arrival(
      Admin admin,
      String enrichGroup,
      Topics topics,
      Outcomes outcomes,
      ArticleStore store,
      Services services,
      Progress progress) {
    this.admin = admin;
    this.enrichGroup = enrichGroup;
    this.topics = topics;
    this.outcomes = outcomes;
    this.store = store;
    this.services = services;
    this.progress = progress;
  }

  /**
   * Waits, and tells what stands in the way if nothing moves for a while.
   *
   * @param published last offset published to each partition of the raw topic
   * @return false if the user stopped it before all had arrived
   * @throws UserException if a service gave up, or nothing moved for five minutes
   */
  boolean await(Map<TopicPartition, Long> published, Shutdown shutdown)
      throws ExecutionException, InterruptedException {
    long movedAt = System.nanoTime();
    long toldAt = movedAt;
    long lastSeen = -1;
    while (!isEnriched(published) || !isStored()) {
      if (shutdown.isRequestedWithin(LOOK)) {
        return false;
      }
      services.requireRunning();
      long now = System.nanoTime();
      long seen = outcomes.counts().all() + services.stored();
      if (seen != lastSeen) {
        lastSeen = seen;
        movedAt = now;
        toldAt = now;
      }
      if (now - movedAt > GIVE_UP_AFTER.toNanos()) {
        throw new UserException(
            "nothing has moved for %d minutes: %s; what was published is safe, the same command goes on with it"
                .formatted(GIVE_UP_AFTER.toMinutes(), services.trouble()));
      }
      if (now - toldAt > TELL_TROUBLE_AFTER.toNanos()) {
        progress.say("nothing moves: " + services.trouble());
        toldAt = now;
      }
    }
    return true;
  }

  private boolean isEnriched(Map<TopicPartition, Long> published)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(enrichGroup).partitionsToOffsetAndMetadata().get();
    return published.entrySet().stream()
        .allMatch(
            last -> {
              OffsetAndMetadata offset = committed.get(last.getKey());
              return offset != null && offset.offset() > last.getValue();
            });
  }

  /**
   * Asked in this order: what the store rejects is in its topic before the store records the
   * offset.
   */
  private boolean isStored() throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> stored = storedOffsets();
    boolean areRowsThere =
        ends(List.of(topics.enriched(), topics.sightings())).entrySet().stream()
            .allMatch(end -> stored.getOrDefault(end.getKey(), 0L) >= end.getValue());
    return areRowsThere
        && outcomes.haveReached(
            ends(List.of(topics.enriched(), topics.sightings(), topics.rejected())));
  }

  private Map<TopicPartition, Long> storedOffsets() {
    try {
      return store.offsets();
    } catch (StoreUnavailableException e) {
      return Map.of();
    }
  }

  /** Where the committed records of the topics end now. */
  private Map<TopicPartition, Long> ends(List<String> names)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    admin
        .describeTopics(names)
        .allTopicNames()
        .get()
        .forEach(
            (topic, description) ->
                description
                    .partitions()
                    .forEach(
                        partition ->
                            latest.put(
                                new TopicPartition(topic, partition.partition()),
                                OffsetSpec.latest())));
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin
        .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
        .all()
        .get()
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }
}
