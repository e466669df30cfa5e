package dev.warta.ingest;

import dev.warta.events.RawArticle;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Takes sources one after another to {@code articles.raw}.
 *
 * <p>A source is done when all its articles are acknowledged; only then the next one begins. {@link
 * #stop} from another thread, or an interruption, ends the reading and still waits for what is in
 * flight; to stop for good, first stop the ingestion, then close the publisher: both together take
 * nine seconds at most. An ingestion runs once.
 */
public final class Ingestion {

  /** The longest that {@link #stop} waits for the acknowledgement of what is in flight. */
  public static final Duration STOP_TIMEOUT = Duration.ofSeconds(4);

  /** Time for a source to notice; one that waits for standard input longer does not come back. */
  private static final Duration SOURCE_TIMEOUT = Duration.ofMillis(500);

  private final ArticlePublisher publisher;
  private final IngestionListener listener;
  private final Tally total = new Tally();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Thread runner;
  private volatile boolean isInSource;
  private volatile boolean isStopped;

  /** The publisher stays open. */
  public Ingestion(ArticlePublisher publisher, IngestionListener listener) {
    this.publisher = publisher;
    this.listener = listener;
  }

  /**
   * Reads and publishes all sources, or as far as it gets before it is stopped.
   *
   * <p>An interrupted thread keeps its interrupted status. If the publisher is closed after a stop,
   * what was not acknowledged by then is not counted, and that is no error.
   *
   * @throws PublishException if articles cannot be published any more; {@link #progress} says how
   *     far it came
   * @throws InterruptedException if interrupted a second time, while waiting for what is in flight
   */
  public IngestionResult run(List<ArticleSource> sources) throws InterruptedException {
    runner = Thread.currentThread();
    try {
      takeAll(sources);
    } catch (PublishException e) {
      if (!isStopped || !e.isBecauseClosed()) {
        throw e;
      }
    } finally {
      ended.countDown();
    }
    return progress();
  }

  /**
   * Ends the run before the next document, and waits until {@link #run} has returned: four seconds
   * at most, then it may still be waiting for acknowledgements, and closing the publisher ends it.
   *
   * <p>A source that waits for input, such as standard input, notices only when input comes; it is
   * left after half a second, and what it still reads is not published. On the thread of {@code
   * run} this does not wait; a listener must not call it, for acknowledgements wait for listeners.
   */
  public void stop() {
    isStopped = true;
    Thread running = runner;
    if (running == null || running == Thread.currentThread()) {
      return;
    }
    try {
      if (!hasEndedWithin(SOURCE_TIMEOUT) && !isInSource) {
        hasEndedWithin(STOP_TIMEOUT.minus(SOURCE_TIMEOUT));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What came of it so far; can be asked at any time, on any thread. */
  public IngestionResult progress() {
    return total.result(isStopped);
  }

  private void takeAll(List<ArticleSource> sources) throws InterruptedException {
    boolean wasInterrupted = false;
    for (ArticleSource source : sources) {
      if (!isStopped) {
        Tally ofSource = new Tally();
        wasInterrupted = isInterruptedReading(source, ofSource);
        isStopped |= wasInterrupted;
        publisher.flush();
        if (!isStopped) {
          listener.onSourceDone(source, ofSource.result(false));
        }
      }
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isInterruptedReading(ArticleSource source, Tally ofSource) {
    isInSource = true;
    try {
      source.read(new PublishingHandler(ofSource));
      return Thread.interrupted();
    } catch (InterruptedException e) {
      return true;
    } finally {
      isInSource = false;
    }
  }

  private boolean hasEndedWithin(Duration time) throws InterruptedException {
    return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private final class PublishingHandler
      implements ArticleSource.Handler, ArticlePublisher.Acknowledgement {

    private final Tally ofSource;

    PublishingHandler(Tally ofSource) {
      this.ofSource = ofSource;
    }

    @Override
    public boolean wantsMore() {
      return !isStopped && !Thread.currentThread().isInterrupted();
    }

    @Override
    public void article(RawArticle article) throws InterruptedException {
      if (isStopped) {
        return;
      }
      isInSource = false;
      publisher.publish(article, this);
      isInSource = true;
    }

    @Override
    public void refused(Refusal refusal) {
      ofSource.refused();
      total.refused();
      listener.onRefused(refusal);
    }

    @Override
    public void published(RawArticle article, RecordMetadata metadata) {
      ofSource.published(article, metadata);
      total.published(article, metadata);
      listener.onPublished(article, metadata);
    }

    @Override
    public void refused(RawArticle article, Refusal refusal) {
      refused(refusal);
    }
  }
}
