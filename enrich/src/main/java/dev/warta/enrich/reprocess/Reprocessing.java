package dev.warta.enrich.reprocess;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.EnrichTopology;
import dev.warta.enrich.OpenDraft;
import dev.warta.enrich.Step;
import dev.warta.enrich.UnreadableArticleException;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventSerdes;
import dev.warta.events.Origin;
import dev.warta.events.RawArticle;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Runs the steps again over stored revisions and publishes what they find now, each with the id,
 * number and origin it had.
 *
 * <p>Events and progress are one transaction: a run that is stopped or killed at any moment goes on
 * where it was, with the same selection, and publishes nothing twice. It keeps to its rate and
 * pauses while the live flow is behind. A run runs once, on one thread; {@link #stop} and {@link
 * #progress} are for others.
 */
public final class Reprocessing implements AutoCloseable {

  /** The longest that {@link #stop} waits for the transaction that is open. */
  public static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private static final int MOST_IN_TRANSACTION = 200;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final ReprocessSettings settings;
  private final SelectedRevisions selected;
  private final LongSupplier waiting;
  private final Step steps;
  private final Clock clock;
  private final ReprocessListener listener;
  private final Consumer<byte[], byte[]> consumer;
  private final Producer<byte[], byte[]> producer;
  private final RawDocuments documents;
  private final Checkpoints checkpoints;
  private final Pace pace;
  private final Deserializer<RawArticle> rawDeserializer = EventSerdes.rawArticle().deserializer();
  private final Serializer<EnrichedArticle> serializer = EventSerdes.enrichedArticle().serializer();
  private final AtomicLong reprocessed = new AtomicLong();
  private final AtomicLong unreadable = new AtomicLong();
  private final AtomicLong missing = new AtomicLong();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Thread runner;
  private volatile boolean isStopped;
  private volatile boolean isComplete;

  /** For tests. */
  Reprocessing(
      ReprocessSettings settings,
      SelectedRevisions selected,
      LongSupplier waiting,
      Step steps,
      Clock clock,
      ReprocessListener listener,
      Consumer<byte[], byte[]> consumer,
      Producer<byte[], byte[]> producer) {
    this.settings = settings;
    this.selected = selected;
    this.waiting = waiting;
    this.steps = steps;
    this.clock = clock;
    this.listener = listener;
    this.consumer = consumer;
    this.producer = producer;
    this.documents = new RawDocuments(consumer);
    this.checkpoints = new Checkpoints(settings, consumer, producer);
    this.pace = new Pace(settings.rate());
  }

  /**
   * Connects, and does nothing before {@link #run}.
   *
   * @param waiting how many records wait in the live flow now
   */
  public static Reprocessing open(
      ReprocessSettings settings,
      SelectedRevisions selected,
      LongSupplier waiting,
      ReprocessListener listener) {
    return new Reprocessing(
        settings,
        selected,
        waiting,
        EnrichTopology.steps(settings.maxRequestBytes()),
        Clock.systemUTC(),
        listener,
        ReprocessClients.consumer(settings),
        ReprocessClients.producer(settings));
  }

  /**
   * Goes through the selection, or as far as it comes before it is stopped.
   *
   * @throws ReprocessException if another run has taken over, or the topics do not fit
   * @throws KafkaException if the brokers do not answer; the same run goes on later
   */
  public ReprocessResult run() {
    runner = Thread.currentThread();
    try {
      List<TopicPartition> raw = rawPartitions();
      producer.initTransactions();
      checkpoints.begin(raw, clock, listener);
      raw.forEach(this::reprocess);
      if (!isStopped) {
        checkpoints.commitDone();
        isComplete = true;
      }
      return progress();
    } catch (KafkaException e) {
      throw isTakenOver(e) ? takenOver(e) : e;
    } finally {
      ended.countDown();
    }
  }

  private List<TopicPartition> rawPartitions() {
    String rawTopic = settings.topics().raw();
    String reprocessedTopic = settings.topics().reprocessed();
    int partitions = consumer.partitionsFor(rawTopic).size();
    int targets = producer.partitionsFor(reprocessedTopic).size();
    if (targets < partitions) {
      throw new ReprocessException(
          "the topic %s has %d partitions, %s has %d: it must have as many; add them with kafka-topics.sh --alter --partitions"
              .formatted(reprocessedTopic, targets, rawTopic, partitions));
    }
    return consumer.partitionsFor(rawTopic).stream()
        .map(partition -> new TopicPartition(rawTopic, partition.partition()))
        .sorted(Comparator.comparingInt(TopicPartition::partition))
        .toList();
  }

  private void reprocess(TopicPartition raw) {
    boolean isLast = isStopped;
    if (!isLast) {
      documents.turnTo(raw);
    }
    while (!isLast && !isStopped) {
      SelectedRevisions.Page page =
          selected.page(raw.partition(), checkpoints.next(raw), checkpoints.run().startedAt());
      reprocess(raw, page);
      isLast = page.isLast();
    }
  }

  /** A transaction is about a second's work: so much is done again after a kill. */
  private void reprocess(TopicPartition raw, SelectedRevisions.Page page) {
    List<StoredRevision> revisions = page.revisions();
    int most = Math.min(settings.rate(), MOST_IN_TRANSACTION);
    int from = 0;
    do {
      awaitLiveFlow();
      int to = Math.min(from + most, revisions.size());
      producer.beginTransaction();
      int done = publish(raw, revisions.subList(from, to));
      from += done;
      checkpoints.commit(
          raw, from < revisions.size() ? revisions.get(from).offset() : page.nextOffset());
    } while (from < revisions.size() && !isStopped);
  }

  private void awaitLiveFlow() {
    long records = waiting.getAsLong();
    if (records > settings.mostWaiting()) {
      listener.onPaused(records);
    }
    while (records > settings.mostWaiting() && !isStopped) {
      sleep();
      records = waiting.getAsLong();
    }
  }

  private void sleep() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      isStopped = true;
    }
  }

  /** Returns how many were dealt with: fewer only if it was stopped. */
  private int publish(TopicPartition raw, List<StoredRevision> revisions) {
    int done = 0;
    for (StoredRevision revision : revisions) {
      if (isStopped) {
        return done;
      }
      publish(raw, revision);
      done++;
    }
    return done;
  }

  private void publish(TopicPartition raw, StoredRevision revision) {
    Optional<ConsumerRecord<byte[], byte[]>> document = documents.at(revision.offset());
    if (document.isEmpty()) {
      missing.incrementAndGet();
      listener.onLeft(revision, "%s holds no record there any more".formatted(raw));
      return;
    }
    pace.await();
    try {
      EnrichedArticle event = enrichAgain(document.get(), revision);
      // Where the raw record lies is where the live flow remembers the article.
      producer.send(
          new ProducerRecord<>(
              settings.topics().reprocessed(),
              raw.partition(),
              document.get().key(),
              serializer.serialize(settings.topics().reprocessed(), event)));
      reprocessed.incrementAndGet();
    } catch (AnotherDocumentException e) {
      missing.incrementAndGet();
      listener.onLeft(revision, e.getMessage());
    } catch (UnreadableArticleException | SerializationException e) {
      unreadable.incrementAndGet();
      listener.onLeft(revision, e.getMessage());
    }
  }

  private EnrichedArticle enrichAgain(
      ConsumerRecord<byte[], byte[]> document, StoredRevision revision) {
    RawArticle article = rawDeserializer.deserialize(document.topic(), document.value());
    String key = document.key() == null ? null : new String(document.key(), StandardCharsets.UTF_8);
    Origin origin = new Origin(document.topic(), document.partition(), document.offset());
    ArticleDraft draft = OpenDraft.draft(key, article, origin, document.timestamp());
    if (!draft.event().getArticleId().equals(revision.articleId())
        || !draft.event().getContentHash().equals(revision.contentHash())) {
      throw new AnotherDocumentException(
          "the record there is another document: the topic was made anew, or the store is that of another cluster");
    }
    return steps
        .apply(draft)
        .withRevision(revision.revision(), revision.previousContentHash())
        .withEnrichment(EnrichTopology.VERSION, clock.instant())
        .event();
  }

  private static boolean isTakenOver(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProducerFencedException
          || cause instanceof InvalidProducerEpochException) {
        return true;
      }
    }
    return false;
  }

  private ReprocessException takenOver(KafkaException e) {
    return new ReprocessException(
        "another `warta reprocess` was started on these topics and has taken over: only one runs at a time (%s); it goes on from here if it has the same selection"
            .formatted(settings.group()),
        e);
  }

  /** How far it has come in this process; what is in an open transaction is counted already. */
  public ReprocessResult progress() {
    return new ReprocessResult(reprocessed.get(), unreadable.get(), missing.get(), isComplete);
  }

  /**
   * Ends the run after the article at hand, and waits a while until it has ended; on the run's own
   * thread it does not wait.
   */
  public void stop() {
    isStopped = true;
    if (runner == null || runner == Thread.currentThread()) {
      return;
    }
    try {
      ended.await(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    producer.close(STOP_TIMEOUT);
    consumer.close();
  }

  /** What lies at the offset is not what was stored from there. */
  private static final class AnotherDocumentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AnotherDocumentException(String message) {
      super(message);
    }
  }
}
