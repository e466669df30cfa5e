package dev.warta.store.audit;

import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * What the store holds at one moment: all answers of one snapshot belong together.
 *
 * <p>Close it soon: while it is open the database keeps what others delete. Every method throws
 * {@code StoreUnavailableException} if the database is out.
 */
public interface StoreSnapshot extends AutoCloseable {

  /** The next offset to store of every partition that was ever stored. */
  Map<TopicPartition, Long> offsets();

  /** One more than the highest partition of the raw topic that any outcome names; 0 if none. */
  int partitions(String rawTopic);

  /** Visits the offsets of the raw records with an outcome of this kind, in ascending order. */
  void forEachOutcome(OutcomeKind kind, TopicPartition raw, LongConsumer offsets);

  /**
   * Visits the revisions or sightings that the raw records at these offsets became.
   *
   * @param kind {@link OutcomeKind#REVISION} or {@link OutcomeKind#SIGHTING}
   */
  void forEachArticle(OutcomeKind kind, TopicPartition raw, long[] offsets, ArticleVisitor visitor);

  /** How many events were rejected of which nobody can tell the raw record. */
  long rejectionsWithoutOrigin();

  @Override
  void close();

  /** Is told a revision or sighting, and the raw record it was made from. */
  interface ArticleVisitor {

    /** One revision, or one sighting of a revision. */
    void visit(long offset, UUID articleId, int revision);
  }
}
