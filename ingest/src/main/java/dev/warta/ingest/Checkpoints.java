package dev.warta.ingest;

import dev.warta.events.RawArticle;
import dev.warta.ingest.Position.RawSpan;
import dev.warta.ingest.source.Place;
import dev.warta.ingest.source.ReadBefore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds out how far an ingestion has come, while acknowledgements come in any order, and has it
 * saved.
 *
 * <p>After each MiB, and at least once a second, the place where the reading stands is noted; what
 * is read between two places is a {@link Stretch}. A place is a position once all stretches before
 * it are acknowledged; once a second the last one is saved. Of each partition the position knows
 * the last record before it: what was published behind it lies behind that record, for each
 * partition takes the articles in the order of the reading.
 *
 * <p>Read and saved on the ingestion's thread; acknowledged on any.
 */
final class Checkpoints {

  /** How often a position is saved. */
  static final Duration INTERVAL = Duration.ofSeconds(1);

  /** Bytes of documents after which a place is noted, so that positions lie close together. */
  private static final long STRETCH_BYTES = 1024 * 1024;

  private final SourcePositions positions;
  private final Position start;
  private final PublishedTail tail;
  private final long intervalNanos;
  private final Deque<Stretch> stretches = new ArrayDeque<>();
  private Stretch current = new Stretch();
  private long notedAt = System.nanoTime();
  private long savedAt = notedAt;
  private Position reached;
  private boolean isReachedSaved = true;

  Checkpoints(SourcePositions positions, Duration interval) {
    this.positions = positions;
    this.start = positions.start();
    this.tail = positions.tail();
    this.intervalNanos = interval.toNanos();
    this.reached = start;
    stretches.add(current);
  }

  /** What is read between two places, and what came of it. */
  final class Stretch {

    private final Map<TopicPartition, Long> last = new HashMap<>();
    private long bytes;
    private long published;
    private long refused;
    private long waiting;

    /** Null while it is still being read. */
    private End end;

    private boolean isAcknowledged() {
      return end != null && waiting == 0;
    }

    /** The brokers have one of its articles. */
    void published(RecordMetadata metadata) {
      synchronized (Checkpoints.this) {
        waiting--;
        published(new TopicPartition(metadata.topic(), metadata.partition()), metadata.offset());
      }
    }

    private void published(TopicPartition partition, long offset) {
      published++;
      last.merge(partition, offset, Math::max);
    }

    /** One of its articles, though handed on, was not taken. */
    void refused() {
      synchronized (Checkpoints.this) {
        waiting--;
        refused++;
      }
    }
  }

  /**
   * Where a stretch ends.
   *
   * @param isTailOver true if none of the documents behind it was published by an earlier run
   */
  private record End(int source, Place place, boolean isTailOver) {}

  /** What the interrupted run has read of a source; empty if nothing. */
  Optional<ReadBefore> before(int source) {
    if (source < start.source()) {
      return Optional.of(new ReadBefore(null, start.since()));
    }
    return source == start.source() && start.place() != null
        ? Optional.of(new ReadBefore(start.place(), start.since()))
        : Optional.empty();
  }

  /** Where the article lies in the raw topic already, published by the interrupted run, if so. */
  Optional<PublishedTail.Found> publishedBefore(RawArticle article) {
    Optional<PublishedTail.Found> found = tail.take(article);
    synchronized (this) {
      found.ifPresent(there -> current.published(there.partition(), there.offset()));
    }
    return found;
  }

  /** An article goes to the brokers; the answer is to be told of what becomes of it. */
  synchronized Stretch handedOn(RawArticle article) {
    current.bytes += article.getContent().remaining();
    current.waiting++;
    return current;
  }

  /** A document was not an article. */
  synchronized void refused() {
    current.refused++;
  }

  /**
   * The reading stands between two documents of a source.
   *
   * @param isStopping true if it will go no further
   */
  void passed(int source, Supplier<Place> here, boolean isStopping) {
    if (source < start.source()) {
      return; // the part that an interrupted run has read, looked through for what has changed
    }
    tail.expect();
    if (isStopping || isLong() || isTime(notedAt)) {
      Place place = here.get();
      if (place != null) {
        end(source, place);
      }
    }
    saveIfTime();
  }

  /** A source was read to its end. */
  void sourceDone(int source) {
    if (source < start.source()) {
      return;
    }
    tail.expect();
    end(source + 1, null);
    saveIfTime();
  }

  private synchronized boolean isLong() {
    return current.bytes >= STRETCH_BYTES;
  }

  private boolean isTime(long last) {
    return System.nanoTime() - last >= intervalNanos;
  }

  private synchronized void end(int source, Place place) {
    notedAt = System.nanoTime();
    current.end = new End(source, place, tail.isOver());
    current = new Stretch();
    stretches.add(current);
  }

  private void saveIfTime() {
    if (!isTime(savedAt) || Thread.currentThread().isInterrupted()) {
      return;
    }
    advance();
    if (!isReachedSaved) {
      positions.save(reached);
      isReachedSaved = true;
      savedAt = System.nanoTime();
    }
  }

  /** Saves how far it has come by now; for a reading that has ended before its end. */
  void stopped() throws InterruptedException {
    advance();
    if (!isReachedSaved) {
      positions.saveAtStop(reached);
      isReachedSaved = true;
    }
  }

  /** All sources were read to their end, and all is acknowledged. */
  void complete() throws InterruptedException {
    positions.forget();
  }

  private synchronized void advance() {
    while (stretches.peek().isAcknowledged()) {
      reached = behind(stretches.remove());
      isReachedSaved = false;
    }
  }

  private Position behind(Stretch stretch) {
    Map<TopicPartition, RawSpan> raw = new HashMap<>(reached.raw());
    stretch.last.forEach(
        (partition, offset) ->
            raw.merge(
                partition,
                new RawSpan(offset, offset, offset),
                (earlier, now) ->
                    new RawSpan(
                        earlier.begin(), Math.max(earlier.last(), offset), earlier.tail())));
    if (stretch.end.isTailOver()) {
      raw.replaceAll(
          (partition, span) ->
              new RawSpan(span.begin(), span.last(), Math.max(span.tail(), span.last() + 1)));
    }
    return new Position(
        stretch.end.source(),
        stretch.end.place(),
        positions.openedAt(),
        reached.published() + stretch.published,
        reached.refused() + stretch.refused,
        raw);
  }
}
