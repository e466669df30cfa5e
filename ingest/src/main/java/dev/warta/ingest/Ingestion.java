package dev.warta.ingest;

import dev.warta.events.RawArticle;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.Place;
import dev.warta.ingest.source.ReadBefore;
import dev.warta.ingest.source.Refusal;
import dev.warta.ingest.state.SourceState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Takes sources one after another to {@code articles.raw}.
 *
 * <p>A source is done when all its articles are acknowledged; only then the next one begins. {@link
 * #stop} from another thread, or an interruption, ends the reading and still waits for what is in
 * flight; to stop for good, first stop the ingestion, then close the publisher: both together take
 * nine seconds at most. How far it came is kept in {@link SourcePositions}, where the next run of
 * the same goes on. An ingestion runs once.
 */
public final class Ingestion {

  /** The longest that {@link #stop} waits for the acknowledgement of what is in flight. */
  public static final Duration STOP_TIMEOUT = Duration.ofSeconds(4);

  /** Time for a source to notice; one that waits for standard input longer does not come back. */
  private static final Duration SOURCE_TIMEOUT = Duration.ofMillis(500);

  private final ArticlePublisher publisher;
  private final SourcePositions positions;
  private final Checkpoints checkpoints;
  private final PendingStates states;
  private final IngestionListener listener;
  private final Tally total;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Thread runner;
  private volatile boolean isInSource;
  private volatile boolean isStopped;

  /** An ingestion that always begins at the start. The publisher stays open. */
  public Ingestion(ArticlePublisher publisher, IngestionListener listener) {
    this(publisher, SourcePositions.none(), listener);
  }

  /**
   * An ingestion that goes on where the same was interrupted. Publisher and positions stay open.
   */
  public Ingestion(
      ArticlePublisher publisher, SourcePositions positions, IngestionListener listener) {
    this(publisher, positions, null, listener, Checkpoints.INTERVAL);
  }

  /** An ingestion of sources that go on where their states say. Publisher and states stay open. */
  public Ingestion(ArticlePublisher publisher, SourceStates states, IngestionListener listener) {
    this(publisher, SourcePositions.none(), states, listener, Checkpoints.INTERVAL);
  }

  Ingestion(
      ArticlePublisher publisher,
      SourcePositions positions,
      SourceStates states,
      IngestionListener listener,
      Duration saveInterval) {
    this.publisher = publisher;
    this.positions = positions;
    this.states = new PendingStates(states);
    this.checkpoints = new Checkpoints(positions, saveInterval);
    this.listener = listener;
    this.total = new Tally(positions.start());
  }

  /**
   * Reads and publishes all sources, or as far as it gets before it is stopped.
   *
   * <p>The sources must be the ones of which the positions speak, in the same order.
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
      checkpoints.stopped();
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
    if (positions.isResumed()) {
      tellWhereItGoesOn(sources);
    }
    positions.begin();
    boolean wasInterrupted = false;
    for (int i = 0; i < sources.size() && !isStopped; i++) {
      Tally ofSource = new Tally();
      PublishingHandler handler = new PublishingHandler(i, ofSource);
      listener.onSourceBegun(sources.get(i));
      wasInterrupted = isInterruptedReading(sources.get(i), handler);
      isStopped |= wasInterrupted;
      publisher.flush();
      sources.get(i).allSettled(handler);
      states.saveAtEnd();
      if (!isStopped) {
        checkpoints.sourceDone(i);
        listener.onSourceDone(sources.get(i), ofSource.result(false));
      }
    }
    if (isStopped) {
      checkpoints.stopped();
    } else {
      checkpoints.complete();
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void tellWhereItGoesOn(List<ArticleSource> sources) {
    Position start = positions.start();
    String where =
        start.place() != null
            ? start.place().text()
            : start.source() < sources.size() ? sources.get(start.source()).location() : "the end";
    listener.onResumed(where, start.published());
  }

  private boolean isInterruptedReading(ArticleSource source, PublishingHandler handler) {
    isInSource = true;
    try {
      Optional<ReadBefore> before = checkpoints.before(handler.source);
      if (before.isPresent()) {
        source.readRest(before.get(), handler);
      } else {
        source.read(handler);
      }
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

  private final class PublishingHandler implements ArticleSource.Handler {

    private final int source;
    private final Tally ofSource;

    private Unsettled unsettled = new Unsettled();

    /** True if the source handed on an article after the stop: its place is none to go on at. */
    private boolean hasLeftOut;

    PublishingHandler(int source, Tally ofSource) {
      this.source = source;
      this.ofSource = ofSource;
    }

    @Override
    public boolean wantsMore() {
      states.saveSettled();
      return !isStopped && !Thread.currentThread().isInterrupted();
    }

    @Override
    public void article(RawArticle article) throws InterruptedException {
      hasLeftOut |= isStopped;
      if (hasLeftOut) {
        return;
      }
      Optional<PublishedTail.Found> before = checkpoints.publishedBefore(article);
      if (before.isPresent()) {
        total.publishedBefore(before.get().partition(), before.get().offset());
        return;
      }
      isInSource = false;
      publisher.publish(
          article,
          new Answer(
              checkpoints.handedOn(article), states.handedOn(), unsettled.handedOn(), ofSource));
      isInSource = true;
    }

    @Override
    public void refused(Refusal refusal) {
      checkpoints.refused();
      countRefused(ofSource, refusal);
    }

    @Override
    public void passedOver(String kind) {
      listener.onPassedOver(kind);
    }

    @Override
    public void incomplete(String kind) {
      listener.onIncomplete(kind);
    }

    @Override
    public void passed(Supplier<Place> here) {
      if (!hasLeftOut) {
        checkpoints.passed(source, here, !wantsMore());
      }
    }

    @Override
    public void passed(SourceState state) {
      if (!hasLeftOut) {
        states.passed(state);
      }
    }

    @Override
    public void settled(Consumer<List<Refusal>> then) {
      if (!hasLeftOut) {
        unsettled.whole(then);
        unsettled = new Unsettled();
      }
    }

    @Override
    public void isReadAnew(String location) {
      listener.onReadAnew(location);
    }
  }

  private void countRefused(Tally ofSource, Refusal refusal) {
    ofSource.refused();
    total.refused();
    listener.onRefused(refusal);
  }

  /** Takes what becomes of an article. */
  private final class Answer implements ArticlePublisher.Acknowledgement {

    private final Checkpoints.Stretch stretch;
    private final PendingStates.Stretch ofState;
    private final Unsettled unsettled;
    private final Tally ofSource;

    Answer(
        Checkpoints.Stretch stretch,
        PendingStates.Stretch ofState,
        Unsettled unsettled,
        Tally ofSource) {
      this.stretch = stretch;
      this.ofState = ofState;
      this.unsettled = unsettled;
      this.ofSource = ofSource;
    }

    @Override
    public void published(RawArticle article, RecordMetadata metadata) {
      ofSource.published(article, metadata);
      total.published(article, metadata);
      listener.onPublished(article, metadata);
      stretch.published(metadata);
      ofState.settled();
      unsettled.published();
    }

    @Override
    public void refused(RawArticle article, Refusal refusal) {
      countRefused(ofSource, refusal);
      stretch.refused();
      ofState.settled();
      unsettled.refused(refusal);
    }
  }
}
