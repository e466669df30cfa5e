package dev.warta.cli;

import dev.warta.events.RawArticle;
import dev.warta.events.Topics;
import dev.warta.ingest.ArticlePublisher;
import dev.warta.ingest.Ingestion;
import dev.warta.ingest.PublishException;
import dev.warta.ingest.SourceStates;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.Refusal;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Runs sources that have a state, and may never end, as a service.
 *
 * <p>An outage of the brokers does not end it: it waits, and begins again where the saved states
 * say. What ends it is the user, the end of all sources, or brokers that cannot be used at the very
 * start.
 */
final class ContinuousIngestion {

  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private static final Duration LONGEST_END = Duration.ofSeconds(3);

  private final Console console;
  private final Map<String, String> kafka;
  private final Topics topics;
  private final int maxRecordBytes;
  private final InetSocketAddress metricsAddress;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<Ingestion> current = new AtomicReference<>();

  /** Makes sources from the states as they are. */
  @FunctionalInterface
  interface Making {

    /**
     * @param states what is remembered of all sources
     * @param say takes what the sources have to say to a person
     */
    List<ArticleSource> sources(SourceStates states, Consumer<String> say)
        throws InterruptedException;
  }

  /**
   * @param metricsAddress where to serve the sources' health as metrics; null for nowhere
   */
  ContinuousIngestion(
      Console console,
      Map<String, String> kafka,
      Topics topics,
      int maxRecordBytes,
      InetSocketAddress metricsAddress) {
    this.console = console;
    this.kafka = kafka;
    this.topics = topics;
    this.maxRecordBytes = maxRecordBytes;
    this.metricsAddress = metricsAddress;
  }

  /**
   * Reads until it is stopped or the sources end.
   *
   * @param making is asked again after each outage
   * @return exit status: failed if a document was refused
   */
  int run(Making making) throws Exception {
    TopicCheck.require(kafka, List.of(topics.raw(), topics.sources()));
    try (Shutdown shutdown = new Shutdown();
        Progress progress = new Progress(console);
        TopicWarnings warnings = new TopicWarnings(kafka, topics, progress::say);
        StatesMetrics metrics = new StatesMetrics(metricsAddress)) {
      warnings.ofSettings(List.of(topics.raw(), topics.sources()), maxRecordBytes);
      metrics.url().ifPresent(url -> progress.say("metrics at " + url));
      Counted counted = new Counted(progress);
      progress
          .count("published", counted.published::get)
          .count("refused", counted.refused::get)
          .start();
      shutdown.stopAtEnd(this::stop);
      try {
        runThroughOutages(making, shutdown, counted, progress, metrics);
        progress.stop();
        progress.say(counted.inWords());
      } finally {
        ended.countDown();
      }
      return counted.refused.get() == 0 ? Warta.OK : Warta.FAILED;
    }
  }

  private void runThroughOutages(
      Making making, Shutdown shutdown, Counted counted, Progress progress, StatesMetrics metrics)
      throws Exception {
    Duration wait = FIRST_WAIT;
    boolean hasBegun = false;
    while (!shutdown.isRequested()) {
      long publishedBefore = counted.published.get();
      try (SourceStates states = SourceStates.open(kafka, topics);
          ArticlePublisher publisher = new ArticlePublisher(kafka, topics, maxRecordBytes)) {
        states.notices().forEach(progress::say);
        metrics.show(states);
        Ingestion ingestion = new Ingestion(publisher, states, counted);
        current.set(ingestion);
        hasBegun = true;
        if (shutdown.isRequested()) {
          return; // the stop came while it connected, and had nothing to stop
        }
        ingestion.run(making.sources(states, progress::say));
        return;
      } catch (PublishException e) {
        if (!hasBegun) {
          throw e;
        }
        wait = counted.published.get() > publishedBefore ? FIRST_WAIT : longer(wait);
        progress.say("%s\n  tries again in %d s".formatted(Failures.inWords(e), wait.toSeconds()));
        shutdown.isRequestedWithin(wait);
      }
    }
  }

  private static Duration longer(Duration wait) {
    Duration doubled = wait.multipliedBy(2);
    return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
  }

  /** The process ends with this: it waits for the last words. */
  private void stop() throws InterruptedException {
    Ingestion ingestion = current.get();
    if (ingestion != null) {
      ingestion.stop();
    }
    ended.await(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Tells what is worth it, and counts over all attempts. */
  private static final class Counted extends IngestMessages {

    private final AtomicLong published = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    Counted(Progress progress) {
      super(progress);
    }

    @Override
    public void onPublished(RawArticle article, RecordMetadata metadata) {
      published.incrementAndGet();
      bytes.addAndGet(article.getContent().remaining());
    }

    @Override
    public void onRefused(Refusal refusal) {
      refused.incrementAndGet();
      super.onRefused(refusal);
    }

    String inWords() {
      String words = "%,d published (%,.1f MB)".formatted(published.get(), bytes.get() / 1e6);
      return refused.get() == 0 ? words : words + ", %,d refused".formatted(refused.get());
    }
  }
}
