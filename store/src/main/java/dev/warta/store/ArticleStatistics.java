package dev.warta.store;

import java.util.Optional;

/**
 * Counts articles, by their current revisions: over time, around a name, and what is rising.
 *
 * <p>Of very many articles the latest, or a sample, are counted; each answer says of how many.
 */
public interface ArticleStatistics {

  /**
   * How many articles there are in each interval.
   *
   * @throws StoreUnavailableException if the database is out or took too long
   */
  TimeCounts counts(TimeCountRequest request);

  /**
   * What articles say of somebody; empty if none names them.
   *
   * @throws StoreUnavailableException if the database is out or took too long
   */
  Optional<EntityProfile> profile(EntityRequest request);

  /**
   * Names and keywords that stand in more articles than usual.
   *
   * @throws StoreUnavailableException if the database is out or took too long
   */
  Rising rising(RisingRequest request);
}
