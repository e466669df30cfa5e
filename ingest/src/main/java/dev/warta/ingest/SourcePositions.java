package dev.warta.ingest;

import dev.warta.events.Topics;
import dev.warta.ingest.source.Sources;
import dev.warta.ingest.state.SourceKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * Remembers how far an {@link Ingestion} has come, so that the same one goes on there after it was
 * stopped or killed.
 *
 * <p>The position lies in the compacted topic {@code articles.sources}, written about once a second
 * while the ingestion runs, and taken back when it is complete. Ingestions are the same if the same
 * paths are read under the same source. Two of the same at one time lose nothing, but publish
 * documents twice.
 */
public abstract class SourcePositions implements AutoCloseable {

  SourcePositions() {}

  /**
   * Looks how far an earlier run of the same ingestion has come, and what it published after its
   * position was last written; the topics must exist.
   *
   * @param kafka the connection's settings
   * @param kind what is read from the paths
   * @param paths as named by the user; with standard input among them nothing is remembered, for
   *     nobody can go back in it
   * @param sourceName the publisher named by the user; null for none
   * @param isFromStart true to read all again, wherever an earlier run has come
   * @throws PublishException if the brokers do not tell
   */
  public static SourcePositions open(
      Map<String, ?> kafka,
      Topics topics,
      SourceKind kind,
      List<String> paths,
      String sourceName,
      boolean isFromStart)
      throws InterruptedException {
    return paths.contains(Sources.STANDARD_INPUT)
        ? none()
        : PositionClients.connect(
            kafka, topics, NamedPaths.of(kind, paths, sourceName), isFromStart);
  }

  /** Remembers nothing. */
  public static SourcePositions none() {
    return new NoSourcePositions();
  }

  /** Why the position of an earlier run is not used, though there is one; empty if all is well. */
  public Optional<String> notice() {
    return Optional.empty();
  }

  /** Where each partition of the raw topic ended before the ingestion's first run began. */
  public Map<TopicPartition, Long> rawBegin() {
    Map<TopicPartition, Long> begin = new HashMap<>();
    start().raw().forEach((partition, span) -> begin.put(partition, span.begin()));
    return begin;
  }

  @Override
  public abstract void close();

  /** Where this run begins. */
  abstract Position start();

  /** True if this run goes on where another was interrupted. */
  abstract boolean isResumed();

  /** When this run began: what changes later in the files was not there to be read. */
  abstract Instant openedAt();

  /** What the interrupted run published behind {@link #start}. */
  abstract PublishedTail tail();

  /**
   * Writes the start, unless it lies there, and waits until the brokers have it: from then on what
   * is published can be told from what was there before.
   *
   * @throws PublishException if it could not be written
   */
  abstract void begin() throws InterruptedException;

  /**
   * Writes a position without waiting for it.
   *
   * @throws PublishException if an earlier one could not be written
   */
  abstract void save(Position position);

  /**
   * Writes a position before the process ends, and waits for the brokers two seconds at most.
   *
   * @throws PublishException if it could not be written
   */
  abstract void saveAtStop(Position position) throws InterruptedException;

  /**
   * Takes the position back, and waits until the brokers have noted it: the ingestion is complete.
   *
   * @throws PublishException if it could not be taken back
   */
  abstract void forget() throws InterruptedException;

  /** Every run begins at the start. */
  private static final class NoSourcePositions extends SourcePositions {

    private final Instant openedAt = Instant.now();

    @Override
    Position start() {
      return new Position(0, null, openedAt, 0, 0, Map.of());
    }

    @Override
    boolean isResumed() {
      return false;
    }

    @Override
    Instant openedAt() {
      return openedAt;
    }

    @Override
    PublishedTail tail() {
      return PublishedTail.none();
    }

    @Override
    void begin() {}

    @Override
    void save(Position position) {}

    @Override
    void saveAtStop(Position position) {}

    @Override
    void forget() {}

    @Override
    public void close() {}
  }
}
