package dev.warta.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps articles with all their revisions and sightings, and how far each topic has been stored.
 *
 * <p>Start with {@code PostgresArticleStore.open}. Rows and offsets are one: {@link #write} stores
 * a batch and moves its offsets in one transaction, so that nothing is missing and nothing is there
 * twice whatever dies when. Every method may be called by several threads; each throws {@link
 * StoreUnavailableException} while the database is out.
 */
public interface ArticleStore extends AutoCloseable {

  /**
   * The next offset to read of every partition that was ever stored; a partition that is missing is
   * at 0.
   */
  Map<TopicPartition, Long> offsets();

  /**
   * Stores a batch with its offsets, or nothing at all.
   *
   * <p>What is already stored is not stored again. A revision that comes with a newer enrichment
   * (by version, then by time) replaces what was derived before; its number, where and when it was
   * first seen and when it was stored stay. Of a record that was rejected twice, the first
   * rejection is kept.
   *
   * @throws OffsetConflictException if a recorded offset is not the expected one: somebody else
   *     stores this partition
   * @throws UnstorableRecordException if some record of the batch can never be stored
   * @throws StoreUnavailableException if the database is out; the batch may or may not be stored,
   *     and {@link #offsets} says which when it is back
   */
  void write(Batch batch);

  /** The search over the current revisions. */
  ArticleSearch search();

  /** How much is stored. */
  StoreCounts counts();

  /**
   * The current revision of each article that is stored, in the order of the ids; unknown ids are
   * left out.
   */
  List<ArticleSummary> summaries(Collection<String> articleIds);

  /** Asks the database; never throws. */
  Health health();

  @Override
  void close();
}
