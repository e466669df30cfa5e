package dev.warta.lab;

import dev.warta.cli.local.LocalServers;
import dev.warta.enrich.EnrichJob;
import dev.warta.enrich.EnrichSettings;
import dev.warta.events.RawArticle;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import dev.warta.ingest.ArticlePublisher;
import dev.warta.ingest.source.Refusal;
import dev.warta.store.ArticleSink;
import dev.warta.store.ArticleStore;
import dev.warta.store.SinkSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The parts of the pipeline on this machine, each to be run for as long as some work takes. */
final class Flow {

  /** Threads that store. */
  static final int WRITERS = 2;

  private static final int THREADS = 2;

  private static final ArticlePublisher.Acknowledgement NO_REFUSAL =
      new ArticlePublisher.Acknowledgement() {
        @Override
        public void published(RawArticle article, RecordMetadata metadata) {}

        @Override
        public void refused(RawArticle article, Refusal refusal) {
          throw new IllegalStateException(refusal.text());
        }
      };

  private final Topics topics;
  private final Map<String, String> kafka;
  private final ArticleStore store;
  private final Path stateDirectory;
  private final SampleArticles samples;

  Flow(
      Topics topics,
      LocalServers servers,
      ArticleStore store,
      Path stateDirectory,
      SampleArticles samples) {
    this.topics = topics;
    this.kafka = Map.of("bootstrap.servers", servers.endpoints().bootstrapServers());
    this.store = store;
    this.stateDirectory = stateDirectory;
    this.samples = samples;
  }

  void createTopics() throws Exception {
    try (Admin admin = Admin.create(new HashMap<>(kafka))) {
      TopicLayout.defaults(topics).createOrCheck(admin);
    }
  }

  /**
   * Publishes articles and waits until all are acknowledged.
   *
   * @param first number of the first one
   * @param rate articles a second; 0 for as fast as it goes
   */
  void publish(int first, int articles, double rate) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    try (ArticlePublisher publisher =
        new ArticlePublisher(kafka, topics, TopicLayout.DEFAULT_MAX_RECORD_BYTES)) {
      for (int number = 0; number < articles; number++) {
        if (rate > 0) {
          LockSupport.parkNanos(begin + (long) (number * 1e9 / rate) - System.nanoTime());
        }
        publisher.publish(samples.article(first + number), NO_REFUSAL);
      }
      publisher.flush();
    }
  }

  /** Enriches while the work is done. */
  void withEnrich(Work work) throws Exception {
    try (EnrichJob job = new EnrichJob(enrichSettings())) {
      job.start();
      work.run();
    }
  }

  private EnrichSettings enrichSettings() {
    return new EnrichSettings(
        topics,
        kafka,
        "lab",
        stateDirectory,
        THREADS,
        TopicLayout.maxEnrichedRequestBytes(TopicLayout.DEFAULT_MAX_RECORD_BYTES));
  }

  /** Stores while the work is done. */
  void withSinks(Work work) throws Exception {
    List<ArticleSink> sinks = new ArrayList<>();
    for (int writer = 1; writer <= WRITERS; writer++) {
      ArticleSink sink =
          new ArticleSink(
              kafka,
              topics,
              store,
              SinkSettings.defaults(topics).withGroupInstanceId("lab-" + writer));
      sinks.add(sink);
      new Thread(sink, "store-" + writer).start();
    }
    try {
      work.run();
    } finally {
      sinks.forEach(ArticleSink::close);
    }
  }

  /** Raw records whose outcome is committed. */
  long enriched() {
    try (Admin admin = Admin.create(new HashMap<>(kafka))) {
      return admin
          .listConsumerGroupOffsets(enrichSettings().applicationId())
          .partitionsToOffsetAndMetadata()
          .get()
          .values()
          .stream()
          .mapToLong(OffsetAndMetadata::offset)
          .sum();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  /** A part of a measurement. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }
}
