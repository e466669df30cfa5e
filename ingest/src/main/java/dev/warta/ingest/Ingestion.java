package dev.warta.ingest;

import dev.warta.events.RawArticle;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.Refusal;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Takes sources one after another to {@code articles.raw}.
 *
 * <p>A source is done when all its articles are acknowledged; only then the next one begins. {@link
 * #stop} from another thread, or an interruption, ends the reading and still waits for what is in
 * flight. An ingestion runs once.
 */
public final class Ingestion {

  private final ArticlePublisher publisher;
  private final IngestionListener listener;
  private final Tally total = new Tally();
  private volatile boolean isStopped;

  /** The publisher stays open. */
  public Ingestion(ArticlePublisher publisher, IngestionListener listener) {
    this.publisher = publisher;
    this.listener = listener;
  }

  /**
   * Reads and publishes all sources, or as far as it gets before it is stopped.
   *
   * <p>An interrupted thread keeps its interrupted status.
   *
   * @throws PublishException if articles cannot be published any more; {@link #progress} says how
   *     far it came
   * @throws InterruptedException if interrupted a second time, while waiting for what is in flight
   */
  public IngestionResult run(List<ArticleSource> sources) throws InterruptedException {
    boolean wasInterrupted = false;
    for (ArticleSource source : sources) {
      Tally ofSource = new Tally();
      if (!isStopped) {
        try {
          source.read(new PublishingHandler(ofSource));
          wasInterrupted = Thread.interrupted();
        } catch (InterruptedException e) {
          wasInterrupted = true;
        }
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
    return progress();
  }

  /**
   * Ends the run before the next document. A source that waits for input, such as standard input,
   * notices when the next document comes.
   */
  public void stop() {
    isStopped = true;
  }

  /** What came of it so far; can be asked at any time, on any thread. */
  public IngestionResult progress() {
    return total.result(isStopped);
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
      publisher.publish(article, this);
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
