package dev.warta.lab;

import dev.warta.cli.local.DataFolder;
import dev.warta.cli.local.LocalServers;
import dev.warta.enrich.EnrichJob;
import dev.warta.enrich.EnrichSettings;
import dev.warta.events.RawArticle;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import dev.warta.ingest.ArticlePublisher;
import dev.warta.ingest.source.Refusal;
import dev.warta.store.ArticleSink;
import dev.warta.store.SinkSettings;
import dev.warta.store.postgres.PostgresArticleStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Measures the flow from published to stored, with broker and database on the same machine.
 *
 * <p>First each stage alone on a full topic (publish, enrich, store: articles a second), then all
 * together at half the rate of the slowest, for the time from published to stored. Prints a table
 * with the CPU seconds of each stage beside it.
 */
public final class EndToEnd {

  private static final int WRITERS = 2;
  private static final int THREADS = 2;
  private static final int WARM_UP_ARTICLES = 3_000;

  private final Topics topics;
  private final Map<String, String> kafka;
  private final TimedStore store;
  private final Path stateDirectory;
  private final SampleArticles samples;
  private final CpuSeconds cpuSeconds;

  /** When the work at hand was done, and the CPU used by then: before its threads end. */
  private long doneNanos;

  private Map<String, Double> cpuWhenDone;

  private EndToEnd(String run, LocalServers servers, DataFolder data, SampleArticles samples) {
    this.topics = new Topics(run + ".");
    this.kafka = Map.of("bootstrap.servers", servers.endpoints().bootstrapServers());
    this.store =
        new TimedStore(
            PostgresArticleStore.open(servers.endpoints().jdbcUrl(), null, null, WRITERS + 1));
    this.stateDirectory = data.streams().resolve(run);
    this.cpuSeconds = new CpuSeconds(data.postgres());
    this.samples = samples;
  }

  /** Runs the measurement with the number of articles named, 20,000 by default. */
  public static void main(String[] arguments) throws Exception {
    int articles = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
    SampleArticles samples = SampleArticles.in(Path.of("samples"));
    Path folder = Files.createTempDirectory("warta-lab");
    try (DataFolder data = DataFolder.open(folder);
        LocalServers servers = LocalServers.start(data, 0, 0)) {
      print(
          "%d processors, Java %s, %,d articles from %d samples"
              .formatted(
                  Runtime.getRuntime().availableProcessors(),
                  Runtime.version(),
                  articles,
                  samples.samples()));
      new EndToEnd("warm-up", servers, data, samples).measureStages(0, WARM_UP_ARTICLES);
      double slowest =
          new EndToEnd("stages", servers, data, samples).measureStages(WARM_UP_ARTICLES, articles);
      new EndToEnd("latency", servers, data, samples)
          .measureLatency(WARM_UP_ARTICLES + articles, articles / 2, slowest / 2);
    } finally {
      print("data of this run: " + folder);
    }
    System.exit(0);
  }

  /** Each stage alone; returns the rate of the slowest. */
  private double measureStages(int first, int articles) throws Exception {
    createTopics();
    double publish = timed("publish", articles, () -> publish(first, articles, 0));
    double enrich =
        timed("enrich", articles, () -> withEnrich(() -> await(() -> enriched() >= articles)));
    double store =
        timed(
            "store",
            articles,
            () -> withSinks(() -> await(() -> this.store.revisions() >= articles)));
    this.store.close();
    return Math.min(publish, Math.min(enrich, store));
  }

  /** All stages together at a steady rate: the time from published to stored. */
  private void measureLatency(int first, int articles, double rate) throws Exception {
    createTopics();
    timed(
        "together",
        articles,
        () ->
            withEnrich(
                () ->
                    withSinks(
                        () -> {
                          publish(first, articles, rate);
                          await(() -> store.revisions() >= articles);
                        })));
    double[] seconds = store.secondsToStored();
    print(
        String.format(
            Locale.ROOT,
            "published to stored at %.0f articles/s: p50 %.2f s, p99 %.2f s, longest %.2f s",
            rate,
            percentile(seconds, .50),
            percentile(seconds, .99),
            percentile(seconds, 1)));
    store.close();
  }

  private void createTopics() throws Exception {
    try (Admin admin = Admin.create(new HashMap<>(kafka))) {
      TopicLayout.defaults(topics).createOrCheck(admin);
    }
  }

  /** Publishes at a steady rate; 0 for as fast as it goes. */
  private void publish(int first, int articles, double rate)
      throws IOException, InterruptedException {
    ArticlePublisher.Acknowledgement unexpectedRefusal =
        new ArticlePublisher.Acknowledgement() {
          @Override
          public void published(RawArticle article, RecordMetadata metadata) {}

          @Override
          public void refused(RawArticle article, Refusal refusal) {
            throw new IllegalStateException(refusal.text());
          }
        };
    long begin = System.nanoTime();
    try (ArticlePublisher publisher =
        new ArticlePublisher(kafka, topics, TopicLayout.DEFAULT_MAX_RECORD_BYTES)) {
      for (int number = 0; number < articles; number++) {
        if (rate > 0) {
          LockSupport.parkNanos(begin + (long) (number * 1e9 / rate) - System.nanoTime());
        }
        publisher.publish(samples.article(first + number), unexpectedRefusal);
      }
      publisher.flush();
      markDone();
    }
  }

  private void withEnrich(Stage work) throws Exception {
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

  private void withSinks(Stage work) throws Exception {
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
  private long enriched() {
    String group = enrichSettings().applicationId();
    try (Admin admin = Admin.create(new HashMap<>(kafka))) {
      return admin
          .listConsumerGroupOffsets(group)
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

  private void await(BooleanSupplier condition) throws IOException {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    markDone();
  }

  private void markDone() throws IOException {
    doneNanos = System.nanoTime();
    cpuWhenDone = cpuSeconds.now();
  }

  /** Runs a stage and prints its rate with the CPU seconds that went by; returns the rate. */
  private double timed(String name, int articles, Stage stage) throws Exception {
    Map<String, Double> before = cpuSeconds.now();
    long begin = System.nanoTime();
    stage.run();
    double seconds = (doneNanos - begin) / 1e9;
    StringBuilder cpu = new StringBuilder();
    cpuWhenDone.forEach(
        (part, used) ->
            cpu.append(
                String.format(
                    Locale.ROOT, "  %s %.1f", part, used - before.getOrDefault(part, 0.0))));
    print(
        String.format(
            Locale.ROOT,
            "%-8s %-9s %,9.0f articles/s in %6.1f s; CPU seconds%s",
            topics.prefix().replace(".", ""),
            name,
            articles / seconds,
            seconds,
            cpu));
    return articles / seconds;
  }

  private static double percentile(double[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }

  private static void print(String line) {
    System.out.println(line);
  }

  /** A part of a measurement. */
  @FunctionalInterface
  private interface Stage {
    void run() throws Exception;
  }
}
