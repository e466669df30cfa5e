package dev.warta.store;

import java.util.List;

/**
 * The stored revisions as a log, in the order of the raw records they were made from: who has read
 * up to a position finds everything that was stored since, each revision once.
 *
 * <p>Every revision is an entry, also one that a later revision has replaced meanwhile. What is
 * reprocessed keeps its place and is no new entry.
 */
public interface ArticleLog {

  /**
   * Behind the last entry that is stored.
   *
   * @throws StoreUnavailableException if the database is out
   */
  LogPosition end();

  /**
   * Where a page ends that begins at a position.
   *
   * @param until the end of the log, or a place before it
   * @param most entries of the page in each partition
   * @throws StoreUnavailableException if the database is out
   */
  LogPosition pageEnd(LogPosition from, LogPosition until, int most);

  /**
   * The entries behind one position up to another that a search would find, by partition and
   * offset.
   *
   * @param text words, as in {@link SearchRequest#text()}; blank for the filter alone
   * @throws StoreUnavailableException if the database is out or took too long
   */
  List<Entry> entries(LogPosition from, LogPosition to, String text, ArticleFilter filter);

  /**
   * How long the latest entries took from when they were received until they were stored.
   *
   * @throws StoreUnavailableException if the database is out
   */
  Latency latency();

  /**
   * What steps reported of the latest entries, by step and kind; only what was reported is there.
   *
   * @throws StoreUnavailableException if the database is out
   */
  List<ProblemShare> problems();

  /**
   * How often a step reported something.
   *
   * @param step name of the step
   * @param kind what it reported
   * @param perArticle reports by articles, those without any included
   */
  record ProblemShare(String step, String kind, double perArticle) {}

  /**
   * A latency in milliseconds; null where there are no entries.
   *
   * @param p50 half of them were faster
   * @param p99 99 of 100 were faster
   */
  record Latency(Double p50, Double p99) {}

  /**
   * A revision in the log.
   *
   * @param topic topic of its raw record
   * @param partition partition of it
   * @param offset offset of it
   */
  record Entry(String topic, int partition, long offset, SearchHit hit) {}
}
