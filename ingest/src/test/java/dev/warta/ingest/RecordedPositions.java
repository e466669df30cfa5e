package dev.warta.ingest;

import dev.warta.ingest.Position.RawSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Keeps positions in memory. */
final class RecordedPositions extends SourcePositions {

  static final TopicPartition PARTITION = new TopicPartition("articles.raw", 0);

  final List<Position> saved = new ArrayList<>();
  boolean hasBegun;
  boolean isForgotten;
  private final Position start;
  private final PublishedTail tail;
  private final Instant openedAt = Instant.now();

  /** Of a run before which the raw topic was empty. */
  RecordedPositions() {
    this(
        new Position(0, null, Instant.now(), 0, 0, Map.of(PARTITION, RawSpan.beginningAt(0))),
        PublishedTail.none());
  }

  /** Of a run that goes on. */
  RecordedPositions(Position start, PublishedTail tail) {
    this.start = start;
    this.tail = tail;
  }

  Position last() {
    return saved.get(saved.size() - 1);
  }

  @Override
  Position start() {
    return start;
  }

  @Override
  boolean isResumed() {
    return start.published() > 0;
  }

  @Override
  void begin() {
    hasBegun = true;
  }

  @Override
  Instant openedAt() {
    return openedAt;
  }

  @Override
  PublishedTail tail() {
    return tail;
  }

  @Override
  void save(Position position) {
    saved.add(position);
  }

  @Override
  void saveAtStop(Position position) {
    saved.add(position);
  }

  @Override
  void forget() {
    isForgotten = true;
  }

  @Override
  public void close() {}
}
