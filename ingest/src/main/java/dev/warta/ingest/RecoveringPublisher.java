package dev.warta.ingest;

import dev.warta.events.RawArticle;
import dev.warta.events.Topics;
import dev.warta.ingest.source.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes for a service that stays up while the brokers are out: after an outage it connects
 * anew, as soon as a broker answers.
 *
 * <p>What was in flight when the outage came is told as {@linkplain
 * ArticlePublisher.Acknowledgement#lost lost}; nothing is kept to be sent later. While the brokers
 * are out, publishing fails at once. Safe for use by several threads.
 */
public final class RecoveringPublisher implements AutoCloseable {

  /** Whether articles can be published at this moment. */
  public enum State {
    /** Acknowledgements come. */
    UP,
    /** Articles wait, and no acknowledgement has come for five seconds. */
    STALLED,
    /** No broker can be reached, or what was sent was not acknowledged in time. */
    OUT
  }

  private static final Logger LOG = LoggerFactory.getLogger(RecoveringPublisher.class);

  private static final Duration LONGEST_STALL = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** An answer waits for the acknowledgement: the client's own two minutes are too long for it. */
  private static final Map<String, String> IMPATIENT =
      Map.of(
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "20000",
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000",
          ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000",
          ProducerConfig.LINGER_MS_CONFIG, "5");

  private final Supplier<ArticlePublisher> connect;
  private final Thread recovery = new Thread(this::recover, "publisher-recovery");

  /** Null while the brokers are out. */
  private ArticlePublisher publisher;

  private PublishException outage;
  private boolean isClosed;
  private long waiting;
  private long progressNanos = System.nanoTime();

  /**
   * Begins to connect; until a broker has answered, the state is {@link State#OUT}.
   *
   * @param kafka the producer's settings; what they do not say is set for a service that answers
   *     within half a minute
   * @param maxRecordBytes the largest document, in bytes
   */
  public RecoveringPublisher(Map<String, String> kafka, Topics topics, int maxRecordBytes) {
    this(() -> new ArticlePublisher(impatient(kafka), topics, maxRecordBytes));
  }

  RecoveringPublisher(Supplier<ArticlePublisher> connect) {
    this.connect = connect;
    recovery.setDaemon(true);
    recovery.start();
  }

  private static Map<String, String> impatient(Map<String, String> kafka) {
    Map<String, String> settings = new HashMap<>(IMPATIENT);
    settings.putAll(kafka);
    return settings;
  }

  /**
   * Hands an article on; waits for room, but only so long.
   *
   * @return false if too much was in flight all the time; the article was not sent then
   * @throws PublishException if the brokers are out
   */
  public boolean publishWithin(
      Duration longest, RawArticle article, ArticlePublisher.Acknowledgement acknowledgement)
      throws InterruptedException {
    ArticlePublisher current = current();
    began();
    boolean isSent = false;
    try {
      isSent = current.publishWithin(longest, article, new Watched(current, acknowledgement));
      return isSent;
    } catch (PublishException e) {
      failed(current, e);
      throw e;
    } finally {
      if (!isSent) {
        ended(false);
      }
    }
  }

  /** Whether articles can be published at this moment. */
  public synchronized State state() {
    if (publisher == null) {
      return State.OUT;
    }
    boolean isStalled = waiting > 0 && System.nanoTime() - progressNanos > LONGEST_STALL.toNanos();
    if (!isStalled) {
      return State.UP;
    }
    return publisher.brokerConnections().orElse(1) == 0 ? State.OUT : State.STALLED;
  }

  /** What keeps articles from being published, for the operator; empty if nothing does. */
  public synchronized Optional<String> trouble() {
    return switch (state()) {
      case UP -> Optional.empty();
      case STALLED -> Optional.of("the brokers acknowledge too slowly");
      case OUT ->
          Optional.of(
              outage == null
                  ? "no Kafka broker has answered yet"
                  : outage.getMessage().lines().findFirst().orElse("the brokers are out"));
    };
  }

  /** Bytes that wait for their acknowledgement. */
  public synchronized long bytesInFlight() {
    return publisher == null ? 0 : publisher.bytesInFlight();
  }

  /** Sends what is in flight and disconnects; see {@link ArticlePublisher#close}. */
  @Override
  public void close() {
    ArticlePublisher last;
    synchronized (this) {
      isClosed = true;
      last = publisher;
      publisher = null;
      notifyAll();
    }
    recovery.interrupt();
    if (last != null) {
      last.close();
    }
  }

  private synchronized ArticlePublisher current() {
    if (publisher != null) {
      return publisher;
    }
    throw outage == null
        ? new PublishException("no Kafka broker has answered yet", null)
        : outage.again();
  }

  private synchronized void began() {
    if (waiting++ == 0) {
      progressNanos = System.nanoTime();
    }
  }

  private synchronized void ended(boolean isProgress) {
    waiting--;
    if (isProgress) {
      progressNanos = System.nanoTime();
    }
  }

  private void failed(ArticlePublisher which, PublishException failure) {
    synchronized (this) {
      if (which != publisher) {
        return;
      }
      publisher = null;
      outage = failure;
      notifyAll();
    }
    LOG.warn("{}", failure.getMessage());
    // Not on this thread: it may be the producer's own, which would wait for itself.
    Thread closing = new Thread(which::close, "publisher-close");
    closing.setDaemon(true);
    closing.start();
  }

  private void recover() {
    try {
      while (awaitOutage()) {
        if (!connectAnew()) {
          Thread.sleep(PAUSE.toMillis());
        }
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  /** Waits until there is no publisher; false once closed. */
  private synchronized boolean awaitOutage() throws InterruptedException {
    while (publisher != null && !isClosed) {
      wait();
    }
    return !isClosed;
  }

  private boolean connectAnew() throws InterruptedException {
    ArticlePublisher next = null;
    try {
      next = connect.get();
      next.awaitBrokers();
      return use(next);
    } catch (PublishException e) {
      synchronized (this) {
        outage = e;
      }
      close(next);
      return false;
    } catch (InterruptedException e) {
      close(next);
      throw e;
    }
  }

  private boolean use(ArticlePublisher next) {
    synchronized (this) {
      if (!isClosed) {
        LOG.info(outage == null ? "brokers answer" : "brokers answer again");
        publisher = next;
        outage = null;
        return true;
      }
    }
    next.close();
    return true;
  }

  private static void close(ArticlePublisher unused) {
    if (unused != null) {
      unused.close();
    }
  }

  /** Hands on what becomes of an article, and takes note of it. */
  private final class Watched implements ArticlePublisher.Acknowledgement {

    private final ArticlePublisher sentBy;
    private final ArticlePublisher.Acknowledgement acknowledgement;

    Watched(ArticlePublisher sentBy, ArticlePublisher.Acknowledgement acknowledgement) {
      this.sentBy = sentBy;
      this.acknowledgement = acknowledgement;
    }

    @Override
    public void published(RawArticle article, RecordMetadata metadata) {
      ended(true);
      acknowledgement.published(article, metadata);
    }

    @Override
    public void refused(RawArticle article, Refusal refusal) {
      ended(true);
      acknowledgement.refused(article, refusal);
    }

    @Override
    public void lost(RawArticle article, PublishException failure) {
      ended(false);
      failed(sentBy, failure);
      acknowledgement.lost(article, failure);
    }
  }
}
