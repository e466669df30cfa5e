package dev.warta.ingest;

import dev.warta.events.EventSerdes;
import dev.warta.events.RawArticle;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import dev.warta.ingest.source.Refusal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes raw articles to Kafka: idempotent, acknowledged by all replicas, keyed by article id.
 *
 * <p>{@link #publish} does not wait for the brokers until 32 MiB are in flight; from there on it
 * waits for acknowledgements. {@link #flush} waits for all of them. An article that is too large is
 * refused and the others go on. The first failure of any other kind is an outage: it is thrown by
 * the next call of {@code publish} or {@code flush}, and by each one after it.
 *
 * <p>Safe for use by several threads. Acknowledgements are called on the producer's own thread,
 * which must not be kept long, or on the one that calls {@code publish}.
 */
public final class ArticlePublisher implements AutoCloseable {

  /** Is told what became of an article: one of the methods, once. */
  public interface Acknowledgement {

    /** All replicas in sync have it. */
    void published(RawArticle article, RecordMetadata metadata);

    /** It is too large. */
    void refused(RawArticle article, Refusal refusal);

    /**
     * Nobody acknowledged it: the brokers may have it, or not. Not called where {@code publish}
     * itself throws.
     */
    default void lost(RawArticle article, PublishException outage) {}
  }

  /** The longest that {@link #close} waits for acknowledgements. */
  public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Producer<String, byte[]> producer;
  private final Serializer<RawArticle> serializer = EventSerdes.rawArticle().serializer();
  private final String topic;
  private final int maxRequestBytes;
  private final Outage outage;
  private final InFlight inFlight;
  private final AtomicReference<PublishException> failure = new AtomicReference<>();
  private volatile boolean isClosing;

  /**
   * Connects to a cluster; the topic must exist.
   *
   * @param kafka the producer's settings: {@code bootstrap.servers}, security, and what else should
   *     differ from the defaults; acknowledgements, idempotence and sizes are set here
   * @param maxRecordBytes the largest document, in bytes
   * @throws PublishException if the settings are not usable
   */
  public ArticlePublisher(Map<String, ?> kafka, Topics topics, int maxRecordBytes) {
    this(
        connect(kafka, topics, maxRecordBytes),
        topics,
        maxRecordBytes,
        servers(kafka),
        ProducerConfigs.MAX_IN_FLIGHT_BYTES);
  }

  ArticlePublisher(
      Producer<String, byte[]> producer,
      Topics topics,
      int maxRecordBytes,
      String servers,
      long maxInFlightBytes) {
    this.producer = producer;
    this.topic = topics.raw();
    this.maxRequestBytes = TopicLayout.maxRawRequestBytes(maxRecordBytes);
    this.outage = new Outage(topic, servers);
    this.inFlight = new InFlight(maxInFlightBytes);
  }

  /**
   * Hands an article to the producer; waits only while too much is in flight.
   *
   * @throws PublishException if articles cannot be published any more
   * @throws InterruptedException if interrupted while waiting; the article may not have been sent
   */
  public void publish(RawArticle article, Acknowledgement acknowledgement)
      throws InterruptedException {
    throwFailure();
    byte[] value = serializer.serialize(topic, article);
    if (value.length > maxRequestBytes) {
      acknowledgement.refused(article, tooLarge(article, value.length));
      return;
    }
    inFlight.add(value.length);
    sendUnlessFailed(article, value, acknowledgement);
  }

  /**
   * The same, but waits for room only so long.
   *
   * @return false if too much was in flight all the time; the article was not sent then
   */
  public boolean publishWithin(
      Duration longest, RawArticle article, Acknowledgement acknowledgement)
      throws InterruptedException {
    throwFailure();
    byte[] value = serializer.serialize(topic, article);
    if (value.length > maxRequestBytes) {
      acknowledgement.refused(article, tooLarge(article, value.length));
      return true;
    }
    if (!inFlight.addWithin(value.length, longest)) {
      throwFailure();
      return false;
    }
    sendUnlessFailed(article, value, acknowledgement);
    return true;
  }

  /**
   * Waits until a broker tells where the topic is, so that no later call waits for that.
   *
   * @throws PublishException if none does in time; this publisher can still be used
   */
  public void awaitBrokers() throws InterruptedException {
    try {
      producer.partitionsFor(topic);
    } catch (InterruptException e) {
      throw interrupted();
    } catch (KafkaException e) {
      throw outage.of(e);
    }
  }

  /** Bytes that wait for their acknowledgement. */
  public long bytesInFlight() {
    return inFlight.bytes();
  }

  /** Connections with brokers at this moment; empty if the producer does not tell. */
  OptionalInt brokerConnections() {
    return producer.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals("connection-count"))
        .filter(metric -> metric.metricName().group().equals("producer-metrics"))
        .filter(metric -> metric.metricValue() instanceof Number)
        .mapToInt(metric -> ((Number) metric.metricValue()).intValue())
        .findFirst();
  }

  /**
   * Waits until every article handed over was acknowledged or refused.
   *
   * @throws PublishException if one could not be published
   */
  public void flush() throws InterruptedException {
    try {
      producer.flush();
    } catch (InterruptException e) {
      throw interrupted();
    }
    inFlight.awaitNone();
    throwFailure();
  }

  /**
   * Sends what is in flight and disconnects, within five seconds; after an outage it does not wait.
   *
   * <p>What is not acknowledged by then counts as not published, although a broker may still have
   * taken it: publishing it again is harmless. Whoever waits in {@link #publish} or {@link #flush}
   * gets a {@link PublishException} that says so. Call {@code flush} first to learn whether all was
   * acknowledged. An interrupted thread closes it all the same, and keeps its interrupted status.
   */
  @Override
  public void close() {
    isClosing = true;
    boolean wasInterrupted = Thread.interrupted();
    try {
      producer.close(failure.get() == null ? CLOSE_TIMEOUT : Duration.ZERO);
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void sendUnlessFailed(RawArticle article, byte[] value, Acknowledgement acknowledgement)
      throws InterruptedException {
    try {
      throwFailure();
    } catch (PublishException e) {
      inFlight.remove(value.length);
      throw e;
    }
    send(article, value, acknowledgement);
  }

  private void send(RawArticle article, byte[] value, Acknowledgement acknowledgement)
      throws InterruptedException {
    try {
      producer.send(
          new ProducerRecord<>(topic, article.getArticleId(), value),
          (metadata, e) -> acknowledge(article, value.length, metadata, e, acknowledgement));
    } catch (InterruptException e) {
      inFlight.remove(value.length);
      throw interrupted();
    } catch (KafkaException | IllegalStateException e) {
      inFlight.remove(value.length);
      failed(e);
      throw failure.get().again();
    }
    // What was handed over is told of once: by its acknowledgement alone.
  }

  private void acknowledge(
      RawArticle article,
      int bytes,
      RecordMetadata metadata,
      Exception e,
      Acknowledgement acknowledgement) {
    try {
      if (e == null) {
        acknowledgement.published(article, metadata);
      } else if (e instanceof RecordTooLargeException) {
        acknowledgement.refused(article, tooLarge(article, bytes));
      } else {
        failed(e);
        acknowledgement.lost(article, failure.get().again());
      }
    } finally {
      inFlight.remove(bytes);
    }
  }

  private static Producer<String, byte[]> connect(
      Map<String, ?> kafka, Topics topics, int maxRecordBytes) {
    try {
      return new KafkaProducer<>(
          ProducerConfigs.of(kafka, maxRecordBytes),
          new StringSerializer(),
          new ByteArraySerializer());
    } catch (KafkaException e) {
      throw new Outage(topics.raw(), servers(kafka)).of(e);
    }
  }

  private static String servers(Map<String, ?> kafka) {
    return Objects.toString(kafka.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG), "(no servers)");
  }

  /** Kafka's own form of an interruption leaves the thread's flag set; Java's clears it. */
  private static InterruptedException interrupted() {
    Thread.interrupted();
    return new InterruptedException("interrupted while publishing");
  }

  private Refusal tooLarge(RawArticle article, int bytes) {
    return Refusal.of(
        article,
        "makes a record of %s bytes".formatted(withCommas(bytes)),
        "at most %s bytes, what the carrier said of it included (topic %s must allow that, too)"
            .formatted(withCommas(maxRequestBytes), topic),
        "it was not published");
  }

  private static String withCommas(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** What the producer says of its own end is no outage; what a broker or a timeout says is one. */
  private void failed(Exception cause) {
    if (failure.get() != null) {
      return;
    }
    boolean isBecauseClosed = isClosing && !(cause instanceof ApiException);
    failure.compareAndSet(null, isBecauseClosed ? outage.closed(cause) : outage.of(cause));
  }

  private void throwFailure() {
    PublishException first = failure.get();
    if (first != null) {
      throw first.again();
    }
  }
}
