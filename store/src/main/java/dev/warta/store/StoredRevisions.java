package dev.warta.store;

import org.apache.kafka.common.TopicPartition;

/** Reads which revisions are stored, by the raw records they were made from. */
public interface StoredRevisions {

  /**
   * The next page of a partition of the raw topic. A page looks at so many revisions, not at so
   * many selected ones, so that it takes the same short time whatever is selected.
   *
   * @param fromOffset first raw offset to look at
   * @throws StoreUnavailableException if the database is out
   */
  RevisionPage page(RevisionSelection selection, TopicPartition raw, long fromOffset);
}
