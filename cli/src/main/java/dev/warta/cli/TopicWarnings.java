package dev.warta.cli;

import dev.warta.enrich.EnrichSettings;
import dev.warta.events.TopicRisk;
import dev.warta.events.TopicRisks;
import dev.warta.events.Topics;
import dev.warta.events.UnreadRecords;
import dev.warta.store.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Tells at the start of a command what can make its topics lose records, a line each.
 *
 * <p>It only warns: whoever chose a setting may have had a reason, and a service that does not
 * start loses more.
 */
final class TopicWarnings implements AutoCloseable {

  private static final Duration LONGEST_UNKNOWN = Duration.ofSeconds(10);
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);

  private final Map<String, String> kafka;
  private final Topics topics;
  private final Consumer<String> say;
  private final Admin admin;

  /**
   * @param say takes each warning
   */
  TopicWarnings(Map<String, String> kafka, Topics topics, Consumer<String> say) {
    this.kafka = TopicCheck.impatient(kafka);
    this.topics = topics;
    this.say = say;
    this.admin = ClusterOptions.admin(this.kafka);
  }

  /** Of the settings of topics that exist. */
  TopicWarnings ofSettings(Collection<String> names, int maxRecordBytes)
      throws InterruptedException {
    return tell(() -> TopicRisks.find(admin, topics, maxRecordBytes, names));
  }

  /** Of the topics that the enrichment has made for itself, such as its memory of revisions. */
  TopicWarnings ofEnrichmentsOwn(int maxRecordBytes) throws InterruptedException {
    return tell(
        () -> {
          String ours = EnrichSettings.applicationId(topics) + "-";
          List<String> names =
              admin.listTopics().names().get().stream()
                  .filter(name -> name.startsWith(ours))
                  .sorted()
                  .toList();
          return TopicRisks.find(admin, topics, maxRecordBytes, names);
        });
  }

  /** Of what the enrichment has not read yet. */
  TopicWarnings ofUnreadByEnrichment() throws InterruptedException {
    return tell(
        () ->
            unread()
                .atRisk(
                    "the enrichment",
                    List.of(topics.raw(), topics.reprocessed()),
                    committed(EnrichSettings.applicationId(topics))));
  }

  /**
   * Of what the store has not read yet.
   *
   * @param recorded asks the database where the store goes on
   */
  TopicWarnings ofUnreadByStore(Supplier<Map<TopicPartition, Long>> recorded)
      throws InterruptedException {
    return tell(
        () ->
            unread()
                .atRisk(
                    "the store",
                    List.of(topics.enriched(), topics.sightings(), topics.rejected()),
                    recorded.get()));
  }

  private UnreadRecords unread() {
    return new UnreadRecords(kafka, admin, Clock.systemUTC());
  }

  private Map<TopicPartition, Long> committed(String group)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> next = new HashMap<>();
    for (Map.Entry<TopicPartition, OffsetAndMetadata> entry :
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet()) {
      if (entry.getValue() != null) {
        next.put(entry.getKey(), entry.getValue().offset());
      }
    }
    return next;
  }

  private TopicWarnings tell(Search search) throws InterruptedException {
    try {
      onceKnown(search).forEach(risk -> say.accept("warning: topic " + risk.inWords()));
    } catch (ExecutionException | KafkaException | StoreUnavailableException e) {
      say.accept(
          "warning: cannot check whether the topics are safe: %s; the user needs the rights to describe topics, their configuration and groups"
              .formatted(Failures.inWords(e)));
    }
    return this;
  }

  /** A broker can be asked that has not heard yet of a topic that was just made. */
  private static List<TopicRisk> onceKnown(Search search)
      throws ExecutionException, InterruptedException {
    long deadline = System.nanoTime() + LONGEST_UNKNOWN.toNanos();
    while (true) {
      try {
        return search.run();
      } catch (ExecutionException e) {
        boolean mayBeNew = e.getCause() instanceof UnknownTopicOrPartitionException;
        if (!mayBeNew || System.nanoTime() > deadline) {
          throw e;
        }
        Thread.sleep(BETWEEN_QUESTIONS.toMillis());
      }
    }
  }

  @Override
  public void close() {
    admin.close();
  }

  /** Looks for risks on the cluster. */
  @FunctionalInterface
  private interface Search {
    List<TopicRisk> run() throws ExecutionException, InterruptedException;
  }
}
